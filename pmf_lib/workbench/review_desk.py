"""An in-depth review under way: opened or resumed, and the papers collected for it (R4-055)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from traitlets import Unicode

from pmf_lib.methods.question_sheet import Answer, Verdict
from pmf_lib.methods.working_paper import evidence_hash
from pmf_lib.sections.question_evidence import Evidence
from pmf_lib.sections.question_sheet import asked_about
from pmf_lib.workbench.draft import Draft
from pmf_lib.workbench.looking import LookingDesk

PAPERS: Mapping[str, str] = MappingProxyType(
    {
        "review_services": "",
        "review_measures": "",
        "review_enquiries": "L",
        "review_witnesses": "W",
        "review_evidence": "E",
        "review_questions": "Q",
        "review_findings": "F",
        "review_grounds": "",
        "recommendations": "R",
    }
)
"""The tables of a review's papers, each with the letter that its codes have after the review's."""

_GROUNDS = "review_grounds"


class ReviewDesk(LookingDesk):
    """Looking, with a review to collect for. `review` is its code; empty while none is chosen."""

    review = Unicode("")

    def __init__(self, council: str, period: str) -> None:
        super().__init__(council, period)
        self._evidence: Evidence | None = None
        today = self.day.isoformat()
        usual = {
            "review_evidence": {"collected_on": today},
            "recommendations": {"made_on": today, "status": "awaiting response"},
        }
        self.scope = Draft(
            self,
            "scrutiny_reviews",
            stem=self.stem_of("scrutiny_reviews", "SR-"),
            usual={"state": "under way", "opened_on": today},
        )
        self.papers = {
            table: Draft(self, table, fixed={"review": ""}, usual=usual.get(table))
            for table in PAPERS
        }
        invited = self.stem_of("partner_reports", "INV-")
        self.invited = Draft(self, "partner_reports", stem=invited, usual={"invited_on": today})

    def resume(self, review: str) -> None:
        """Take up a review; empty: begin another."""
        if review:
            self.scope.change(review)
        else:
            self.scope.begin()
        self._turn_to(review)

    def save_scope(self) -> bool:
        """Keep the review's scope, and go on with that review where it was kept."""
        code = self.scope.code
        saved = self.scope.save()
        if saved:
            told = self.scope.told
            self.resume(code)
            self.scope.told = told
            self.scope.changed += 1
        return saved

    def collect_figures(self) -> None:
        """Begin a piece of evidence from the measure that is looked at, with its rows' digest."""
        row = self.judgement
        own = self.pack.values[self.pack.values["measure"] == row.measure]
        rows = own.to_csv(index=False, lineterminator="\n").encode()
        self.papers["review_evidence"].begin(
            {
                "kind": "figures",
                "title": f"{row.title}, {self.pack.period.label}",
                "shows": self._told_of(row.measure),
                "unit": row.unit,
                "measure": row.measure,
                "source_table": "values",
                "of_period": str(row.period or self.pack.period.code),
                "sha256": evidence_hash(rows),
                "collected_on": self.day.isoformat(),
            }
        )

    def look_at_it_too(self) -> None:
        """Begin entries that put the measure and its service among what the review looks at."""
        row = self.judgement
        self.papers["review_measures"].begin({"measure": row.measure})
        self.papers["review_services"].begin({"unit": row.unit})

    @property
    def questions(self) -> tuple[Answer, ...]:
        """The questions about the measure drafted from the data, each with its verdict."""
        if not self.measure:
            return ()
        found = asked_about(self.pack, self._held, self.measure)
        return found.answers if found else ()

    @property
    def _held(self) -> Evidence:
        """What the registers hold about exceptions; kept while the pack is the same."""
        if self._evidence is None or self._evidence.pack is not self.pack:
            self._evidence = Evidence(self.pack)
        return self._evidence

    def draft_question(self, place: int) -> None:
        """Begin a question of the review from one that was drafted, with its reason."""
        answer, row = self.questions[place], self.judgement
        noise = answer.verdict is not Verdict.ASK
        self.papers["review_questions"].begin(
            {
                "addressee": str(row.owner or ""),
                "text": f"{row.title}: {answer.question}",
                "reason": self._told_of(row.measure) if noise else answer.reason,
                "not_worth": answer.reason if noise else "",
            }
        )

    def _told_of(self, measure: str) -> str:
        """Why the measure is an exception, or that it is none."""
        listed = self.pack.exceptions
        own = listed[(listed["subject"] == "measure") & (listed["measure"] == measure)]
        return str(own.iloc[0]["sentence"]) if len(own) else "It is no exception"

    def _turn_to(self, review: str) -> None:
        for table, letter in PAPERS.items():
            stem = f"{review}/{letter}" if letter else ""
            self.papers[table].belong(stem, self._belongs(table, review))
        self.review = review

    def _belongs(self, table: str, review: str) -> dict[str, str]:
        return {} if table == _GROUNDS else {"review": review}
