"""The registers that the five frameworks name. What there is already stays as it is.

Revision ID: 0003. There is no way down: a store that kept figures never drops them.
"""

from pmf_lib.store.migrations.layout import add_register_table

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Written out, not read from the register: a released migration must never change with it.
TABLES = {
    "portfolio_services": "portfolio! unit! since:date! until:date note recorded_on:date",
    "pairing_trials": "trial! unit! committee reason proposed_by recorded_on:date",
    "teams": "team! unit title lead recorded_on:date",
    "team_reviews": "team! unit period! step! principle done_on:date recorded_on:date",
    "appraisals": (
        "unit! period! due:number completed:number linked:number targets_agreed:number "
        "interim:number enhancement:number due_on:date recorded_on:date"
    ),
    "roles": "role! responsibility! family shown_in contact recorded_on:date",
    "competencies": "competency! area meaning support recorded_on:date",
    "meetings": (
        "meeting! body held_on:date kind unit period purpose chair papers_sent_on:date "
        "agenda_published_on:date urgency minute recorded_on:date"
    ),
    "attendance": "meeting! role! present recorded_on:date",
    "meeting_papers": "meeting! document! sha256 exempt recorded_on:date",
    "considered": "body! period! considered_on:date response comment minute recorded_on:date",
    "meeting_issues": "unit! period! issue! title nil detail strategic recorded_on:date",
    "priorities": (
        "priority! plan rank:number origin horizon starts_on:date ends_on:date reason ambition "
        "owner set_on:date"
    ),
    "watch_list": "item! body measure title since:date closed_on:date decision recorded_on:date",
    "priority_money": "priority! period! budget:number spent:number recorded_on:date",
    "plans": (
        "plan! title level parent document directorate unit team period pages:number "
        "agreed_between signed_off_on:date signed_off_by recorded_on:date"
    ),
    "plan_services": "plan! unit! recorded_on:date",
    "objectives": (
        "objective! plan serves unit title outcome lead measure target:number due_on:date scope "
        "budget_code reason recorded_on:date"
    ),
    "plan_money": "budget_code! unit period! amount:number recorded_on:date",
    "plan_reviews": (
        "plan! unit reviewed_on:date! step outcome lesson was now users recorded_on:date"
    ),
    "workforce_answers": "plan! unit question! answer recorded_on:date",
    "contract_parts": "directorate! period! part! title! detail evidence theme recorded_on:date",
    "contract_activities": (
        "directorate! period! activity! title! amount:number status recorded_on:date"
    ),
    "projects": (
        "project! title plan unit group remit priority lead starts_on:date due_on:date status "
        "budget:number spent:number progress on_the_page exempt recorded_on:date"
    ),
    "milestones": (
        "milestone! unit measure project action framework title due_on:date reached_on:date note "
        "recorded_on:date"
    ),
    "benefits": (
        "benefit! project unit title planned:number realised:number due_on:date recorded_on:date"
    ),
    "measure_records": (
        "measure! framework defined_in target_source in_corporate_plan result perspective partner "
        "partner_share:number hours:number impact:number users deputy data_items calculation "
        "strategic_owner duty recorded_on:date"
    ),
    "measure_events": "measure! happened_on:date! stage! reason approved_by recorded_on:date",
    "measure_lists": "list! measure! since:date until:date recorded_on:date",
    "evidence": "measure! unit! period! file! sha256 uploaded_by added_on:date",
    "baskets": "basket! measure! weight:number recorded_on:date",
    "target_selections": "unit! measure! period! portfolio service_head agreed_on:date",
    "ledger": "cost_centre! unit account! side period! amount:number recorded_on:date",
    "ledger_totals": "side! period! total:number recorded_on:date",
    "financial_profile": "directorate! period! strategy:number projection:number recorded_on:date",
    "unit_costs": (
        "unit! period! of cost:number volume:number family:number measure recorded_on:date"
    ),
    "efficiency_options": (
        "option! unit title priority saving:number risk decided exempt recorded_on:date"
    ),
    "opportunities": (
        "opportunity! unit title likelihood:number benefit:number owner action recorded_on:date"
    ),
    "consultations": (
        "consultation! unit title method started_on:date ended_on:date invited:number "
        "answered:number result use used_in recorded_on:date"
    ),
    "satisfaction": "measure! period! invited:number answered:number survey recorded_on:date",
    "survey_suggestions": "suggestion! topic made_on:date status recorded_on:date",
    "agreed_levels": "agreement! unit title target consultation recorded_on:date",
    "local_knowledge": "item! ward unit heard_on:date matter measure recorded_on:date",
    "complaint_lessons": ("unit! period! theme! upheld:number lesson action! recorded_on:date"),
    "forward_plan": (
        "decision! unit matter decision_maker title_of_maker decide_on:date documents contact "
        "further_documents private significant wards:number noticed_on:date recorded_on:date"
    ),
    "recommendations": (
        "recommendation! made_by addressee unit measure title made_on:date received_on:date "
        "answered_on:date response answer minute due_on:date done_on:date status review finding "
        "recorded_on:date"
    ),
    "decision_evidence": (
        "decision! unit evidence! consultation changed cost:number recorded_on:date"
    ),
    "cover_reports": "report! heading! text commented_by commented_on:date recorded_on:date",
    "report_options": "report! option! for_it risk preferred recorded_on:date",
    "report_decisions": "report! number! text decision minute recorded_on:date",
    "clinics": (
        "clinic! unit measure about requested_by requested_on:date minute arranged_by "
        "held_on:date chair director manager service_statement panel_statement exit_target:number "
        "satisfied_on:date satisfied_minute recorded_on:date"
    ),
    "clinic_answers": "clinic! unit question! answer answered_by recorded_on:date",
    "clinic_outcomes": (
        "clinic! unit purpose! follow_up owner due_on:date done_on:date recorded_on:date"
    ),
    "recovery_actions": "clinic! unit action! title owner due_on:date status recorded_on:date",
    "recovery_path": "clinic! unit period! target:number recorded_on:date",
    "recovery_updates": "clinic! unit due_on:date! given_on:date text recorded_on:date",
    "challenge_cases": (
        "case! unit measure stage! opened_on:date closed_on:date delivered_by challenged_by "
        "opened_from done override recorded_on:date"
    ),
    "challenge_steps": "case! unit step! done done_by done_on:date recorded_on:date",
    "causes": "case! unit category! cause! effect recorded_on:date",
    "audit_reports": (
        "report! unit system title opinion issued_on:date finding exempt recorded_on:date"
    ),
    "figure_audits": (
        "measure! tested_on:date! tested_by records:number errors:number report recorded_on:date"
    ),
    "audit_advice": (
        "advice! source report unit system title level owner made_on:date due_on:date "
        "done_on:date status recorded_on:date"
    ),
    "assurance_updates": "kind! period! title! detail amount:number exempt recorded_on:date",
    "assessments": "assessment! item! area title on:date measure action owner recorded_on:date",
    "framework_evidence": "principle! family evidence! owner dated:date recorded_on:date",
    "framework_comments": "comment! from_whom text change version recorded_on:date",
    "report_changes": (
        "report! changed_on:date! what! was now asked_by approved_by approved_on:date "
        "recorded_on:date"
    ),
    "benchmark_groups": "family! authority! version since:date until:date recorded_on:date",
    "approaches": "family! authority! subject! measure approach adoption note recorded_on:date",
    "benchmark_requests": (
        "request! direction topic asked_on:date answered_on:date recorded_on:date"
    ),
    "training": (
        "event! kind title audience held_on:date places:number attended:number material "
        "recorded_on:date"
    ),
    "guidance": "document! kind version dated:date review_on:date owner covers recorded_on:date",
    "policy_clauses": "document! clause! says tested_by! recorded_on:date",
    "improvements": "item! group subject title status recorded_on:date",
    "good_news": (
        "story! unit measure period headline proposed_by approved_by approved_on:date "
        "recorded_on:date"
    ),
    "effort": (
        "activity! unit measure period! hours:number items:number agreed_by plain recorded_on:date"
    ),
    "partnership_boards": "board! role priority! lead recorded_on:date",
    "partnership_targets": "measure! period! target:number agreement board recorded_on:date",
    "segments": "segment! period! people:number demand:number need recorded_on:date",
    "partner_reports": (
        "invitation! invited_by partner subject invited_on:date due_on:date received_on:date "
        "report summary considered_on:date outcome recorded_on:date"
    ),
    "questions": (
        "question! body unit measure subject period asks text addressee asked_on:date asked_by "
        "answer answered_on:date recorded_on:date"
    ),
    "proposals": (
        "proposal! unit title purpose formula polarity kind frequency target:number aggregation "
        "tolerance_mode green_tolerance:number red_tolerance:number change measure owner member "
        "priority budget_code within_control hours:number review_on:date due_on:date relevant "
        "no_perverse_incentive attributable well_defined timely reliable comparable verifiable "
        "author proposed_on:date approved_by approved_on:date minute adopted_as recorded_on:date"
    ),
    "scrutiny_reviews": (
        "review! committee title concern opened_from users scope beyond since:date until:date "
        "lead state opened_on:date closed_on:date minute recorded_on:date"
    ),
    "review_services": "review! unit! reason left_on:date recorded_on:date",
    "review_measures": "review! measure! reason left_on:date recorded_on:date",
    "review_enquiries": "enquiry! review asks reason dropped recorded_on:date",
    "review_witnesses": (
        "witness! review post organisation consent consented_on:date heard_on:date "
        "withdrawn_on:date recorded_on:date"
    ),
    "review_evidence": (
        "exhibit! review enquiry kind title shows unit measure source_table of_period "
        "document sha256 witness collected_by collected_on:date set_aside recorded_on:date"
    ),
    "review_questions": (
        "question! review enquiry addressee text reason not_worth asked_on:date answer "
        "answered_on:date recorded_on:date"
    ),
    "review_findings": "finding! review exhibit text no_recommendation recorded_on:date",
    "review_grounds": "finding! exhibit! left_on:date recorded_on:date",
    "audit_samples": (
        "sample! sampled title reason measure unit book first_period last_period strata "
        "confidence:number tolerable:number expected:number materiality:number materiality_mode "
        "population:number size:number salt drawn_on:date drawn_by recorded_on:date"
    ),
    "audit_sample_items": (
        "drawn_item! sample place:number stratum record measure unit of_period reported:number "
        "book_value:number recorded_on:date"
    ),
    "working_papers": (
        "drawn_item! recalculated:number how evidence sha256 finding conclusion tested_by "
        "tested_on:date reviewed_by reviewed_on:date recorded_on:date"
    ),
    "audit_conclusions": (
        "sample! ended conclusion concluded_by concluded_on:date recorded_on:date"
    ),
}
INDEXED: dict[str, tuple[str, ...]] = {
    "portfolio_services": ("unit",),
    "pairing_trials": ("unit",),
    "teams": ("unit",),
    "team_reviews": ("unit",),
    "appraisals": ("unit",),
    "meetings": ("unit",),
    "meeting_issues": ("unit",),
    "watch_list": ("measure",),
    "plans": ("unit",),
    "plan_services": ("unit",),
    "objectives": (
        "unit",
        "measure",
    ),
    "plan_money": ("unit",),
    "plan_reviews": ("unit",),
    "workforce_answers": ("unit",),
    "projects": ("unit",),
    "milestones": (
        "unit",
        "measure",
    ),
    "benefits": ("unit",),
    "measure_records": ("measure",),
    "measure_events": ("measure",),
    "measure_lists": ("measure",),
    "evidence": (
        "measure",
        "unit",
    ),
    "baskets": ("measure",),
    "target_selections": (
        "unit",
        "measure",
    ),
    "ledger": ("unit",),
    "unit_costs": (
        "unit",
        "measure",
    ),
    "efficiency_options": ("unit",),
    "opportunities": ("unit",),
    "consultations": ("unit",),
    "satisfaction": ("measure",),
    "agreed_levels": ("unit",),
    "local_knowledge": (
        "unit",
        "measure",
    ),
    "complaint_lessons": ("unit",),
    "forward_plan": ("unit",),
    "recommendations": (
        "unit",
        "measure",
    ),
    "decision_evidence": ("unit",),
    "clinics": (
        "unit",
        "measure",
    ),
    "clinic_answers": ("unit",),
    "clinic_outcomes": ("unit",),
    "recovery_actions": ("unit",),
    "recovery_path": ("unit",),
    "recovery_updates": ("unit",),
    "challenge_cases": (
        "unit",
        "measure",
    ),
    "challenge_steps": ("unit",),
    "causes": ("unit",),
    "audit_reports": ("unit",),
    "figure_audits": ("measure",),
    "audit_advice": ("unit",),
    "assessments": ("measure",),
    "approaches": ("measure",),
    "good_news": (
        "unit",
        "measure",
    ),
    "effort": (
        "unit",
        "measure",
    ),
    "partnership_targets": ("measure",),
    "questions": (
        "unit",
        "measure",
    ),
    "proposals": (
        "unit",
        "measure",
    ),
    "review_services": ("unit",),
    "review_measures": ("measure",),
    "review_evidence": (
        "unit",
        "measure",
    ),
    "audit_samples": (
        "unit",
        "measure",
    ),
    "audit_sample_items": (
        "unit",
        "measure",
    ),
}


def upgrade() -> None:
    for table, columns in TABLES.items():
        add_register_table(table, columns, INDEXED.get(table, ()))
