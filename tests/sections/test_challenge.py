"""The three stages of challenge: in order, between two posts, with causes and coded outcomes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.register.clinics import PURPOSES
from pmf_lib.sections import Pack
from pmf_lib.sections.challenge import (
    cause_and_effect,
    challenge_summary,
    initial_diagnostic,
    performance_clinics,
)
from pmf_lib.views.records import Details, Facts, Part
from tests.peterborough import (
    KEY,
    WASTE,
    Row,
    blocks,
    measure,
    nils,
    rows,
    tables,
    target,
    value,
    words,
)

ONE, TWO, THREE = "initial diagnostic", "cause and effect", "performance clinic"
Open = Callable[..., Pack]


def stage(case: str, name: str, day: str, **cells: object) -> Row:
    own: Row = {"case": case, "unit": WASTE, "stage": name, "opened_on": day, "recorded_on": day}
    return own | {"delivered_by": "Head of Waste", "challenged_by": "Risk Manager"} | cells


def red(*codes: str) -> dict[str, list[Row]]:
    """Measures that are red in this quarter."""
    return {
        "measures": [measure(code) for code in codes],
        "values": [value(code, 50.0) for code in codes],
        "targets": [target(code, 90.0) for code in codes],
    }


def test_a_red_measure_without_a_case_waits_for_one(pack_of: Open) -> None:
    """R4-046, R4-047: a case is opened from an exception; who has none is told."""
    cases = [stage("A", ONE, "2009-07-01", measure="W1", done="Rounds looked at")]
    pack = pack_of(red("W1", "W2") | {"challenge_cases": cases}, council=KEY)
    section = initial_diagnostic(pack)
    opened, waiting = tables(section)
    assert rows(opened)[0][-1] == "Rounds looked at"
    assert [row[0] for row in rows(waiting)] == ["Share of W2"]
    assert challenge_summary(pack)[1] == "What is not? 1 measure in red without a case."


@pytest.mark.parametrize(("closed", "waiting"), [("2009-06-30", 1), ("2009-07-01", 0), (None, 0)])
def test_a_case_that_ended_before_the_quarter_no_longer_counts(
    pack_of: Open, closed: str | None, waiting: int
) -> None:
    """R4-046."""
    cases = [stage("A", ONE, "2009-01-05", measure="W1", closed_on=closed)]
    pack = pack_of(red("W1") | {"challenge_cases": cases}, council=KEY)
    assert len(tables(initial_diagnostic(pack))) == 1 + waiting


def test_causes_stand_by_category_with_their_effects(pack_of: Open) -> None:
    """R4-048: the fishbone as data: category, cause, effect."""
    cases = [stage("A", ONE, "2009-05-01"), stage("A", TWO, "2009-06-01")]
    found: Row = {"case": "A", "unit": WASTE}
    causes = [
        found | {"category": "Systems", "cause": "Old lists", "effect": "Roads missed"},
        found | {"category": "People", "cause": "Two posts empty"},
    ]
    pack = pack_of({"challenge_cases": cases, "causes": causes}, council=KEY)
    section = cause_and_effect(pack)
    _, fishbone = tables(section)
    assert rows(fishbone) == [
        ["People", "Two posts empty", "Not said"],
        ["Systems", "Old lists", "Roads missed"],
    ]
    assert section.headline == "1 case taken to cause and effect."


@pytest.mark.parametrize(("reason", "stands"), [("The Chief Executive asked", True), (None, False)])
def test_a_stage_out_of_order_stands_only_with_its_reason(
    pack_of: Open, reason: str | None, stands: bool
) -> None:
    """R4-049: the escalation order is enforced, with an override that gives its reason."""
    cases = [stage("A", THREE, "2009-09-01", override=reason)]
    pack = pack_of({"challenge_cases": cases}, council=KEY)
    broken = tables(initial_diagnostic(pack))[-1]
    assert rows(broken)[0][3] == "There was no cause and effect before it."
    assert (rows(broken)[0][4] == reason) == stands
    assert bool(tables(performance_clinics(pack))) == stands
    assert challenge_summary(pack)[0].endswith(
        "1 at performance clinic."
        if stands
        else "none at performance clinic; 1 at no stage that stands."
    )
    assert challenge_summary(pack)[2].endswith(
        "Yes, or the reason is given." if stands else "1 stage was not, and no reason is recorded."
    )


def test_both_teams_of_a_clinic_stand_apart(pack_of: Open) -> None:
    """R4-049, R4-070: who delivers and who challenges, and what each said."""
    clinic: Row = {"clinic": "K", "unit": WASTE, "about": "missed bins", "requested_by": "service"}
    clinic |= {"requested_on": "2009-08-01", "held_on": "2009-09-30", "chair": "Chair"}
    clinic |= {"director": "Director", "manager": "Head of Waste", "panel_statement": "Sort lists."}
    section = performance_clinics(pack_of({"clinics": [clinic]}, council=KEY))
    (facts,) = [one for one in blocks(section) if isinstance(one, Facts)]
    told = {term: words(cell) for term, cell in facts.pairs}
    assert told["Service delivery team"] == "Head of Waste, with the Director"
    assert told["Challenge team"] == "Chair, for the panel"
    spoken = [one.summary for one in blocks(section) if isinstance(one, Details)]
    assert len(spoken) == 2 and all(one.startswith("Missed bins: what the") for one in spoken)
    assert "Nothing has been agreed at this clinic yet." in nils(section)


def test_what_was_agreed_is_coded_by_the_aims(pack_of: Open) -> None:
    """R4-050: role of managers, plan, updates, resources, recognition; each with who and when."""
    clinic: Row = {"clinic": "K", "unit": WASTE, "about": "bins", "requested_by": "service"}
    clinic |= {"requested_on": "2009-08-01", "chair": "C", "director": "D", "manager": "M"}
    agreed = [
        {"clinic": "K", "unit": WASTE, "purpose": aim, "follow_up": f"On {aim}", "owner": "M"}
        | {"due_on": "2009-11-01", "recorded_on": "2009-09-30"}
        for aim in PURPOSES
    ]
    pack = pack_of({"clinics": [clinic], "clinic_outcomes": agreed}, council=KEY)
    (table,) = tables(performance_clinics(pack))
    assert {row[0] for row in rows(table)} == {aim.capitalize() for aim in PURPOSES}
    assert {row[4] for row in rows(table)} == {"Not yet"}


def test_an_empty_register_is_a_nil_return_at_every_stage(pack_of: Open) -> None:
    pack = pack_of({"measures": [measure("X1", state="deleted")]}, council=KEY)
    for section in (initial_diagnostic(pack), cause_and_effect(pack), performance_clinics(pack)):
        assert nils(section) and not tables(section)
    assert challenge_summary(pack)[0] == (
        "What is being challenged? No cases: none at initial diagnostic, none at cause and "
        "effect, none at performance clinic."
    )


def test_the_demo_tells_its_stories(council_pack: Callable[..., Pack]) -> None:
    """R4-046 to R4-050: an override with its reason, a stage that does not stand."""
    pack = council_pack(KEY)
    broken = rows(tables(initial_diagnostic(pack))[-1])
    assert [row[0] for row in broken] == ["CH-04", "CH-05"]
    assert broken[1][4] == "None: the stage does not stand"
    parts = [one for one in cause_and_effect(pack).blocks if isinstance(one, Part)]
    assert len(parts) == 3
    assert len([one for one in performance_clinics(pack).blocks if isinstance(one, Part)]) == 3
