"""The short forms a report uses, each with the words it stands for, at its end (R2-010)."""

from __future__ import annotations

from pmf_lib.sections.pack import Pack
from pmf_lib.views.records import Block, Glossary, Nil, Section

LETTERS = "Letters that stand for words"


def letters(pack: Pack) -> Section:
    """The section of a report that does not tell how it is read."""
    return Section(name="letters", blocks=letters_of(pack))


def letters_of(pack: Pack) -> tuple[Block, ...]:
    """The council's short forms in order, one click away; the page shows those it uses."""
    found = sorted(pack.council.acronyms.items())
    if not found:
        return (Nil(reason="Nil return: the reports use no short forms."),)
    return (Glossary(summary="What the letters stand for", items=tuple(found)),)
