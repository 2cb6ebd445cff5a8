"""What people were asked, how sure the answers are, and what decisions rested on.

Ribble Valley 2007, 3.6, 4.4, 5.4 and 8.1 (R1-012, R1-022, R1-042, R1-077, R1-082, R1-083).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import intervals
from pmf_lib.periods import Period
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.money import pounds
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, decimals, said
from pmf_lib.sections.whose_report import unit_name
from pmf_lib.views import words
from pmf_lib.views.records import Block, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def consultation_register(pack: Pack) -> Section:
    """Consultations, satisfaction with its sample, and the topics that members suggested."""
    found = pack.entries("consultations", every_period=True)
    unused = found[found["ended_on"].notna() & found["used_in"].isna()]
    headline = (
        f"{counted(len(found), 'consultation')}, {len(unused) or 'none'} ended without saying what "
        "was done with the answers."
    )
    return Section(
        name="consultation_register",
        headline=begun(headline),
        blocks=(
            _consultations(pack, found),
            Part(heading="Satisfaction", blocks=(_satisfaction(pack),)),
            Part(heading="Topics that members suggested", blocks=(_suggestions(pack),)),
        ),
    )


def _consultations(pack: Pack, found: pd.DataFrame) -> Block:
    """Dates, method, sample, results and the use made of them (R1-012)."""
    layout = Layout(
        "Consultations, the latest first",
        ("What people were asked", "How", "When", "Answers", "What they said", "What it changed"),
        "Register of consultations",
    )
    return listing(
        found.sort_values(["started_on", "consultation"], ascending=[False, True]),
        layout,
        lambda row: (
            f"{row.title} ({unit_name(pack.council, row.unit)})",
            row.method,
            f"{day(row.started_on)} to {said(day(row.ended_on), 'now')}",
            _answers(row),
            said(row.result, "Not yet known"),
            said(row.used_in, "Nothing recorded yet"),
        ),
        "no consultation is registered",
    )


def _answers(row: Any) -> str:
    """How many answered of how many asked; what is not known is said."""
    if pd.isna(row.answered):
        return "Not counted yet"
    if pd.isna(row.invited):
        return f"{row.answered:,.0f}; all could answer"
    rate = words.figure(row.answered / row.invited * 100, "percent", 0) if row.invited else "[x]"
    return f"{row.answered:,.0f} of {row.invited:,.0f} ({rate})"


def _satisfaction(pack: Pack) -> Block:
    """Each figure with how many answered, the response rate and its 95% interval (R1-042)."""
    found = pack.about_measures("satisfaction")
    known = found[found["measure"].isin(pack.measures["measure"])]
    titles = pack.measures.set_index("measure")["title"]
    layout = Layout(
        "Satisfaction, and how sure it is",
        ("Measure", "Period", "Figure", "Answers", "95% interval", "Survey"),
        "Register of surveys",
        ("The interval says how far chance in who answered could move the figure.",),
    )
    ordered = known.sort_values(["measure", "period"], ascending=[True, False])
    return listing(
        ordered,
        layout,
        lambda row: (
            titles[row.measure],
            Period.parse(row.period).short_label,
            words.figure(_value(pack, row), "percent", _decimals(pack, row.measure)),
            _answers(row),
            interval_words(_value(pack, row), row.answered),
            said(row.survey),
        ),
        "no figure of satisfaction has its sample registered",
    )


def _value(pack: Pack, row: Any) -> float | None:
    values = pack.values
    own = values[(values["measure"] == row.measure) & (values["period"] == row.period)]
    return None if own.empty else float(own["value"].iloc[0])


def _decimals(pack: Pack, measure: str) -> int | None:
    return decimals(pack.measures.set_index("measure").loc[measure, "decimals"])


def interval_words(percent: float | None, answered: float) -> str:
    """The 95% interval of a percentage from so many answers, in words."""
    if not words.is_known(percent) or pd.isna(answered) or answered < 1:
        return "Not known"
    low, high = intervals.survey(percent / 100, int(answered))
    return f"{words.figure(low * 100, 'percent', 1)} to {words.figure(high * 100, 'percent', 1)}"


def _suggestions(pack: Pack) -> Block:
    """Topics for the Citizens' Panel, with where each stands (R1-022)."""
    layout = Layout(
        "Topics for surveys that members suggested",
        ("Topic", Heading("Suggested", "date"), "Where it stands"),
        "Register of suggestions",
    )
    return listing(
        pack.entries("survey_suggestions").sort_values(["made_on", "suggestion"]),
        layout,
        lambda row: (row.topic, row.made_on, begun(row.status)),
        "members have suggested no topic",
    )


def decision_grounds(pack: Pack) -> Section:
    """Each decision with its evidence, whether residents were asked, what changed and its cost.

    R1-077: the consultation evidence used; R1-082: what it changed; R1-083: cost beside
    performance.
    """
    found = pack.entries("decision_evidence", every_period=True)
    taken = pack.entries("key_decisions", every_period=True)
    taken = taken[taken["status"] == "taken"]
    bare = taken[~taken["decision"].isin(found["decision"])]
    asked = found.loc[found["consultation"].notna(), "decision"].nunique()
    blocks = (_evidence(pack, found, taken), _without_evidence(pack, bare))
    told = counted(found["decision"].nunique(), "decision")
    headline = (
        f"{told} with evidence, residents were asked in {asked or 'none'}; "
        f"{len(bare) or 'none'} taken without any."
    )
    return Section(name="decision_grounds", headline=begun(headline), blocks=blocks)


def _evidence(pack: Pack, found: pd.DataFrame, taken: pd.DataFrame) -> Block:
    titles = taken.set_index("decision")["title"]
    layout = Layout(
        "What decisions were based on",
        (
            "Decision",
            "Evidence",
            "Were residents asked?",
            "What changed because of it",
            pounds("Cost"),
            "Performance of the service",
        ),
        "Register of decisions and their evidence",
    )
    return listing(
        found.sort_values(["decision", "evidence"]),
        layout,
        lambda row: (
            f"{titles.get(row.decision, 'Decision')} ({row.decision})",
            row.evidence,
            f"Yes: {row.consultation}" if said(row.consultation, "") else "No",
            said(row.changed, "Nothing recorded"),
            row.cost,
            _performance(pack, row.unit),
        ),
        "no decision has its evidence registered",
    )


def _without_evidence(pack: Pack, bare: pd.DataFrame) -> Block:
    layout = Layout(
        "Decisions taken of which no evidence is recorded",
        ("Decision", "Service", "Taken"),
        "Register of key decisions",
    )
    return listing(
        bare,
        layout,
        lambda row: (
            f"{row.title} ({row.decision})",
            unit_name(pack.council, row.unit),
            day(row.taken_on),
        ),
        "every decision taken has its evidence recorded",
    )


def _performance(pack: Pack, unit: object) -> str:
    own = pack.judgements[pack.judgements["unit"] == unit]
    if own.empty:
        return "No measure"
    green = int((own["status"] == "green").sum())
    return f"{green} of {counted(len(own), 'measure')} on target"
