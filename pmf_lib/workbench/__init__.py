"""Interactive screens over the same sections as the packs: state objects, and views of them."""

from pmf_lib.workbench.approval_views import approval
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
    "RehearsalDesk",
    "Report",
    "ReviewDesk",
    "approval",
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
