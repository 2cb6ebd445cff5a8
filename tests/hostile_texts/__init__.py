"""Texts that try to be more than text, by what they try: all were written for this project.

`window.ran` is what a browser would set if any of them ran, `evil.test` what it would ask.
"""

from __future__ import annotations

from tests.hostile_texts import of_files, of_pages, of_signs

BY_KIND: dict[str, tuple[str, ...]] = {**of_pages.TEXTS, **of_signs.TEXTS, **of_files.TEXTS}
ALL: tuple[str, ...] = tuple(dict.fromkeys(text for texts in BY_KIND.values() for text in texts))
