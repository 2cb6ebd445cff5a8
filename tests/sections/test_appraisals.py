"""Appraisals are counts and nothing else."""

from collections.abc import Callable

import pytest

from pmf_lib.register import TABLES
from pmf_lib.register.organisation import TEAM_STEPS
from pmf_lib.sections import Pack
from pmf_lib.sections.appraisals import appraisals
from pmf_lib.views.records import Nil, Paragraph, Part, Table

Rows = list[dict[str, object]]
COUNCIL = "carlisle-2021"


def row(unit: str, **more: object) -> dict[str, object]:
    usual = {"unit": unit, "period": "2021-22-Q2", "due": 10, "completed": 4, "linked": 3}
    return usual | {"due_on": "2021-12-31", "recorded_on": "2021-10-05"} | more


def parts(pack_of: Callable[..., Pack], rows: Rows, reviews: Rows | None = None) -> list[Part]:
    other: Rows = [{"unit": "legal-services", "period": "2021-22-Q2", "fte": 4.0}]
    tables = {"appraisals": rows, "team_reviews": reviews or [], "staffing": other}
    found = appraisals(pack_of(tables, council=COUNCIL, unit=""))
    return [part for part in found.blocks if isinstance(part, Part)]


def test_completion_by_service_with_the_day_due(pack_of: Callable[..., Pack]) -> None:
    """R0-020, R1-013, R3-026: counts and links by unit, and the day by which all are due."""
    table, _ = parts(pack_of, [row("legal-services")])[0].blocks
    assert isinstance(table, Table) and len(table.rows) == 27
    (own,) = (line for line in table.rows if line[0].text == "Legal Services")
    assert [cell.text for cell in own[1:]] == ["10", "4", "3", "40%", "31 December 2021"]
    (other,) = (line for line in table.rows if line[0].text == "ICT Services")
    assert [cell.text for cell in other[1:5]] == ["[x]"] * 4


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((0, 0), "in 0 cases"),
        ((1, 0), "in fewer than 5"),
        ((2, 2), "in fewer than 5"),
        ((3, 2), "in 5 cases"),
    ],
)
def test_enhancement_is_one_number_and_a_small_one_is_kept(
    pack_of: Callable[..., Pack], counts: tuple[int, int], told: str
) -> None:
    """R3-047: never individual data; for the council alone, and 1 to 4 is not shown."""
    units = ("legal-services", "ict-services")
    rows = [row(unit, enhancement=count) for unit, count in zip(units, counts, strict=True)]
    table, line = parts(pack_of, rows)[0].blocks
    assert isinstance(line, Paragraph) and told in line.text
    assert isinstance(table, Table)
    assert not any("nhanc" in column.title for column in table.columns)


def test_no_column_could_name_a_person() -> None:
    """R3-047: appraisals hold a unit, a period, days and whole numbers."""
    counts = {"due", "completed", "linked", "targets_agreed", "interim", "enhancement"}
    assert set(TABLES["appraisals"].names) == counts | {"unit", "period", "due_on", "recorded_on"}


def test_four_steps_of_each_team_done_or_not(pack_of: Callable[..., Pack]) -> None:
    """R3-024, R3-025: the steps of a team's appraisal, completion only, and their principles."""
    reviews: Rows = [
        {
            "team": "T1",
            "unit": "legal-services",
            "period": "2021-22",
            "step": step,
            "principle": "Clear" if not place else None,
            "done_on": "2021-06-01" if not place else None,
            "recorded_on": "2021-09-30",
        }
        for place, step in enumerate(TEAM_STEPS)
    ]
    _, steps, principles = parts(pack_of, [row("legal-services")], reviews)
    (table,) = steps.blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0][2:]] == ["Done 1 June 2021", *["Still to do"] * 3]
    (tagged,) = principles.blocks
    assert isinstance(tagged, Table)
    assert [[cell.text for cell in line] for line in tagged.rows] == [
        ["Clear", "1", "1"],
        ["Committed", "0", "0"],
        ["Confident", "0", "0"],
    ]


def test_nothing_handed_in_is_said(pack_of: Callable[..., Pack]) -> None:
    for part in parts(pack_of, []):
        assert isinstance(part.blocks[0], Nil)
