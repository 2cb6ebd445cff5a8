"""Heading 3: Best Value reviews, where the service has one (R0-026)."""

import pandas as pd

from pmf_lib.periods import Period
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Nil, Section
from pmf_lib.views.words import begun, counted, listed

FINISHED = frozenset({"complete", "completed", "finished", "closed"})
NOT_APPLICABLE = "Not applicable: this service has no Best Value review under way."


def best_value_review(pack: Pack) -> Section:
    """The reviews under way; without any the section is left out, with the reason."""
    found, silent = pack.entries("reviews"), _silent(pack)
    if found.empty and silent.empty:
        return Section(name="best_value_review", left_out=NOT_APPLICABLE)
    shown = table(
        f"Best Value reviews, {pack.period.label}",
        ("Review", "Stage", "Since last quarter", "Next stage due"),
        [
            (row.title, row.stage, said(row.update, "Nothing reported"), said(day(row.due_on)))
            for row in pd.concat([found, silent]).itertuples()
        ],
        source="Register of reviews",
    )
    lacking = Nil(reason=f"No update was handed in this quarter on {listed(silent['title'])}.")
    headline = begun(f"{counted(len(found) + len(silent), 'review')} under way.")
    blocks = (shown,) if silent.empty else (shown, lacking)
    return Section(name="best_value_review", headline=headline, blocks=blocks)


def _silent(pack: Pack) -> pd.DataFrame:
    """Reviews begun earlier, not finished, and not reported on this quarter: as last known."""
    every = pack.entries("reviews", every_period=True)
    earlier = [Period.parse(code).end < pack.period.start for code in every["period"]]
    before = every[pd.Series(earlier, every.index, dtype=bool)]
    latest = before.sort_values(["period", "review"]).groupby("review", as_index=False).last()
    open_still = ~latest["stage"].str.strip().str.casefold().isin(FINISHED)
    now = set(pack.entries("reviews")["review"])
    return latest[open_still & ~latest["review"].isin(now)].assign(update=None)
