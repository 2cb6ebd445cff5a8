"""Heading 3: Best Value reviews, where the service has one (R0-026)."""

from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Nil, Section
from pmf_lib.views.words import begun, counted


def best_value_review(pack: Pack) -> Section:
    """The reviews under way, or the reason why the heading does not apply."""
    found = pack.entries("reviews")
    if found.empty:
        nil = Nil(reason="Not applicable: this service has no Best Value review under way.")
        return Section(name="best_value_review", blocks=(nil,))
    shown = table(
        f"Best Value reviews, {pack.period.label}",
        ("Review", "Stage", "Since last quarter", "Next stage due"),
        [
            (row.title, row.stage, said(row.update, "Nothing reported"), said(day(row.due_on)))
            for row in found.itertuples()
        ],
        source="Register of reviews",
    )
    headline = begun(f"{counted(len(found), 'review')} under way.")
    return Section(name="best_value_review", headline=headline, blocks=(shown,))
