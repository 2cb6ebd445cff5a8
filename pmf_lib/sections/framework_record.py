"""The framework itself: its version, who approved it, what was recommended, what was said of it."""

from __future__ import annotations

from pmf_lib.methods import review_cycle
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Facts, Nil, Part, Section, Text
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

CYCLE_BEGINS = "The review cycle begins"


def review_summary(pack: Pack) -> tuple[str, ...]:
    """Where the framework stands, and what has been said of it."""
    framework = pack.council.framework
    approved = f", approved by the {framework.approved_by}" if framework.approved_by else ""
    comments = pack.entries("framework_comments")
    answered = int(comments["change"].notna().sum())
    return (
        f"Where does it stand? Version {framework.version} is {framework.status}{approved}.",
        f"What was said of it? {begun(counted(len(comments), 'comment'))}, of which "
        f"{answered or 'none'} changed it.",
    )


def framework_record(pack: Pack) -> Section:
    """Version, status, approval, consultation; then its comments and changes (R0-001, R2-004)."""
    framework = pack.council.framework
    pairs = (
        ("Framework", framework.title),
        ("Paper", framework.paper),
        ("Version", framework.version),
        ("Status", begun(str(framework.status))),
        ("Approved by", said(framework.approved_by, "The paper does not say")),
        ("Approved on", said(day(framework.approved_on), "The paper gives no day")),
        ("Consulted", said(framework.consulted, "The paper names nobody")),
        ("Adopted", framework.adopted),
        ("Cycle", ", ".join(pack.council.cycle)),
    )
    record = Facts(pairs=tuple((term, Text(text=text)) for term, text in pairs))
    return Section(
        name="framework_record",
        headline=f"This report was made under {framework.standing}.",
        blocks=(record, Part(heading="What was said, and what changed", blocks=(_comments(pack),))),
    )


def _comments(pack: Pack) -> Block:
    found = pack.entries("framework_comments")
    if found.empty:
        return Nil(reason="Nil return: no comment on the framework is in the register.")
    return table(
        "Comments on the framework and what came of them",
        ("Comment", "From", "What was changed", "In version"),
        [
            (
                row.text,
                row.from_whom,
                said(row.change, "Nothing yet"),
                said(row.version, "None yet"),
            )
            for row in found.itertuples()
        ],
        source="Register of comments on the framework",
    )


def recommendations_of_report(pack: Pack) -> Section:
    """The numbered recommendations of the report, each with its decision and minute (R0-002)."""
    found = pack.entries("report_decisions")
    if found.empty:
        nil = Nil(reason="Nil return: no report's recommendations are in the register.")
        return Section(name="recommendations_of_report", blocks=(nil,))
    open_ones = int(found["decision"].isna().sum())
    shown = table(
        "Recommendations and what was decided",
        ("Number", "Recommendation", "Report", "Decision", "Minute"),
        [
            (
                row.number,
                row.text,
                row.report,
                begun(said(row.decision, "Not yet decided")),
                said(row.minute, "None yet"),
            )
            for row in found.itertuples()
        ],
        source="Register of reports",
    )
    headline = (
        f"{counted(len(found), 'recommendation')}, {open_ones or 'none'} still to be decided."
    )
    return Section(name="recommendations_of_report", headline=begun(headline), blocks=(shown,))


def reviews_ahead(pack: Pack) -> Section:
    """Four reviews a year from the month in which the cycle begins (R0-003)."""
    body = pack.council.bodies_on(pack.council.ladder[0])[0]
    begins = [one.on for one in pack.council.calendar.milestones if one.what == CYCLE_BEGINS]
    start = begins[0] if begins and not isinstance(begins[0], str) else None
    if start is None:
        nil = Nil(reason="Not applicable: the council's paper names no month for the first review.")
        return Section(name="reviews_ahead", blocks=(nil,))
    found = review_cycle.reviews(start, body.meetings)
    shown = table(
        f"Reviews of every service by the {body.name}, four a year",
        (
            "Month of the review",
            "About",
            "First meeting in the month",
            Heading("Services", "count"),
        ),
        [
            (
                one.month.label,
                one.quarter.label,
                said(day(one.meets_on), "No meeting is set"),
                len(pack.council.units),
            )
            for one in found
        ],
        source="The council's calendar",
    )
    headline = f"The cycle begins in {found[0].month.label}, and comes round every three months."
    return Section(name="reviews_ahead", headline=headline, blocks=(shown,))
