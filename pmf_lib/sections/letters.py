"""The council's short forms, each with the words it stands for, at the end of a report (R2-010)."""

from __future__ import annotations

from pmf_lib.sections.pack import Pack
from pmf_lib.views.records import Block, Bullets, Details, Nil, Section

LETTERS = "Letters that stand for words"


def letters(pack: Pack) -> Section:
    """The section of a report that does not tell how it is read."""
    return Section(name="letters", blocks=letters_of(pack))


def letters_of(pack: Pack) -> tuple[Block, ...]:
    """Every short form of the council's profile in order, one click away."""
    found = sorted(pack.council.acronyms.items())
    if not found:
        return (Nil(reason="Nil return: the reports use no short forms."),)
    told = Bullets(items=tuple(f"{short}: {words}" for short, words in found))
    return (Details(summary="What the letters stand for", blocks=(told,)),)
