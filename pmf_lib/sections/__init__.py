"""Report sections: each reads, judges and shows, and returns data for the page."""

from pmf_lib.sections.action_plans import service_action_plans
from pmf_lib.sections.actions_and_risks import actions_and_risks
from pmf_lib.sections.age_of_information import age_of_information
from pmf_lib.sections.agreed_actions import agreed_actions, agreed_summary
from pmf_lib.sections.annual_governance import (
    external_assessment,
    guidance_register,
    legal_duties,
    plan_reviews,
)
from pmf_lib.sections.annual_involvement import consultation_register, decision_grounds
from pmf_lib.sections.annual_priorities import (
    money_by_priority,
    priorities_now,
    scorecard_by_ambition,
)
from pmf_lib.sections.annual_services import (
    achievements,
    annual_summary,
    every_service,
    statutory_return,
)
from pmf_lib.sections.appraisals import appraisals
from pmf_lib.sections.area_assessment import area_assessment
from pmf_lib.sections.assurance import (
    external_recommendations,
    fraud_updates,
    governance_updates,
    internal_audit_reports,
    internal_control_updates,
)
from pmf_lib.sections.assurance_map import assurance_map
from pmf_lib.sections.audit_committee import (
    audit_summary,
    budgetary_data,
    project_monitoring,
    risk_management_updates,
    service_performance,
)
from pmf_lib.sections.audit_movements import audit_movements
from pmf_lib.sections.audit_owners import audit_quality_by_owner
from pmf_lib.sections.audit_samples import (
    audit_sample_each,
    audit_sample_summary,
    audit_samples_at_a_glance,
)
from pmf_lib.sections.balanced_scorecard import (
    balance_of_the_card,
    balanced_summary,
    perspective,
    where_figures_come_from,
)
from pmf_lib.sections.baskets import baskets
from pmf_lib.sections.behind_the_figures import behind_the_figures
from pmf_lib.sections.benchmarking import (
    approach_notes,
    benchmark_requests,
    benchmarking_family,
    benchmarking_summary,
    family_figures,
)
from pmf_lib.sections.best_value_review import best_value_review
from pmf_lib.sections.budget_update import budget_update
from pmf_lib.sections.burden_and_use import burden_and_use, proposed_for_retirement
from pmf_lib.sections.challenge import (
    cause_and_effect,
    challenge_summary,
    initial_diagnostic,
    performance_clinics,
)
from pmf_lib.sections.challenge_steps import steps_of_challenge
from pmf_lib.sections.clinics import (
    clinic_candidates,
    clinic_reports,
    clinic_summary,
    clinics_at_a_glance,
)
from pmf_lib.sections.comments_checked import comments_checked
from pmf_lib.sections.committee_cover import (
    paper_conclusion,
    paper_decision,
    paper_purpose,
    paper_recommendations,
    paper_relevance,
    paper_risks,
    paper_summary,
)
from pmf_lib.sections.complaints import complaints
from pmf_lib.sections.contract_meetings import (
    challenge_sessions,
    cross_cutting_themes,
    policy_forum,
)
from pmf_lib.sections.corporate_issues import corporate_issues
from pmf_lib.sections.corporate_progress import key_priorities_progress
from pmf_lib.sections.corporate_prt import corporate_prt_words, prt_issues, where_it_goes
from pmf_lib.sections.council_care import complaints_by_service, risks_and_targets
from pmf_lib.sections.cover_report import (
    cover_consultation,
    cover_contact,
    cover_heading,
    cover_options,
    cover_preferred,
    cover_purpose,
    cover_recommendations,
    cover_words,
)
from pmf_lib.sections.critical_friend import critical_friend
from pmf_lib.sections.data_policy import (
    data_quality_policy,
    information_improvements,
    ledger_reconciliation,
)
from pmf_lib.sections.data_quality import quality_flags, quality_scores, quality_summary
from pmf_lib.sections.decisions_ahead import decisions_ahead
from pmf_lib.sections.delivery_contract import (
    contract_part,
    contract_parties,
    contract_summary,
    contract_summary_words,
    deliverability,
    financial_profile,
)
from pmf_lib.sections.delivery_plan import (
    appraisal_counts,
    delivery_plan_summary,
    four_checks,
    plan_objectives,
)
from pmf_lib.sections.exception_report import (
    exception_summary,
    exceptions_without_action,
    particularly_badly,
    particularly_well,
    questions_to_ask,
    reasons_and_remedies,
)
from pmf_lib.sections.figure_proofs import figure_proofs, proof_summary
from pmf_lib.sections.followed_through import decisions_overdue, recommendations_tracked, watch_list
from pmf_lib.sections.framework_evidence import (
    components,
    governance_evidence,
    planning_checklist,
    principles,
)
from pmf_lib.sections.framework_life import control_loop_of_units, yearly_reviews
from pmf_lib.sections.framework_picture import framework_picture
from pmf_lib.sections.framework_record import (
    framework_record,
    recommendations_of_report,
    review_summary,
    reviews_ahead,
)
from pmf_lib.sections.golden_thread import broken_threads, from_top_to_team, thread_summary
from pmf_lib.sections.good_news import good_news, good_news_words, stories_waiting
from pmf_lib.sections.group_report import group_summary, remit
from pmf_lib.sections.groups_and_owners import groups_and_owners
from pmf_lib.sections.hidden_by_the_total import hidden_by_the_total
from pmf_lib.sections.how_to_read import how_to_read
from pmf_lib.sections.improvements import improvements
from pmf_lib.sections.in_depth_reviews import (
    each_review,
    in_depth_summary,
    reviews_at_a_glance,
)
from pmf_lib.sections.indicator_proposals import (
    indicator_proposal,
    indicator_proposals,
    proposals_summary,
)
from pmf_lib.sections.indicators import indicators
from pmf_lib.sections.informal_meetings import informal_meetings_held
from pmf_lib.sections.introduction import introduction
from pmf_lib.sections.involvement import culture, involvement
from pmf_lib.sections.issues_impacting_others import issues_impacting_others
from pmf_lib.sections.key_decisions import key_decisions
from pmf_lib.sections.key_developments import key_developments
from pmf_lib.sections.last_report import last_report_today
from pmf_lib.sections.late_and_doubtful import late_and_doubtful
from pmf_lib.sections.learning_and_effort import (
    what_it_takes,
    what_was_heard,
)
from pmf_lib.sections.letters import letters
from pmf_lib.sections.line_of_sight import alignment, line_of_sight
from pmf_lib.sections.measure_classes import measure_classes
from pmf_lib.sections.measure_records import measure_records, register_summary
from pmf_lib.sections.measures_guide import definitions, guide_summary, list_in_force, measure_lives
from pmf_lib.sections.measuring_well import six_qualities, smart_objectives
from pmf_lib.sections.meetings_kept import meetings_kept
from pmf_lib.sections.members_guide import (
    exercises,
    guide_for_members,
    map_of_the_data,
    reading_help,
    which_report_for_whom,
)
from pmf_lib.sections.members_people import (
    competencies,
    councillor_skills,
    who_does_what,
    whom_to_ask,
)
from pmf_lib.sections.national_indicators import national_indicators
from pmf_lib.sections.open_pack import open_pack
from pmf_lib.sections.opening import opening, title_page
from pmf_lib.sections.outside_advice import outside_advice
from pmf_lib.sections.overview import (
    best_first,
    how_are_we_doing,
    services_at_a_glance,
    worst_first,
)
from pmf_lib.sections.overview_money import council_budget, council_savings
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.partner_reports import partner_reports
from pmf_lib.sections.partnership import (
    partnership_boards,
    partnership_progress,
    partnership_summary,
    segments_and_demand,
    shared_measures,
    three_year_targets,
)
from pmf_lib.sections.plan_on_a_page import page_summary, plan_on_a_page
from pmf_lib.sections.plan_records import money_for_plans, team_plans
from pmf_lib.sections.plans_signed import plans_signed_off, sign_off_of_plans
from pmf_lib.sections.portfolio_briefing import (
    portfolio_words,
    your_actions,
    your_exceptions,
    your_money,
    your_services,
)
from pmf_lib.sections.powers_of_scrutiny import powers_of_scrutiny
from pmf_lib.sections.priorities_and_options import priorities_and_options
from pmf_lib.sections.priority_scorecard import (
    key_performance_indicators,
    live_figures,
    priority_scorecard,
    scorecard_summary,
)
from pmf_lib.sections.projects_and_opportunities import projects_and_opportunities
from pmf_lib.sections.prt_meetings import meetings_held
from pmf_lib.sections.prt_summary import prt_summary
from pmf_lib.sections.prt_targets import chosen_targets, strategic_progress, targets_you_chose
from pmf_lib.sections.public_involvement import public_involvement
from pmf_lib.sections.question_log import question_log
from pmf_lib.sections.question_sheet import question_sheet, question_sheet_summary
from pmf_lib.sections.record_order import records_in_order
from pmf_lib.sections.recovery_evidence import recovery_evidence
from pmf_lib.sections.report_changes import report_changes
from pmf_lib.sections.report_length import length_of_report
from pmf_lib.sections.risks_at_a_glance import risks_at_a_glance
from pmf_lib.sections.scorecard_levels import scorecards_by_level
from pmf_lib.sections.service_committee import (
    committee_actions,
    committee_priorities,
    committee_summary,
    local_of_committee,
    national_of_committee,
)
from pmf_lib.sections.service_plan import service_plan
from pmf_lib.sections.service_standards import service_standards
from pmf_lib.sections.service_users import local_knowledge, service_levels
from pmf_lib.sections.staffing_and_finance import staffing_and_finance
from pmf_lib.sections.star_chamber import against_others, unit_cost
from pmf_lib.sections.strategic_improvement import benefits, improvement_boards
from pmf_lib.sections.strategic_overview import (
    how_we_get_there,
    overview_summary,
    what_next,
    where_we_are,
    where_we_want_to_be,
)
from pmf_lib.sections.submissions import timeliness
from pmf_lib.sections.successes import successes
from pmf_lib.sections.successes_found import found_words, stories_kept_back, successes_found
from pmf_lib.sections.target_stretch import stretch_of_targets
from pmf_lib.sections.timetable import deadlines_by_month, timetable_summary, what_is_late_now
from pmf_lib.sections.timetable_meetings import meetings_and_what_each_considers, who_is_told_what
from pmf_lib.sections.town_and_country import town_and_country
from pmf_lib.sections.training import learning_for_members, training_and_briefings
from pmf_lib.sections.value_for_money import (
    efficiency_options,
    star_chamber_words,
    value_for_money_chart,
)
from pmf_lib.sections.warnings_about_figures import warnings_about_figures
from pmf_lib.sections.what_it_covers import what_it_covers

__all__ = [
    "Pack",
    "achievements",
    "actions_and_risks",
    "against_others",
    "age_of_information",
    "agreed_actions",
    "agreed_summary",
    "alignment",
    "annual_summary",
    "appraisal_counts",
    "appraisals",
    "approach_notes",
    "area_assessment",
    "assurance_map",
    "audit_movements",
    "audit_quality_by_owner",
    "audit_sample_each",
    "audit_sample_summary",
    "audit_samples_at_a_glance",
    "audit_summary",
    "balance_of_the_card",
    "balanced_summary",
    "baskets",
    "behind_the_figures",
    "benchmark_requests",
    "benchmarking_family",
    "benchmarking_summary",
    "benefits",
    "best_first",
    "best_value_review",
    "broken_threads",
    "budget_update",
    "budgetary_data",
    "burden_and_use",
    "cause_and_effect",
    "challenge_sessions",
    "challenge_summary",
    "chosen_targets",
    "clinic_candidates",
    "clinic_reports",
    "clinic_summary",
    "clinics_at_a_glance",
    "comments_checked",
    "committee_actions",
    "committee_priorities",
    "committee_summary",
    "competencies",
    "complaints",
    "complaints_by_service",
    "components",
    "consultation_register",
    "contract_part",
    "contract_parties",
    "contract_summary",
    "contract_summary_words",
    "control_loop_of_units",
    "corporate_issues",
    "corporate_prt_words",
    "council_budget",
    "council_savings",
    "councillor_skills",
    "cover_consultation",
    "cover_contact",
    "cover_heading",
    "cover_options",
    "cover_preferred",
    "cover_purpose",
    "cover_recommendations",
    "cover_words",
    "critical_friend",
    "cross_cutting_themes",
    "culture",
    "data_quality_policy",
    "deadlines_by_month",
    "decision_grounds",
    "decisions_ahead",
    "decisions_overdue",
    "definitions",
    "deliverability",
    "delivery_plan_summary",
    "each_review",
    "efficiency_options",
    "every_service",
    "exception_summary",
    "exceptions_without_action",
    "exercises",
    "external_assessment",
    "external_recommendations",
    "family_figures",
    "figure_proofs",
    "financial_profile",
    "found_words",
    "four_checks",
    "framework_picture",
    "framework_record",
    "fraud_updates",
    "from_top_to_team",
    "good_news",
    "good_news_words",
    "governance_evidence",
    "governance_updates",
    "group_summary",
    "groups_and_owners",
    "guidance_register",
    "guide_for_members",
    "guide_summary",
    "hidden_by_the_total",
    "how_are_we_doing",
    "how_to_read",
    "how_we_get_there",
    "improvement_boards",
    "improvements",
    "in_depth_summary",
    "indicator_proposal",
    "indicator_proposals",
    "indicators",
    "informal_meetings_held",
    "information_improvements",
    "initial_diagnostic",
    "internal_audit_reports",
    "internal_control_updates",
    "introduction",
    "involvement",
    "issues_impacting_others",
    "key_decisions",
    "key_developments",
    "key_performance_indicators",
    "key_priorities_progress",
    "last_report_today",
    "late_and_doubtful",
    "learning_for_members",
    "ledger_reconciliation",
    "legal_duties",
    "length_of_report",
    "letters",
    "line_of_sight",
    "list_in_force",
    "live_figures",
    "local_knowledge",
    "local_of_committee",
    "map_of_the_data",
    "measure_classes",
    "measure_lives",
    "measure_records",
    "meetings_and_what_each_considers",
    "meetings_held",
    "meetings_kept",
    "money_by_priority",
    "money_for_plans",
    "national_indicators",
    "national_of_committee",
    "open_pack",
    "opening",
    "outside_advice",
    "overview_summary",
    "page_summary",
    "paper_conclusion",
    "paper_decision",
    "paper_purpose",
    "paper_recommendations",
    "paper_relevance",
    "paper_risks",
    "paper_summary",
    "particularly_badly",
    "particularly_well",
    "partner_reports",
    "partnership_boards",
    "partnership_progress",
    "partnership_summary",
    "performance_clinics",
    "perspective",
    "plan_objectives",
    "plan_on_a_page",
    "plan_reviews",
    "planning_checklist",
    "plans_signed_off",
    "policy_forum",
    "portfolio_words",
    "powers_of_scrutiny",
    "principles",
    "priorities_and_options",
    "priorities_now",
    "priority_scorecard",
    "project_monitoring",
    "projects_and_opportunities",
    "proof_summary",
    "proposals_summary",
    "proposed_for_retirement",
    "prt_issues",
    "prt_summary",
    "public_involvement",
    "quality_flags",
    "quality_scores",
    "quality_summary",
    "question_log",
    "question_sheet",
    "question_sheet_summary",
    "questions_to_ask",
    "reading_help",
    "reasons_and_remedies",
    "recommendations_of_report",
    "recommendations_tracked",
    "records_in_order",
    "recovery_evidence",
    "register_summary",
    "remit",
    "report_changes",
    "review_summary",
    "reviews_ahead",
    "reviews_at_a_glance",
    "risk_management_updates",
    "risks_and_targets",
    "risks_at_a_glance",
    "scorecard_by_ambition",
    "scorecard_summary",
    "scorecards_by_level",
    "segments_and_demand",
    "service_action_plans",
    "service_levels",
    "service_performance",
    "service_plan",
    "service_standards",
    "services_at_a_glance",
    "shared_measures",
    "sign_off_of_plans",
    "six_qualities",
    "smart_objectives",
    "staffing_and_finance",
    "star_chamber_words",
    "statutory_return",
    "steps_of_challenge",
    "stories_kept_back",
    "stories_waiting",
    "strategic_progress",
    "stretch_of_targets",
    "successes",
    "successes_found",
    "targets_you_chose",
    "team_plans",
    "thread_summary",
    "three_year_targets",
    "timeliness",
    "timetable_summary",
    "title_page",
    "town_and_country",
    "training_and_briefings",
    "unit_cost",
    "value_for_money_chart",
    "warnings_about_figures",
    "watch_list",
    "what_is_late_now",
    "what_it_covers",
    "what_it_takes",
    "what_next",
    "what_was_heard",
    "where_figures_come_from",
    "where_it_goes",
    "where_we_are",
    "where_we_want_to_be",
    "which_report_for_whom",
    "who_does_what",
    "who_is_told_what",
    "whom_to_ask",
    "worst_first",
    "yearly_reviews",
    "your_actions",
    "your_exceptions",
    "your_money",
    "your_services",
]
