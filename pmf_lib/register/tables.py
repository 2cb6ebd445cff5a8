"""Every table of the register, by name."""

from pmf_lib.errors import ParameterError
from pmf_lib.register.assurance import ASSURANCE
from pmf_lib.register.audit_samples import AUDIT_SAMPLE_TABLES
from pmf_lib.register.clinics import CLINIC_TABLES
from pmf_lib.register.columns import Table
from pmf_lib.register.consultation import CONSULTATION
from pmf_lib.register.decisions import DECISIONS
from pmf_lib.register.delivery import DELIVERY
from pmf_lib.register.finance import FINANCE
from pmf_lib.register.indicators import INDICATORS
from pmf_lib.register.learning import LEARNING
from pmf_lib.register.meetings import MEETINGS_AND_PAPERS
from pmf_lib.register.money import MONEY
from pmf_lib.register.organisation import ORGANISATION
from pmf_lib.register.partnership import PARTNERSHIP
from pmf_lib.register.plans import PLANS_AND_OBJECTIVES
from pmf_lib.register.priorities import PRIORITY_TABLES
from pmf_lib.register.projects import PROJECTS_AND_MILESTONES
from pmf_lib.register.proposals import PROPOSED_INDICATORS
from pmf_lib.register.questions import MEMBERS_QUESTIONS
from pmf_lib.register.records import RECORDS
from pmf_lib.register.reviews import REVIEW_TABLES
from pmf_lib.register.service import SERVICE
from pmf_lib.register.yardsticks import YARDSTICKS

FAMILIES: dict[str, tuple[Table, ...]] = {
    "indicators": INDICATORS,
    "money": MONEY,
    "delivery": DELIVERY,
    "service": SERVICE,
    "yardsticks": YARDSTICKS,
    "organisation": ORGANISATION,
    "meetings": MEETINGS_AND_PAPERS,
    "priorities": PRIORITY_TABLES,
    "plans": PLANS_AND_OBJECTIVES,
    "projects": PROJECTS_AND_MILESTONES,
    "records": RECORDS,
    "finance": FINANCE,
    "consultation": CONSULTATION,
    "reviews": REVIEW_TABLES,
    "decisions": DECISIONS,
    "clinics": CLINIC_TABLES,
    "assurance": ASSURANCE,
    "audit_samples": AUDIT_SAMPLE_TABLES,
    "learning": LEARNING,
    "partnership": PARTNERSHIP,
    "questions": MEMBERS_QUESTIONS,
    "proposals": PROPOSED_INDICATORS,
}
"""The families in the order that intake reads them: the measures first, others refer to them."""

TABLES: dict[str, Table] = {found.name: found for family in FAMILIES.values() for found in family}

REGISTERED = {
    "measure": "measures",
    "plan": "plans",
    "project": "projects",
    "action": "actions",
    "meeting": "meetings",
    "clinic": "clinics",
    "review": "scrutiny_reviews",
    "enquiry": "review_enquiries",
    "witness": "review_witnesses",
    "exhibit": "review_evidence",
    "finding": "review_findings",
    "sample": "audit_samples",
    "drawn_item": "audit_sample_items",
}
"""What a CODE may refer to besides the profile, and the table that must hold it."""


def table(name: str) -> Table:
    """The table of that name; a ParameterError where there is none."""
    if name not in TABLES:
        raise ParameterError(
            f"“{name}” is not a table of the register",
            f"The tables are {', '.join(TABLES)}",
            "Name the file or the sheet for one of them",
        )
    return TABLES[name]
