"""Data quality by who answers for the figures (R1-041, R4-031)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.methods.figure_quality import SCORED, shares
from pmf_lib.methods.quality_dimensions import Finding
from pmf_lib.sections.data_quality import scores
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import table
from pmf_lib.views.records import Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def audit_quality_by_owner(pack: Pack) -> Section:
    """Of each owner's measures: how many pass, are overdue, doubtful or restated, worst first.

    An owner is a post. Worst first: those with most failures, then by name.
    """
    name, judged = "audit_quality_by_owner", pack.judgements
    if judged.empty:
        return Section(name=name, blocks=(Nil(reason="Nil return: no measure is reported."),))
    found, doubtful, restated = scores(pack), _doubtful(pack), _restated(pack)
    rows = [
        (str(owner), own, _failures(found, own["measure"]))
        for owner, own in judged.groupby("owner", sort=True)
    ]
    rows.sort(key=lambda row: (-row[2], row[0]))
    shown = table(
        f"Figures by who answers for them, {pack.period.label}, most failures first",
        (
            "Owner, by post",
            Heading("Measures", "count"),
            *(f"{begun(one.value)}" for one in SCORED),
            Heading("Overdue", "count"),
            Heading("Loaded with a doubt", "count"),
            Heading("Restated", "count"),
            Heading("Grade C or worse", "count"),
        ),
        [
            (
                owner,
                len(own),
                *_passed(found, own["measure"]),
                int((own["status"] == "overdue").sum()),
                int(own["measure"].isin(doubtful).sum()),
                int(own["measure"].isin(restated).sum()),
                int(own["grade"].isin(("C", "D", "U")).sum()),
            )
            for owner, own, _ in rows
        ],
        source="Tests made on the council's register of measures",
        notes=(
            "Passed, of those that could be tested. Doubts are of figures of this year; restated "
            "is what became known otherwise since the period began.",
        ),
    )
    failing = sum(1 for *_, failures in rows if failures)
    headline = (
        f"{begun(counted(failing, 'owner'))} of {len(rows)} "
        f"{'has' if failing == 1 else 'have'} a figure that fails a test."
    )
    return Section(name=name, headline=headline, blocks=(shown,))


_Scores = dict[str, tuple[Finding, ...]]


def _passed(found: _Scores, measures: pd.Series) -> list[str]:
    told = shares(found[code] for code in measures)
    return [
        f"{passed} of {of}" if of else "Cannot say" for passed, of in (told[one] for one in SCORED)
    ]


def _failures(found: _Scores, measures: pd.Series) -> int:
    told = shares(found[code] for code in measures).values()
    return sum(of - passed for passed, of in told)


def _restated(pack: Pack) -> frozenset[str]:
    """The measures with a figure that became known otherwise since the period began."""
    known = pd.to_datetime(pack.restatements["known_from"])
    return frozenset(pack.restatements.loc[known >= pd.Timestamp(pack.period.start), "measure"])


def _doubtful(pack: Pack) -> frozenset[str]:
    """The measures with a figure of this year that was loaded with a doubt."""
    this_year = pack.values[pack.values["period"].str.startswith(pack.year.code)]
    return frozenset(this_year.loc[this_year["flags"].fillna("").ne(""), "measure"])
