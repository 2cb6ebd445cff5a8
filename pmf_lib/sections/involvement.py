"""How councillors are involved, and what staff need: each mapped to what serves it.

Peterborough 2009/10, 3.2: five involvements of councillors (R4-024 to R4-028); 3.1: what a culture
of improvement needs (R4-022).
"""

from __future__ import annotations

from dataclasses import dataclass

from pmf_lib.council import ForEach
from pmf_lib.methods.question_log import State
from pmf_lib.sections.exempt import public_rows
from pmf_lib.sections.opening import STILL_OPEN
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.question_evidence import log_of
from pmf_lib.sections.show import table
from pmf_lib.sections.whose_report import council_report_link, has_report
from pmf_lib.views.records import Cell, Link, Section, Text
from pmf_lib.views.words import begun, counted

CULTURE = ("Empowered", "Engaged", "Understand their impact", "The customer comes first")


@dataclass(frozen=True)
class Involvement:
    """One involvement: what councillors do, the pack that serves it, and what it shows there."""

    what: str
    pack: str
    shows: str
    requirement: str


INVOLVEMENTS = (
    Involvement(
        "Setting or scrutinising the strategic direction, priorities and budget options",
        "challenge",
        "Each priority with its money and measures, and the budget options to weigh",
        "R4-024",
    ),
    Involvement(
        "Considering performance reports that paint a clear picture of trends",
        "quarter_overview",
        "Direction, variation and assurance of each exception",
        "R4-025",
    ),
    Involvement(
        "Asking questions about current performance and improvement plans",
        "question_sheet",
        "What is worth asking of each exception, and the log of questions with their answers",
        "R4-026",
    ),
    Involvement(
        "Using local knowledge to draw out issues from complaints and ward surgeries",
        "challenge",
        "What councillors heard, beside the measures it bears on",
        "R4-027",
    ),
    Involvement(
        "Seeking assurance that systems manage performance, risk and resources",
        "audit_committee",
        "The assurance map of the three systems, and the nine items of the Audit Committee",
        "R4-028",
    ),
)


def involvement(pack: Pack) -> Section:
    """The five involvements, the report that serves each, and what is there this quarter."""
    shown = table(
        "How councillors are involved, and where to look",
        ("Involvement", "Report", "What it shows", "This quarter"),
        [
            (one.what, _report(pack, one), one.shows, _this_quarter(pack, one))
            for one in INVOLVEMENTS
        ],
        source="The council's profile and registers",
    )
    served = sum(has_report(pack.council, one.pack) for one in INVOLVEMENTS)
    headline = (
        f"{served} of {len(INVOLVEMENTS)} involvements are served by a report of this council."
    )
    return Section(name="involvement", headline=headline, blocks=(shown,))


def _report(pack: Pack, one: Involvement) -> Cell:
    if not has_report(pack.council, one.pack):
        return Text(text="This council makes no such report")
    spec = pack.council.pack(one.pack)
    if spec.for_each is ForEach.COMMITTEE:
        first = pack.council.committees[0]
        return Link(text=f"{spec.title}: {first.name}", target=f"{one.pack}/{first.key}.html")
    return council_report_link(pack.council, one.pack, spec.title)


def _this_quarter(pack: Pack, one: Involvement) -> str:
    """What there is to look at, counted; a sentence for each involvement in turn."""
    match one.requirement:
        case "R4-024":
            decisions = pack.entries("key_decisions", every_period=True)
            open_ones = counted(int(decisions["status"].isin(STILL_OPEN).sum()), "open decision")
            options = public_rows(pack.entries("efficiency_options"))
            return begun(f"{counted(len(options), 'budget option')}, {open_ones}")
        case "R4-025":
            moved = int(pack.judgements["short_trend"].isin(("better", "worse")).sum())
            return begun(f"{counted(moved, 'measure')} better or worse than before")
        case "R4-026":
            log = log_of(pack)
            return begun(counted(int((log["state"] == State.OPEN).sum()), "open question"))
        case "R4-027":
            heard = pack.entries("local_knowledge", every_period=True)
            return begun(f"{counted(len(heard), 'matter')} heard")
        case _:
            advice = pack.entries("audit_advice", every_period=True)
            noun, plural = "recommendation of auditors", "recommendations of auditors"
            return begun(counted(len(advice), noun, plural))


def culture(pack: Pack) -> Section:
    """What people said of the culture: empowered, engaged, knowing their impact (R4-022)."""
    found = pack.entries("framework_evidence", every_period=True)
    own = found[found["family"] == "culture"]
    rows = [
        (need, "; ".join(own[own["principle"] == need]["evidence"]) or "Nobody has been asked yet")
        for need in CULTURE
    ]
    told = sum(bool((own["principle"] == need).any()) for need in CULTURE)
    shown = table(
        "What staff said of the culture of improvement",
        ("What is needed", "What was heard"),
        rows,
        source="Register of evidence",
    )
    headline = f"Heard of {told or 'none'} of the {len(CULTURE)} needs."
    return Section(name="culture", headline=headline, blocks=(shown,))
