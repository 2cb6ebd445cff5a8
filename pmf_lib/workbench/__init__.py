"""Interactive screens over the same sections as the packs: state objects, and views of them."""

from pmf_lib.workbench.approval_views import approval
from pmf_lib.workbench.audit_desk import AuditDesk
from pmf_lib.workbench.audit_reading import (
    audit_advice,
    audit_moves,
    audit_quality,
    audit_recommendations,
    audit_restatements,
)
from pmf_lib.workbench.audit_testing_views import audit_items, audit_paper
from pmf_lib.workbench.audit_views import (
    audit_choice,
    audit_conclusion,
    audit_draw,
    audit_plan,
    audit_results,
)
from pmf_lib.workbench.looking_views import choose, exceptions
from pmf_lib.workbench.rehearsal_desk import RehearsalDesk
from pmf_lib.workbench.rehearsal_views import (
    definition,
    formula_names,
    particulars,
    printed,
    rehearsal,
    take_up_proposal,
)
from pmf_lib.workbench.report import Report, report
from pmf_lib.workbench.review_desk import ReviewDesk
from pmf_lib.workbench.review_views import (
    drafted_questions,
    in_depth,
    invited,
    lacks,
    papers,
    resume,
)

__all__ = [
    "AuditDesk",
    "RehearsalDesk",
    "Report",
    "ReviewDesk",
    "approval",
    "audit_advice",
    "audit_choice",
    "audit_conclusion",
    "audit_draw",
    "audit_items",
    "audit_moves",
    "audit_paper",
    "audit_plan",
    "audit_quality",
    "audit_recommendations",
    "audit_restatements",
    "audit_results",
    "choose",
    "definition",
    "drafted_questions",
    "exceptions",
    "formula_names",
    "in_depth",
    "invited",
    "lacks",
    "papers",
    "particulars",
    "printed",
    "rehearsal",
    "report",
    "resume",
    "take_up_proposal",
]
