"""Proposals with a formula that is none, or approved by their author, are refused (R0-036)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.builders import check, codes, the_fault, write

GIVEN = {
    "proposal": "NEW1",
    "unit": "Customer Services",
    "title": "Answered in time",
    "formula": "100 * p_1_numerator / p_1_denominator",
    "polarity": "maximise",
    "kind": "percent",
    "frequency": "monthly",
    "target": "80",
    "green_tolerance": "",
    "red_tolerance": "",
    "author": "Analyst",
    "proposed_on": "2021-07-01",
    "approved_by": "",
    "approved_on": "",
    "minute": "",
    "adopted_as": "",
    "change": "",
    "measure": "",
    "recorded_on": "2021-07-01",
}
APPROVED = {"approved_by": "Director", "approved_on": "2021-07-01"}


def checked(folder: Path, **cells: str):
    row = GIVEN | cells
    quoted = ",".join(f'"{cell}"' for cell in row.values())
    return check(write(folder / "proposals.csv", ",".join(row), quoted))


@pytest.mark.parametrize(
    "cells",
    [
        {},
        APPROVED,
        APPROVED | {"adopted_as": "CUS99", "minute": "EX.1/21"},
        {"change": "introduce", "measure": "P-1"},
        {"change": "amend", "measure": "P-1"},
        APPROVED | {"change": "delete", "measure": "P-1", "adopted_as": "P-1", "minute": "EX.1"},
        {"green_tolerance": "5", "red_tolerance": "5"},
    ],
)
def test_a_sound_proposal_loads(tmp_path: Path, cells: dict[str, str]) -> None:
    """R0-036: also one approved by a second person on the very day."""
    with checked(tmp_path, **cells) as intake:
        assert (intake.rows, codes(intake)) == ({"proposals": 1}, [])


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("__import__('os').remove('x')", "“__import__("),
        ("p_1.__class__", "“.__class__”"),
        ("p_1_numerator / p_9_denominator", "“p_9_denominator”"),
        ("p_1_ward", "“p_1_ward”"),
        ("100", "“100”"),
    ],
)
def test_a_formula_that_runs_code_or_names_the_unknown_is_refused(
    tmp_path: Path, formula: str, found: str
) -> None:
    with checked(tmp_path, formula=formula) as intake:
        assert intake.rows == {"proposals": 0}
        fault = the_fault(intake, "not_a_formula")
        assert fault["column"] == "formula" and str(fault["found"]).startswith(found)


def test_the_nearest_names_are_told(tmp_path: Path) -> None:
    with checked(tmp_path, formula="p_1_numerators") as intake:
        assert "such as p_1_numerator" in str(the_fault(intake, "not_a_formula")["allowed"])


@pytest.mark.parametrize("post", ["Analyst", " analyst "])
def test_an_author_never_approves_the_own_proposal(tmp_path: Path, post: str) -> None:
    """R0-035: the assurer is not the analyst."""
    with checked(tmp_path, approved_by=post, approved_on="2021-07-09") as intake:
        assert intake.rows == {"proposals": 0}
        allowed = "another post than the author's: who proposes an indicator never approves it"
        assert the_fault(intake, "same_post")["allowed"] == allowed


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"approved_by": "Director"}, "no_day", "approved_on"),
        ({"approved_on": "2021-07-09"}, "nobody_named", "approved_by"),
        (APPROVED | {"approved_on": "2021-06-30"}, "before_its_time", "approved_on"),
        ({"adopted_as": "CUS99", "minute": "EX.1/21"}, "not_approved", "adopted_as"),
        (APPROVED | {"adopted_as": "CUS99"}, "no_minute", "minute"),
        ({"change": "amend"}, "nothing_named", "measure"),
        ({"change": "delete"}, "nothing_named", "measure"),
        (
            APPROVED
            | {"change": "amend", "measure": "P-1", "adopted_as": "CUS99", "minute": "EX.1/21"},
            "another_code",
            "adopted_as",
        ),
        (
            {"green_tolerance": "5", "red_tolerance": "4"},
            "tolerances_reversed",
            "red_tolerance",
        ),
    ],
)
def test_an_approval_is_whole_and_comes_first(
    tmp_path: Path, cells: dict[str, str], code: str, column: str
) -> None:
    """R0-035, R0-036: only an approval makes it a measure."""
    with checked(tmp_path, **cells) as intake:
        assert intake.rows == {"proposals": 0}
        assert the_fault(intake, code)["column"] == column
