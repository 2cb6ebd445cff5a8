"""Duties, outside assessment, guidance and reviews: what the plan must show beside figures.

Ribble Valley 2007, 3.3 to 3.5, 5.1 and 7.1 (R1-006, R1-007, R1-009, R1-032, R1-074, R1-075,
R1-081).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

DUTIES = "legal duties"


def legal_duties(pack: Pack) -> Section:
    """The duties in law, each with the evidence that it is met, or that there is none (R1-074)."""
    found = pack.entries("framework_evidence")
    own = found[found["family"] == DUTIES].sort_values(["principle", "dated", "evidence"])
    layout = Layout(
        "Legal duties and the evidence that they are met",
        ("Duty", "Evidence", "Dated", "Who answers for it"),
        "Register of evidence",
    )
    shown = listing(
        own,
        layout,
        lambda row: (row.principle, row.evidence, said(day(row.dated), "No date"), said(row.owner)),
        "no evidence of a legal duty is registered",
    )
    duties = own["principle"].nunique()
    headline = begun(f"{counted(duties, 'duty', 'duties')} with evidence.")
    return Section(name="legal_duties", headline=headline, blocks=(shown,))


def external_assessment(pack: Pack) -> Section:
    """The timetable of outside assessment, and its lines of enquiry (R1-075, R1-081)."""
    found = pack.entries("assessments").sort_values(["on", "item"])
    if found.empty:
        nil = Nil(reason="Nil return: no outside assessment is registered.")
        return Section(name="external_assessment", blocks=(nil,))
    dated, lines = found[found["on"].notna()], found[found["area"].notna()]
    ahead = dated[pd.to_datetime(dated["on"]) >= pd.Timestamp(pack.as_at)]
    headline = "No milestone lies ahead."
    if len(ahead):
        first = next(ahead.itertuples())
        headline = f"Next: {first.title}, {countdown(first.on.date(), pack.as_at)}."
    blocks = (
        _milestones(pack, dated[dated["area"].isna()]),
        Part(heading="Lines of enquiry and their evidence", blocks=(_enquiry(lines),)),
    )
    return Section(name="external_assessment", headline=headline, blocks=blocks)


def _milestones(pack: Pack, dated: pd.DataFrame) -> Block:
    layout = Layout(
        f"Timetable of outside assessment, as at {day(pack.as_at)}",
        ("Assessment", "Milestone", Heading("Day", "date"), "How long", "Who answers for it"),
        "Register of assessments",
    )
    return listing(
        dated,
        layout,
        lambda row: (
            row.assessment,
            row.title,
            row.on,
            begun(countdown(row.on.date(), pack.as_at)),
            said(row.owner),
        ),
        "no milestone is set",
    )


def _enquiry(lines: pd.DataFrame) -> Block:
    layout = Layout(
        "Key Lines of Enquiry, with what is shown for each",
        ("Line of enquiry", "Evidence or finding", "What is done", "Who answers for it"),
        "Register of assessments",
    )
    return listing(
        lines.sort_values(["area", "item"]),
        layout,
        lambda row: (row.area, row.title, said(row.action, "Nothing further"), said(row.owner)),
        "nothing is tagged to a line of enquiry",
    )


def countdown(day_of: date, as_at: date) -> str:
    """How many days until a day, or since: “in 40 days”, “today”, “109 days ago”."""
    days = (day_of - as_at).days
    if days == 0:
        return "today"
    return f"in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} ago"


def guidance_register(pack: Pack) -> Section:
    """Guidance and policies with version, date and next review, overdue ones named (R1-032)."""
    found = pack.entries("guidance").sort_values(["review_on", "document"])
    overdue = int((pd.to_datetime(found["review_on"]) < pd.Timestamp(pack.as_at)).sum())
    layout = Layout(
        "Guidance and policies, the next to be reviewed first",
        ("Document", "Kind", "Version", Heading("Dated", "date"), "Next review", "Owner"),
        "Register of guidance",
        ("Each is reviewed within twelve months of its date.",),
    )
    shown = listing(
        found,
        layout,
        lambda row: (
            row.document,
            begun(row.kind),
            row.version,
            row.dated,
            _review(row, pack.as_at),
            row.owner,
        ),
        "no guidance is registered",
    )
    headline = f"{counted(len(found), 'document')}, {overdue or 'none'} overdue for review."
    return Section(name="guidance_register", headline=begun(headline), blocks=(shown,))


def _review(row: Any, as_at: date) -> str:
    due = row.review_on.date()
    late = f", {countdown(due, as_at)}: overdue" if due < as_at else ""
    return f"{day(row.review_on)}{late}{_too_far(row)}"


def _too_far(row: Any) -> str:
    """That a review is set more than twelve months after the version."""
    limit = row.dated + pd.DateOffset(months=12)
    return "; later than twelve months" if row.review_on > limit else ""


def plan_reviews(pack: Pack) -> Section:
    """The council's cycle: each review with its step, outcome, lesson and changed plan.

    R1-006: a “revise” keeps the lesson and the changed plan; R1-007: what users said; R1-009: the
    outcome is one of five. A review that lacks what its step asks for is named.
    """
    found = pack.entries("plan_reviews", every_period=True)
    titles = pack.entries("plans", every_period=True).set_index("plan")["title"]
    lacking = [words for row in found.itertuples() for words in review_lacks(row)]
    layout = Layout(
        "Reviews of plans, the latest first",
        ("Plan", "Day and step", "Outcome", "Lesson", "What was changed", "What users said"),
        "Register of reviews",
    )
    shown = listing(
        found.sort_values(["reviewed_on", "plan"], ascending=[False, True]),
        layout,
        lambda row: (
            titles.get(row.plan, row.plan),
            f"{day(row.reviewed_on)}: {row.step}",
            begun(said(row.outcome, "None recorded")),
            said(row.lesson, "None recorded"),
            _changed(row),
            said(row.users, "Nobody was asked"),
        ),
        "no review of a plan is registered",
    )
    steps = listed([str(step) for step in pack.council.cycle])
    headline = f"The cycle is {steps}. {begun(counted(len(found), 'review'))}, "
    headline += f"{len(lacking) or 'none'} lacking what its step asks for."
    return Section(name="plan_reviews", headline=headline, blocks=(shown,))


def review_lacks(row: Any) -> Iterator[str]:
    """What a review lacks: a “revise” its lesson or changed plan, a “review” its outcome."""
    if row.step == "revise" and (not said(row.lesson, "") or not said(row.now, "")):
        yield f"{row.plan}: lesson or changed plan"
    elif row.step == "review" and not said(row.outcome, ""):
        yield f"{row.plan}: outcome"


def _changed(row: Any) -> str:
    missing = any(review_lacks(row))
    if said(row.was, "") and said(row.now, ""):
        return f"Was: {row.was} Now: {row.now}"
    return said(row.now, "Missing: the step asks for more" if missing else "Nothing")
