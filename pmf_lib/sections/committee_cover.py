"""The cover of a report to committee, under the paper's own headings (R1-003, R1-078, R1-079)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from pmf_lib.sections.listing import Layout, facts, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said
from pmf_lib.views.records import Block, Nil, Paragraph, Part, Section
from pmf_lib.views.words import begun, counted, listed

PURPOSE = "PURPOSE"
CONCLUSION = "CONCLUSION"
RELEVANCE = (
    "Council Ambitions",
    "Community Objectives",
    "Corporate Priorities",
    "Other Considerations",
)
RISKS = ("Resources", "Technical, Environmental and Legal", "Political", "Reputation")
NONE = "None"
_NIL = "Nil return: no report goes to committee this quarter."


def paper_summary(pack: Pack) -> tuple[str, ...]:
    """The title page's sentences: the reports, and how many recommendations await a decision."""
    decisions = _of_reports(pack, "report_decisions")
    waiting = int(decisions["decision"].isna().sum())
    asked = begun(counted(len(decisions), "recommendation"))
    reports = _reports(pack)
    named = f": {listed(f'“{report}”' for report in reports)}" if reports else ""
    return (
        f"{begun(counted(len(reports), 'report'))} to committee{named}.",
        f"{asked}, {waiting or 'none'} still to be decided.",
    )


def paper_purpose(pack: Pack) -> Section:
    """What each report is for."""
    return _words(pack, "paper_purpose", PURPOSE)


def paper_conclusion(pack: Pack) -> Section:
    """What each report comes to."""
    return _words(pack, "paper_conclusion", CONCLUSION)


def paper_relevance(pack: Pack) -> Section:
    """The four headings of relevance, each filled or “None” (R1-003)."""
    return _headings(pack, "paper_relevance", RELEVANCE)


def paper_risks(pack: Pack) -> Section:
    """The four headings of the risk assessment, each filled or “None” (R1-078)."""
    return _headings(pack, "paper_risks", RISKS)


def paper_recommendations(pack: Pack) -> Section:
    """What committee is asked to do, by number (R1-079)."""
    found = _of_reports(pack, "report_decisions")

    def shown(report: str) -> Block:
        layout = Layout("Recommendations", ("Number", "What is recommended"), "The report")
        own = found[found["report"] == report]
        return listing(own, layout, lambda row: (row.number, row.text), "nothing is recommended")

    return Section(name="paper_recommendations", blocks=_each(pack, shown))


def paper_decision(pack: Pack) -> Section:
    """The decision against each recommendation, or that it is awaited (R1-079)."""
    found = _of_reports(pack, "report_decisions")

    def shown(report: str) -> Block:
        layout = Layout("Decisions", ("Number", "Decision", "Minute"), "Minutes of the committee")
        return listing(
            found[found["report"] == report],
            layout,
            lambda row: (
                row.number,
                begun(said(row.decision, "awaited")),
                said(row.minute, "None yet"),
            ),
            "nothing was to be decided",
        )

    waiting = int(found["decision"].isna().sum())
    headline = begun(f"{counted(waiting, 'decision')} awaited.")
    return Section(name="paper_decision", headline=headline, blocks=_each(pack, shown))


def _words(pack: Pack, name: str, heading: str) -> Section:
    def shown(report: str) -> Block:
        return Paragraph(text=_filled(pack, report, heading))

    return Section(name=name, blocks=_each(pack, shown))


def _headings(pack: Pack, name: str, headings: Sequence[str]) -> Section:
    def shown(report: str) -> Block:
        return facts(*((heading, _filled(pack, report, heading)) for heading in headings))

    return Section(name=name, blocks=_each(pack, shown))


def _each(pack: Pack, shown: Callable[[str], Block]) -> tuple[Block, ...]:
    """What a heading says of each report; a nil return where there is none.

    A report that goes alone is named on the title page, and not again under every heading.
    """
    reports = _reports(pack)
    if not reports:
        return (Nil(reason=_NIL),)
    if len(reports) == 1:
        return (shown(reports[0]),)
    return tuple(Part(heading=report, blocks=(shown(report),)) for report in reports)


def _filled(pack: Pack, report: str, heading: str) -> str:
    found = pack.entries("cover_reports")
    own = found[(found["report"] == report) & (found["heading"] == heading)]
    if own.empty:
        return NONE
    entry = next(own.itertuples())
    by = said(entry.commented_by, "")
    comment = f" ({by}, {day(entry.commented_on)})" if by and day(entry.commented_on) else ""
    return f"{said(entry.text, NONE)}{comment}"


def _reports(pack: Pack) -> tuple[str, ...]:
    """The reports written since the quarter began, in the order of their names."""
    found = pack.entries("cover_reports")
    return tuple(sorted(set(found.loc[_current(pack, found), "report"])))


def _of_reports(pack: Pack, table: str) -> pd.DataFrame:
    found = pack.entries(table)
    return found[found["report"].isin(_reports(pack))].sort_values(["report", "number"])


def _current(pack: Pack, found: pd.DataFrame) -> pd.Series:
    written = pd.to_datetime(found["recorded_on"])
    return written.between(pd.Timestamp(pack.period.start), pd.Timestamp(pack.as_at))
