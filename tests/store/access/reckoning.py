"""Who sees which rows, worked out again in pandas from the whole tables, apart from all SQL.

The rules are written out here a second time and in another way: whoever changes one of them in the
product must mean it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.register import REGISTERED, TABLES
from pmf_lib.store.access import Post, Role

Row = dict[str, object]

EVERYBODYS = frozenset(
    {
        "portfolio_services",
        "roles",
        "competencies",
        "priorities",
        "priority_money",
        "survey_suggestions",
        "framework_evidence",
        "framework_comments",
        "report_changes",
        "benchmark_groups",
        "approaches",
        "benchmark_requests",
        "training",
        "guidance",
        "policy_clauses",
        "improvements",
        "partnership_boards",
        "segments",
    }
)
MEASURES = frozenset(
    {
        "measures",
        "targets",
        "rebases",
        "benchmarks",
        "service_standards",
        "measure_records",
        "measure_events",
        "measure_lists",
        "baskets",
        "satisfaction",
        "partnership_targets",
    }
)
COMMITTEES = frozenset(
    {
        "considered",
        "watch_list",
        "partner_reports",
        "scrutiny_reviews",
        "review_services",
        "review_measures",
        "review_enquiries",
        "review_witnesses",
        "review_evidence",
        "review_questions",
        "review_findings",
        "review_grounds",
    }
)
OFFICERS = frozenset(
    {
        "contract_parts",
        "contract_activities",
        "ledger_totals",
        "financial_profile",
        "cover_reports",
        "report_options",
        "report_decisions",
        "assurance_updates",
        "assessments",
        "audit_samples",
        "audit_sample_items",
        "working_papers",
        "audit_conclusions",
        "pairing_trials",
    }
)
PUBLIC = frozenset(
    {
        "measures",
        "values",
        "targets",
        "benchmarks",
        "service_standards",
        "meetings",
        "meeting_papers",
        "forward_plan",
        "key_decisions",
        "priorities",
        "good_news",
    }
)
# By table, the column that makes a row a reader's own where it is not the unit or the measure.
TIES = {
    "attendance": ("meeting",),
    "meeting_papers": ("meeting",),
    "considered": ("body",),
    "watch_list": ("body",),
    "partner_reports": ("invited_by",),
    "scrutiny_reviews": ("committee",),
    "review_grounds": ("finding",),
    "recommendations": ("made_by", "addressee", "unit"),
    "questions": ("body", "unit"),
    "cross_unit_issues": ("unit", "affects"),
    "objectives": ("plan",),
    "plan_reviews": ("plan",),
    "workforce_answers": ("plan",),
    "benefits": ("project",),
}
NAMED = ("milestones", "benefits", "review_evidence")


@dataclass(frozen=True)
class Reckoning:
    """What one post of a council sees of the whole tables."""

    whole: dict[str, pd.DataFrame]
    council: Council
    post: Post

    @cached_property
    def seen(self) -> dict[str, set[int] | None]:
        """By table the numbers of the rows; None where nothing of the table may be read."""
        return {table: self._rows(table) for table in TABLES}

    def _rows(self, table: str) -> set[int] | None:
        if not self._may_read(table):
            return None
        rows = sorted(self._of_council(table), key=_since)
        latest = {row["key_digest"]: row for row in rows}
        shown = {key for key, row in latest.items() if self._passes(table, row)}
        return {
            row["row_id"] for row in rows if row["key_digest"] in shown and self._passes(table, row)
        }

    def _may_read(self, table: str) -> bool:
        match self.post.role:
            case Role.PUBLIC:
                return table in PUBLIC
            case Role.COMMITTEE_CHAIR:
                return table not in OFFICERS
            case Role.DATA_ENTRY:
                return table not in OFFICERS | COMMITTEES
            case Role.AUDIT_COMMITTEE:
                return table != "pairing_trials"
        return True

    def _passes(self, table: str, row: Row) -> bool:
        return (
            self._in_reach(table, row)
            and not self._withheld(table, row)
            and not self._names_withheld(table, row)
        )

    def _in_reach(self, table: str, row: Row) -> bool:
        match self.post.role:
            case Role.PUBLIC:
                return self._published(table, row)
            case Role.COMMITTEE_CHAIR:
                return table in EVERYBODYS or self._own(table, row)
            case Role.DATA_ENTRY:
                return table in EVERYBODYS | MEASURES or self._own(table, row)
        return True

    def _own(self, table: str, row: Row) -> bool:
        if table == "plans" and row["unit"] is None:
            return True
        return any(self._is_own(column, row[column]) for column in self._ties(table))

    def _ties(self, table: str) -> tuple[str, ...]:
        if table == "meetings":
            return ("body",) if self.post.role is Role.COMMITTEE_CHAIR else ("unit",)
        if table in TIES:
            return TIES[table]
        if table.startswith("review_"):
            return ("review",)
        return ("unit",) if TABLES[table].has("unit") else ("measure",)

    def _is_own(self, column: str, said: object) -> bool:
        if column in {"unit", "affects"}:
            return said in self._units
        if column in {"body", "made_by", "addressee", "invited_by"}:
            return said in self._bodies
        if column == "committee":
            return said == self.post.of
        parent = REGISTERED[column]
        entry = self._latest(parent).get(str(said))
        if entry is None or not self._own(parent, entry):
            return False
        return column == "measure" or self._passes(parent, entry)

    @property
    def _units(self) -> set[str]:
        if self.post.role is Role.DATA_ENTRY:
            return {self.post.of}
        if self.post.role is Role.COMMITTEE_CHAIR:
            return set(self.council.pairing.committees[self.post.of])
        return set()

    @property
    def _bodies(self) -> set[str]:
        if self.post.role is not Role.COMMITTEE_CHAIR:
            return set()
        return {body.key for body in self.council.bodies if body.committee == self.post.of}

    def _withheld(self, table: str, row: Row) -> bool:
        role = self.post.role
        if role in {Role.PERFORMANCE_TEAM, Role.SCRUTINY_OFFICER}:
            return False
        if role is not Role.DATA_ENTRY:
            if table == "review_witnesses":
                return row["consent"] != "yes" or row["withdrawn_on"] is not None
            if table == "proposals":
                return row["approved_on"] is None
        family = table in {"audit_reports", "assurance_updates"}
        sees_exempt = role in {Role.DATA_ENTRY, Role.COMMITTEE_CHAIR} or (
            role is Role.AUDIT_COMMITTEE and family
        )
        return not sees_exempt and any(row.get(name) for name in ("exempt", "private"))

    def _names_withheld(self, table: str, row: Row) -> bool:
        """Whether the row names a project or a witness of whom this post is not told."""
        if table not in NAMED:
            return False
        column = "witness" if table == "review_evidence" else "project"
        parent = REGISTERED[column]
        entry = self._latest(parent).get(str(row[column]))
        if entry is None:
            return False
        others = self.post.role in {Role.DATA_ENTRY, Role.COMMITTEE_CHAIR} and not self._own(
            parent, entry
        )
        return self._withheld(parent, entry) or (others and bool(entry.get("exempt")))

    def _published(self, table: str, row: Row) -> bool:
        if table in {"values", "targets", "benchmarks", "service_standards"}:
            whole = not any(row.get(name) for name in ("ward", "town", "area", "client_group"))
            return whole and self._is_public("measure", row)
        if table == "meeting_papers":
            return self._is_public("meeting", row)
        if table == "key_decisions":
            notice = self._latest("forward_plan").get(str(row["decision"]))
            return notice is not None and not notice["private"]
        public = {body.key for body in self.council.bodies if body.public}
        return {
            "measures": row.get("state") != "proposed",
            "meetings": row.get("body") in public and bool(row.get("agenda_published_on")),
            "good_news": bool(row.get("approved_on")),
        }.get(table, True)

    def _is_public(self, column: str, row: Row) -> bool:
        entry = self._latest(REGISTERED[column]).get(str(row[column]))
        return entry is not None and self._passes(REGISTERED[column], entry)

    def _latest(self, table: str) -> dict[str, Row]:
        """Each entry of the council by its code, as its latest row says."""
        return self._entries[table]

    @cached_property
    def _entries(self) -> dict[str, dict[str, Row]]:
        asked = {*REGISTERED.values(), "forward_plan"}
        return {
            name: {
                row[TABLES[name].key[0]]: row for row in sorted(self._of_council(name), key=_since)
            }
            for name in asked
        }

    def _of_council(self, table: str) -> list[Row]:
        frame = self.whole[table]
        return frame[frame["council"] == self.council.key].to_dict("records")


def _since(row: Row) -> tuple[object, object]:
    return row["known_from"], row["load_id"]
