"""The page of a clinic: its desk, and its parts in the order in which they are worked through."""

from pmf_lib.workbench.clinic_desk import ClinicDesk
from pmf_lib.workbench.clinic_sets import (
    actions,
    aim,
    monthly_updates,
    outcomes,
    path,
    questions,
    recovery,
)
from pmf_lib.workbench.clinic_views import (
    causes,
    decision,
    hearing,
    in_depth,
    request,
    statements,
    where_it_stands,
    which,
)

__all__ = [
    "ClinicDesk",
    "actions",
    "aim",
    "causes",
    "decision",
    "hearing",
    "in_depth",
    "monthly_updates",
    "outcomes",
    "path",
    "questions",
    "recovery",
    "request",
    "statements",
    "where_it_stands",
    "which",
]
