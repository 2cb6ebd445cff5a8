"""Interactive screens over the same sections as the packs: state objects, and views of them."""

from pmf_lib.workbench.looking_views import choose, exceptions
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
    "Report",
    "ReviewDesk",
    "choose",
    "drafted_questions",
    "exceptions",
    "in_depth",
    "invited",
    "lacks",
    "papers",
    "report",
    "resume",
]
