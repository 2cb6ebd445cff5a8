"""Who reads and who adds to each table of the register: one line a table.

A line names the shelf, which says who reads all of the council and who only what is their own; the
columns that make a row somebody's own; and who may add rows, besides the performance team. What a
column ties a row to is not repeated here: it is the column's own `refers_to`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pmf_lib.register import FAMILIES, TABLES
from pmf_lib.store.access.posts import Role


class Shelf(StrEnum):
    """What kind of matter a table holds."""

    SERVICE = "service"
    """A unit's own affairs: for the unit, for the committee that scrutinises it."""
    DEFINITION = "definition"
    """What is measured and against what: every unit must know all of it to hand figures in."""
    REFERENCE = "reference"
    """The council's, for everybody who works with it."""
    COMMITTEE = "committee"
    """A committee's or a body's own work."""
    CORPORATE = "corporate"
    """The council's, not for single units and committees."""
    TRIAL = "trial"
    """What scrutiny officers only try out."""


class Reach(StrEnum):
    """Which rows of a table a role may read, before what is withheld from it."""

    COUNCIL = "all of the council"
    OWN = "its own"
    NONE = "none"


_CHAIR, _ENTRY = Role.COMMITTEE_CHAIR, Role.DATA_ENTRY
_READS: dict[Shelf, dict[Role, Reach]] = {
    Shelf.SERVICE: {_CHAIR: Reach.OWN, _ENTRY: Reach.OWN},
    Shelf.DEFINITION: {_CHAIR: Reach.OWN, _ENTRY: Reach.COUNCIL},
    Shelf.REFERENCE: {_CHAIR: Reach.COUNCIL, _ENTRY: Reach.COUNCIL},
    Shelf.COMMITTEE: {_CHAIR: Reach.OWN},
    Shelf.CORPORATE: {},
    Shelf.TRIAL: {Role.AUDIT_COMMITTEE: Reach.NONE},
}
_WHOLE = {Role.PERFORMANCE_TEAM, Role.SCRUTINY_OFFICER, Role.AUDIT_COMMITTEE}


@dataclass(frozen=True)
class Line:
    """How one table is reached.

    A row is a reader's own where one of the `own` columns ties it to their scope; with `open`, a
    row without any of them is everybody's. `for_entry` are the columns that count for data entry,
    where they are others. A row that names, in a `follows` column, an entry which is withheld from
    a reader is withheld with it.
    """

    shelf: Shelf
    own: tuple[str, ...] = ()
    adds: frozenset[Role] = frozenset()
    open: bool = False
    for_entry: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()

    def columns_of(self, role: Role) -> tuple[str, ...]:
        """The columns that make a row the role's own."""
        return self.for_entry if role is _ENTRY and self.for_entry else self.own


def reach(role: Role, table: str) -> Reach:
    """Which rows of the table the role may read; the public's are told in `published`."""
    if role is Role.PUBLIC:
        return Reach.NONE
    otherwise = Reach.COUNCIL if role in _WHOLE else Reach.NONE
    return _READS[LINES[table].shelf].get(role, otherwise)


def adds(role: Role, table: str) -> bool:
    """Whether the role may add rows to the table: data entry only its own unit's."""
    return role is Role.PERFORMANCE_TEAM or role in LINES[table].adds


def reads_exempt(role: Role, table: str) -> bool:
    """Whether exempt entries, and notices of private decisions, are among what the role reads.

    The audit committee reads those of its own family; data entry and chairs only ever read their
    own (Local Government Act 1972, Schedule 12A).
    """
    if role is Role.AUDIT_COMMITTEE:
        return any(kept.name == table for kept in FAMILIES["assurance"])
    return role is not Role.PUBLIC


def withheld_columns(role: Role, table: str) -> tuple[str, ...]:
    """Columns that a role may not read of rows which it may; the public's are in `published`."""
    return _WITHHELD.get((role, table), ())


# Who knows the secret word of a planned sample could steer the draw.
_WITHHELD = {(Role.SCRUTINY_OFFICER, "audit_samples"): ("salt",)}
EXEMPTIONS = ("exempt", "private")
"""The columns that keep a row from the public where they say why."""

_UNITS = frozenset({Role.DATA_ENTRY})
_SCRUTINY = frozenset({Role.SCRUTINY_OFFICER})
_AUDIT = frozenset({Role.AUDIT_COMMITTEE})
_BOTH = _UNITS | _SCRUTINY


def _service(*own: str, adds: frozenset[Role] = frozenset(), follows: str = "") -> Line:
    return Line(Shelf.SERVICE, own, adds, follows=(follows,) if follows else ())


_HANDED_IN = _service("unit", adds=_UNITS)
_OF_A_UNIT = _service("unit")
_OF_A_MEASURE = Line(Shelf.DEFINITION, ("measure",))
_REFERENCE = Line(Shelf.REFERENCE)
_CORPORATE = Line(Shelf.CORPORATE)
_OF_A_REVIEW = Line(Shelf.COMMITTEE, ("review",), _SCRUTINY)
_OF_A_CLINIC = _service("unit", adds=_SCRUTINY)
_RECOVERY = _service("unit", adds=_BOTH)
_SAMPLE = Line(Shelf.CORPORATE, adds=_AUDIT)

LINES: dict[str, Line] = {
    "measures": Line(Shelf.DEFINITION, ("unit",)),
    "values": _HANDED_IN,
    "targets": _OF_A_MEASURE,
    "budget": _OF_A_UNIT,
    "savings": _OF_A_UNIT,
    "financial_issues": _HANDED_IN,
    "key_challenges": _HANDED_IN,
    "developments": _HANDED_IN,
    "reviews": _HANDED_IN,
    "corporate_issues": _HANDED_IN,
    "key_decisions": _HANDED_IN,
    "cross_unit_issues": _service("unit", "affects", adds=_UNITS),
    "actions": _HANDED_IN,
    "risks": _HANDED_IN,
    "introductions": _HANDED_IN,
    "commentaries": _HANDED_IN,
    "staffing": _HANDED_IN,
    "complaints": _HANDED_IN,
    "rebases": _OF_A_MEASURE,
    "benchmarks": _OF_A_MEASURE,
    "service_standards": Line(Shelf.DEFINITION, ("unit",)),
    "portfolio_services": _REFERENCE,
    "pairing_trials": Line(Shelf.TRIAL, adds=_SCRUTINY),
    "teams": _HANDED_IN,
    "team_reviews": _HANDED_IN,
    "appraisals": _HANDED_IN,
    "roles": _REFERENCE,
    "competencies": _REFERENCE,
    "meetings": Line(Shelf.SERVICE, ("body",), for_entry=("unit",)),
    "attendance": _service("meeting"),
    "meeting_papers": _service("meeting"),
    "considered": Line(Shelf.COMMITTEE, ("body",)),
    "meeting_issues": _HANDED_IN,
    "priorities": _REFERENCE,
    "watch_list": Line(Shelf.COMMITTEE, ("body",), _SCRUTINY),
    "priority_money": _REFERENCE,
    "plans": Line(Shelf.SERVICE, ("unit",), open=True),
    "plan_services": _OF_A_UNIT,
    "objectives": _service("plan"),
    "plan_money": _OF_A_UNIT,
    "plan_reviews": _service("plan"),
    "workforce_answers": _service("plan"),
    "contract_parts": _CORPORATE,
    "contract_activities": _CORPORATE,
    "projects": _HANDED_IN,
    "milestones": _service("unit", adds=_UNITS, follows="project"),
    "benefits": _service("project", follows="project"),
    "measure_records": _OF_A_MEASURE,
    "measure_events": _OF_A_MEASURE,
    "measure_lists": _OF_A_MEASURE,
    "evidence": _HANDED_IN,
    "baskets": _OF_A_MEASURE,
    "target_selections": _OF_A_UNIT,
    "ledger": _OF_A_UNIT,
    "ledger_totals": _CORPORATE,
    "financial_profile": _CORPORATE,
    "unit_costs": _OF_A_UNIT,
    "efficiency_options": _OF_A_UNIT,
    "opportunities": _HANDED_IN,
    "consultations": _HANDED_IN,
    "satisfaction": _OF_A_MEASURE,
    "survey_suggestions": _REFERENCE,
    "agreed_levels": _OF_A_UNIT,
    "local_knowledge": _HANDED_IN,
    "complaint_lessons": _HANDED_IN,
    "scrutiny_reviews": Line(Shelf.COMMITTEE, ("committee",), _SCRUTINY),
    "review_services": _OF_A_REVIEW,
    "review_measures": _OF_A_REVIEW,
    "review_enquiries": _OF_A_REVIEW,
    "review_witnesses": _OF_A_REVIEW,
    "review_evidence": Line(Shelf.COMMITTEE, ("review",), _SCRUTINY, follows=("witness",)),
    "review_questions": _OF_A_REVIEW,
    "review_findings": _OF_A_REVIEW,
    "review_grounds": Line(Shelf.COMMITTEE, ("finding",), _SCRUTINY),
    "forward_plan": _OF_A_UNIT,
    "recommendations": _service("made_by", "addressee", "unit", adds=_SCRUTINY),
    "decision_evidence": _OF_A_UNIT,
    "cover_reports": _CORPORATE,
    "report_options": _CORPORATE,
    "report_decisions": _CORPORATE,
    "clinics": _OF_A_CLINIC,
    "clinic_answers": _RECOVERY,
    "clinic_outcomes": _OF_A_CLINIC,
    "recovery_actions": _RECOVERY,
    "recovery_path": _RECOVERY,
    "recovery_updates": _RECOVERY,
    "challenge_cases": _OF_A_CLINIC,
    "challenge_steps": _RECOVERY,
    "causes": _RECOVERY,
    "audit_reports": _OF_A_UNIT,
    "audit_advice": _OF_A_UNIT,
    "figure_audits": _service("measure"),
    "assurance_updates": _CORPORATE,
    "assessments": _CORPORATE,
    "framework_evidence": _REFERENCE,
    "framework_comments": _REFERENCE,
    "report_changes": _REFERENCE,
    "audit_samples": _SAMPLE,
    "audit_sample_items": _SAMPLE,
    "working_papers": _SAMPLE,
    "audit_conclusions": _SAMPLE,
    "benchmark_groups": _REFERENCE,
    "approaches": _REFERENCE,
    "benchmark_requests": _REFERENCE,
    "training": _REFERENCE,
    "guidance": _REFERENCE,
    "policy_clauses": _REFERENCE,
    "improvements": _REFERENCE,
    "good_news": _HANDED_IN,
    "effort": _HANDED_IN,
    "partnership_boards": _REFERENCE,
    "partnership_targets": _OF_A_MEASURE,
    "segments": _REFERENCE,
    "partner_reports": Line(Shelf.COMMITTEE, ("invited_by",)),
    "questions": _service("body", "unit", adds=_SCRUTINY),
    "proposals": _service("unit", adds=_SCRUTINY),
}


def tied_to(table: str, column: str) -> str:
    """What a column ties its rows to: `unit`, `body`, `committee`, or a table's name."""
    from pmf_lib.register import REGISTERED

    sort = TABLES[table].column(column).refers_to or ""
    return REGISTERED.get(sort, sort)
