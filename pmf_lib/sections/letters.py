"""Short forms and words of status that a report uses, each explained at its end (R2-010)."""

from __future__ import annotations

from pmf_lib.sections.pack import Pack
from pmf_lib.views import words
from pmf_lib.views.records import Block, Glossary, Section

LETTERS = "Letters that stand for words"
STATUS_MEANINGS = (
    ("green", "On target or better."),
    ("amber", "Short of the target, but within the tolerance printed beside the figure."),
    ("red", "Short of the target by more than the tolerance."),
    ("data_only", "No target by design: the figure is for information."),
    ("not_due", "The figure is not due yet."),
    ("overdue", "The figure is late: its due date has passed."),
    ("unknown", "The figure or its target is missing, so no status can be given."),
)
Meanings = tuple[tuple[str, str], ...]
ACTION_MEANINGS: Meanings = (
    ("On track", "an action or a project that is expected to be done by its day."),
    ("At risk", "it may not be done by its day."),
    ("Late", "its day has passed and it is not done, or a figure has not come."),
    ("Complete", "it is done."),
    ("Not started", "nothing has been done yet."),
    ("Stopped", "it was given up."),
)


def letters(pack: Pack) -> Section:
    """The section of a report that does not tell how it is read."""
    meanings = ((words.badge(status).word, meaning) for status, meaning in STATUS_MEANINGS)
    return Section(name="letters", blocks=letters_of(pack, (*meanings, *ACTION_MEANINGS)))


def letters_of(pack: Pack, statuses: Meanings = ()) -> tuple[Block, ...]:
    """The council's short forms in order, then words of status; the page shows those it uses."""
    found = (*sorted(pack.council.acronyms.items()), *statuses)
    return (Glossary(summary="What the letters and the words of status mean", items=found),)
