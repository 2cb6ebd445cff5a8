"""How long a report is, against how long it may be (R1-029: not vast amounts of paper)."""

from pmf_lib.sections import followed_through
from pmf_lib.sections.pack import Pack
from pmf_lib.views.records import Length, Section, Text
from pmf_lib.views.words import begun, counted


def length_of_report(pack: Pack) -> Section:
    """The report's words and pages, how many it may have, and its items without an action.

    The page counts its own words as it is made, and is not published when there are more than its
    council's profile allows.
    """
    alone = int(followed_through.answered(pack)["open"].sum())
    headline = f"{counted(alone, 'exception')} without an action or a decision."
    pair = ("Exceptions without an action or a decision", Text(text=str(alone or "None")))
    return Section(
        name="length_of_report", headline=begun(headline), blocks=(Length(pairs=(pair,)),)
    )
