"""Whatever does not fit together in a profile is refused with file and line."""

import pytest

from pmf_lib.council import load_council
from tests.council.conftest import KEY

COUNCIL_RECEIVES = "receives: [quarter_overview, plan_on_a_page]"
SMT_FIRST = "      - 2021-04-20\n      - 2021-05-18\n"
# What is changed, into what, a mark of the line to be named, and words of the refusal.
FAULTS = {
    "a unit's directorate": (
        "directorate: corporate-support\n    manager: Customer",
        "directorate: corporate-suport\n    manager: Customer",
        "corporate-suport",
        "is not the key of a directorate. Allowed here: corporate-support,",
    ),
    "a body's directorate": (
        "kind: management\n    directorate: economic-development",
        "kind: management\n    directorate: economics",
        "economics",
        "is not the key of a directorate",
    ),
    "a body's portfolio": (
        "kind: executive\n",
        "kind: executive\n    portfolio: leadr\n",
        "portfolio: leadr",
        "“leadr” is not the key of a portfolio. Allowed here: leader,",
    ),
    "a row of reporting to no body": (
        "reporting:\n",
        "reporting:\n  - {to: cabinet, whom: All, what: All, how_often: annual}\n",
        "to: cabinet",
        "“cabinet” is not the key of a body. Allowed here:",
    ),
    "a milestone of no body": (
        "  milestones:\n",
        "  milestones:\n    - {what: Budget, on: 03-10, body: cabinet, rule: Invented}\n",
        "body: cabinet",
        "“cabinet” is not the key of a body. Allowed here:",
    ),
    "a unit listed twice": (
        "key: legal-services",
        "key: health-and-safety",
        "    key: health-and-safety",
        "“health-and-safety” stands twice in “units”",
    ),
    "a unit's name twice": (
        "name: Legal Services",
        "name: PA Support",
        "name: PA Support",
        "stands twice",
    ),
    "a unit's number twice": ("number: 27", "number: 26", "number: 26", "“26” stands twice"),
    "a body listed twice": (
        "- key: audit\n",
        "- key: executive\n",
        "- key: executive",
        "“executive” stands twice in “bodies”",
    ),
    "a group listed twice": (
        "- key: transformation-board",
        "- key: business-management-and-development # again",
        "# again",
        "stands twice in “groups”",
    ),
    "a portfolio listed twice": (
        "- key: environment-and-transport",
        "- key: leader",
        "- key: leader",
        "stands twice in “portfolios”",
    ),
    "two packs of one name": (
        "pack: quarter_overview",
        "pack: unit_monitoring",
        "- pack: unit_monitoring",
        "“unit_monitoring” stands twice in “packs”",
    ),
    # R0-004: each unit is paired with exactly one committee.
    "an unpaired unit": (
        "      - pa-support\n",
        "",
        "  committees:",
        "“pa-support” is paired with no committee",
    ),
    "a unit paired with two": (
        "      - healthy-city\n",
        "      - healthy-city\n      - pa-support\n",
        "- pa-support",
        "“pa-support” is paired with “business-and-transformation” and again with "
        "“health-and-wellbeing”",
    ),
    "a unit paired twice with one": (
        "      - healthy-city\n",
        "      - healthy-city\n      - healthy-city\n",
        "- healthy-city",
        "“healthy-city” is paired twice with “health-and-wellbeing”",
    ),
    "a pairing of no unit": (
        "      - healthy-city\n",
        "      - healthy-city\n      - healthy-town\n",
        "- healthy-town",
        "“healthy-town” is not the key of a business unit. Allowed here: healthy-city",
    ),
    "a pairing with no committee": (
        "    economic-growth:\n",
        "    economic-growt:\n",
        "    economic-growt:",
        "“economic-growt” is not the key of a committee. Allowed here: economic-growth",
    ),
    "a ladder to no body": ("ladder: [smt,", "ladder: [cmt,", "ladder: [cmt", "the key of a body"),
    "a ladder with repeats": (
        "ladder: [smt, executive,",
        "ladder: [smt, smt,",
        "ladder: [smt, smt",
        "the ladder comes back to “smt”, which would wait for itself",
    ),
    "a ladder with scrutiny twice": (
        "executive, scrutiny]",
        "executive, scrutiny, scrutiny]",
        "executive, scrutiny, scrutiny]",
        "the ladder comes back to “business-and-transformation”, which would wait for itself",
    ),
    "a ladder by way of a committee's own body and scrutiny": (
        "ladder: [smt, executive, scrutiny]",
        "ladder: [smt, economic-growth, scrutiny]",
        "ladder: [smt, economic-growth",
        "the ladder comes back to “economic-growth”",
    ),
    "a body that receives no pack": (
        COUNCIL_RECEIVES,
        "receives: [quarter_overvew]",
        "receives: [quarter_overvew]",
        "is not the name of a pack. Allowed here: quarter_overview",
    ),
    "a body that receives a pack twice": (
        COUNCIL_RECEIVES,
        "receives: [quarter_overview, quarter_overview]",
        "receives: [quarter_overview, quarter_overview]",
        "“quarter_overview” stands twice in “receives”",
    ),
    # R1-072: what is about all units is not for a committee of some.
    "a committee that receives what is about others": (
        "receives: [unit_monitoring, proof, exception_report, priority_scorecard,",
        "receives: [quarter_overview, exception_report,",
        "receives: [quarter_overview, exception_report,",
        "“business-and-transformation” would get “quarter_overview”, which is about other",
    ),
    # R4-044: appraisals follow the plans that they are about.
    "appraisals before plans are signed off": (
        "      kind: finance\n",
        "      kind: finance\n    - what: Appraisals are held\n      on: 03-30\n"
        "      rule: Each year\n      kind: appraisals\n",
        "      on: 03-30",
        "“Appraisals are held” falls on 2021-03-30, before plans are approved",
    ),
    "a panel without a committee": (
        "    kind: scrutiny\n    committee: economic-growth\n",
        "    kind: scrutiny\n",
        "  - key: economic-growth",
        "names no committee",
    ),
    "a committee with two panels": (
        "kind: scrutiny\n    committee: economic-growth",
        "kind: scrutiny\n    committee: business-and-transformation",
        "committee: business-and-transformation",
        "a second body names the committee “business-and-transformation”",
    ),
    "a panel of no committee": (
        "kind: scrutiny\n    committee: economic-growth",
        "kind: scrutiny\n    committee: economics",
        "committee: economics",
        "is not the key of a committee",
    ),
    "a current period that is no quarter": (
        "current_period: 2021-22-Q2",
        "current_period: 2021-22",
        "current_period",
        "“2021-22” is a year",
    ),
    "meetings out of order": (
        SMT_FIRST,
        "      - 2021-05-18\n      - 2021-04-20\n",
        "- 2021-04-20",
        "2021-04-20 follows 2021-05-18",
    ),
    "a meeting twice": (
        SMT_FIRST,
        "      - 2021-04-20\n      - 2021-04-20\n      - 2021-05-18\n",
        "- 2021-04-20",
        "2021-04-20 follows 2021-04-20",
    ),
    "a meeting on a Saturday": (
        SMT_FIRST,
        "      - 2021-04-24\n      - 2021-05-18\n",
        "- 2021-04-24",
        "2021-04-24, a Saturday, is no working day",
    ),
    "a meeting on a bank holiday": (
        SMT_FIRST,
        "      - 2021-05-03\n      - 2021-05-18\n",
        "- 2021-05-03",
        "2021-05-03, a Monday, is no working day",
    ),
    "a meeting on a closure": (
        "  pack_working_days: 20\n",
        "  pack_working_days: 20\n  closures: [2021-04-20]\n",
        "      - 2021-04-20",
        "no weekend, bank holiday or closure",
    ),
    "a meeting beyond the known bank holidays": (
        "      - 2022-03-15\n",
        "      - 2099-03-16\n",
        "- 2099-03-16",
        "lies outside the list of bank holidays",
    ),
    "rules that begin too late": (
        "  - since: 2016-04-01",
        "  - since: 2021-07-02",
        "rules:",
        "no rules are in force at the start of 2021-22-Q2",
    ),
    "a key that is not the file's name": (
        "key: carlisle-2021",
        "key: carlisle-2022",
        "key: carlisle-2022",
        "is not the file's name “carlisle-2021”",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_misfit_is_refused_with_file_and_line(planted, fault: str) -> None:
    planted.check(*FAULTS[fault])


def test_rules_out_of_order_are_refused(planted) -> None:
    text = planted.published
    rules = text[text.index("  - since: 2016-04-01\n    status_mode") :]
    rules = rules[: rules.index("\ncalendar:")]
    earlier = rules.replace("2016", "2015")
    words = "rules since 2015-04-01 follow rules since 2016-04-01"
    planted.check(rules, rules + earlier, "since: 2015", words)


def test_a_committee_that_never_meets_is_refused(planted) -> None:
    text = planted.published
    body = text[text.rindex("  - key: economic-growth\n") :]
    body = body[: body.index("  - key: health-and-wellbeing")]
    assert "kind: scrutiny" in body
    planted.check(body, "", "bodies:", "no body names the committee “economic-growth”")


def test_a_committee_is_told_of_its_own_units_alone(planted) -> None:
    """R1-072: a pack about every unit goes to none of several committees, but for a guide."""
    own = "receives: [unit_monitoring, proof, exception_report, priority_scorecard,"
    whole = "receives: [quarter_overview, exception_report,"
    words = "would get “quarter_overview”, which is about other committees' units"
    planted.check(own, whole, whole, words)
    mended = planted.published.replace(own, "receives: [unit_monitoring,", 1)
    planted.file.write_text(mended)
    assert load_council(KEY, planted.folder).pack("timetable").general


def test_appraisals_before_their_plans_are_refused(planted) -> None:
    """R4-044."""
    early = "    - {what: Appraisals begin, on: 03-31, rule: Invented, kind: appraisals}\n"
    begin, words = "  milestones:\n", "before plans are approved"
    planted.check(begin, begin + early, "what: Appraisals begin", words)
    later = planted.published.replace(begin, begin + early.replace("03-31", "04-01"), 1)
    planted.file.write_text(later)
    assert load_council(KEY, planted.folder).calendar.milestones[0].kind == "appraisals"


def test_several_faults_are_counted_and_all_listed(planted) -> None:
    error = planted.refusal("      - pa-support\n", "      - pa-suport\n      - pa-sport\n")
    assert len(error.faults) == 3
    assert error.sentence.endswith("2 more faults in this file.")


def one_report_at_two_details(title: str) -> tuple[str, str]:
    """A further pack by exception, which the first body with the overview gets as well."""
    further = f"""packs:
  - pack: overview_by_exception
    title: {title}
    notebook: notebooks/packs/quarter_overview.ipynb
    for_each: council
    audience: Members
    detail: exception
"""
    return "packs:\n", further


def test_a_body_with_one_report_at_two_details_is_refused(planted) -> None:
    """R1-038: in full or by exception, never both."""
    old, further = one_report_at_two_details("Quarter overview")
    planted.published = planted.published.replace(old, further, 1)
    both = "receives: [quarter_overview, overview_by_exception]"
    words = "would get “Quarter overview” twice, as quarter_overview and as overview_by_exception"
    planted.check(COUNCIL_RECEIVES, both, both, words)


def test_two_reports_of_their_own_titles_are_no_report_twice(planted) -> None:
    old, further = one_report_at_two_details("Exceptions")
    both = "receives: [quarter_overview, overview_by_exception]"
    text = planted.published.replace(old, further, 1)
    planted.file.write_text(text.replace(COUNCIL_RECEIVES, both, 1))
    assert load_council(KEY, planted.folder).pack("overview_by_exception").detail == "exception"
