"""Report sections: each reads, judges and shows, and returns data for the page."""

from pmf_lib.sections.actions_and_risks import actions_and_risks
from pmf_lib.sections.best_value_review import best_value_review
from pmf_lib.sections.budget_update import budget_update
from pmf_lib.sections.complaints import complaints
from pmf_lib.sections.corporate_issues import corporate_issues
from pmf_lib.sections.how_to_read import how_to_read
from pmf_lib.sections.indicators import indicators
from pmf_lib.sections.introduction import introduction
from pmf_lib.sections.issues_impacting_others import issues_impacting_others
from pmf_lib.sections.key_decisions import key_decisions
from pmf_lib.sections.key_developments import key_developments
from pmf_lib.sections.late_and_doubtful import late_and_doubtful
from pmf_lib.sections.opening import opening, title_page
from pmf_lib.sections.overview import (
    best_first,
    how_are_we_doing,
    services_at_a_glance,
    worst_first,
)
from pmf_lib.sections.overview_money import council_budget, council_savings, decisions_ahead
from pmf_lib.sections.pack import Pack, open_pack
from pmf_lib.sections.risks_at_a_glance import risks_at_a_glance
from pmf_lib.sections.service_standards import service_standards
from pmf_lib.sections.staffing_and_finance import staffing_and_finance

__all__ = [
    "Pack",
    "actions_and_risks",
    "best_first",
    "best_value_review",
    "budget_update",
    "complaints",
    "corporate_issues",
    "council_budget",
    "council_savings",
    "decisions_ahead",
    "how_are_we_doing",
    "how_to_read",
    "indicators",
    "introduction",
    "issues_impacting_others",
    "key_decisions",
    "key_developments",
    "late_and_doubtful",
    "open_pack",
    "opening",
    "risks_at_a_glance",
    "service_standards",
    "services_at_a_glance",
    "staffing_and_finance",
    "title_page",
    "worst_first",
]
