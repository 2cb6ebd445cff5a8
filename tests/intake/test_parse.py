"""Cells turned to typed columns, and the register's rules upon them."""

from pathlib import Path

import pandas as pd
import pytest

from pmf_lib.intake import Known
from tests.intake.builders import (
    COUNCIL,
    MEASURES,
    UNIT,
    VALUES,
    accepted,
    check,
    check_values,
    codes,
    definition,
    row,
    the_fault,
    write,
)


def test_columns_are_the_registers_and_typed(tmp_path: Path) -> None:
    with check_values(tmp_path, row()) as intake:
        frame = accepted(intake)
    assert list(frame.columns[-3:]) == ["flags", "source_line", "source_file"]
    assert frame["value"].dtype == "float64"
    assert frame["recorded_on"].iloc[0] == pd.Timestamp(2021, 7, 5)
    assert frame["note"].isna().all()
    assert frame.loc[0, ["flags", "source_line", "source_file"]].tolist() == ["", 2, "values.csv"]


@pytest.mark.parametrize("text", [UNIT.key, UNIT.name, str(UNIT.number), UNIT.name.upper()])
def test_a_unit_is_known_by_key_name_or_number(tmp_path: Path, text: str) -> None:
    with check_values(tmp_path, row(unit=f'"{text}"')) as intake:
        assert accepted(intake)["unit"].tolist() == [UNIT.key]


def test_a_value_for_a_unit_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with check_values(tmp_path, row(unit=f"{UNIT.key}s"), row()) as intake:
        fault = the_fault(intake, "unknown_unit")
        assert (fault["line"], fault["column"]) == (2, "unit")
        assert fault["found"] == f"{UNIT.key}s"
        assert UNIT.key in str(fault["allowed"])
        assert intake.rows == {"values": 1}


def test_a_measure_must_be_known(tmp_path: Path) -> None:
    with check_values(tmp_path, row("P-2"), row("p-1")) as intake:
        assert the_fault(intake, "unknown_measure")["found"] == "P-2"
        assert accepted(intake)["measure"].tolist() == ["P-1"]


def test_measures_of_the_same_source_are_known_and_lend_their_kind(tmp_path: Path) -> None:
    write(tmp_path / "values.csv", VALUES, row("Y-9", value="Yes"), row("P-9", value="yes"))
    write(tmp_path / "measures.csv", MEASURES, definition("Y-9", kind="Yes/No"), definition())
    with check(tmp_path, Known()) as intake:
        assert codes(intake, "error") == ["not_a_choice", "unknown_measure"]
    write(tmp_path / "measures.csv", MEASURES, definition("Y-9", kind="yes-no"), definition())
    with check(tmp_path, Known()) as intake:
        frame = accepted(intake)
        assert frame["value"].iloc[0] == 1
        assert frame["missing_reason"].tolist()[1] == "yes or no, not a number"
        assert frame["flags"].tolist() == ["", "not_a_number"]


def test_yes_for_a_measure_of_unknown_kind_is_flagged(tmp_path: Path) -> None:
    with check_values(tmp_path, row(value="no"), known=Known(frozenset({"P-1"}))) as intake:
        frame = accepted(intake)
        assert (frame["value"].iloc[0], frame["flags"].iloc[0]) == (0, "kind_unknown")


def test_a_body_is_known_by_key_or_name(tmp_path: Path) -> None:
    body = COUNCIL.bodies[0]
    headings = "decision,unit,title,decision_maker,status"
    lines = [f'D-1,{UNIT.key},A,"{body.name}",Taken', f"D-2,{UNIT.key},B,nobody,planned"]
    with check(write(tmp_path / "key_decisions.csv", headings, *lines)) as intake:
        frame = accepted(intake, "key_decisions")
        assert frame[["decision_maker", "status"]].to_numpy().tolist() == [[body.key, "taken"]]
        assert the_fault(intake, "unknown_body")["line"] == 3


def test_choices_are_taken_whatever_their_capitals(tmp_path: Path) -> None:
    headings = "action,unit,title,lead,due_on,status"
    lines = [
        f"A-{n},{UNIT.key},T,Lead,2021-12-01,{text}"
        for n, text in enumerate(("On Track", "on_track", "On-track", "fine"))
    ]
    with check(write(tmp_path / "actions.csv", headings, *lines)) as intake:
        assert set(accepted(intake, "actions")["status"]) == {"on track"}
        fault = the_fault(intake, "not_a_choice")
        assert fault["found"] == "fine"
        assert str(fault["allowed"]).startswith("not started, on track")


@pytest.mark.parametrize(
    ("score", "fits"), [("0", False), ("1", True), ("2.5", False), ("5", True), ("6", False)]
)
def test_numbers_keep_to_their_bounds(tmp_path: Path, score: str, fits: bool) -> None:
    headings = "risk,unit,title,likelihood,impact,owner"
    with check(write(tmp_path / "risks.csv", headings, f"K,{UNIT.key},T,{score},3,H")) as intake:
        assert intake.rows == {"risks": int(fits)}
        assert fits or the_fault(intake, "out_of_bounds")["allowed"] == "a whole number from 1 to 5"


def test_a_required_number_that_cannot_be_read_refuses_its_row_once(tmp_path: Path) -> None:
    headings = "risk,unit,title,likelihood,impact,owner"
    lines = [f"K,{UNIT.key},T,high,3,H", f"L,{UNIT.key},T,,3,H", f"M,{UNIT.key},T,n/a,3,H"]
    with check(write(tmp_path / "risks.csv", headings, *lines)) as intake:
        assert codes(intake) == ["not_a_number", "missing_cell", "missing_cell"]


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"period": "Q2 2021"}, "not_a_period", "period"),
        ({"period": ""}, "missing_cell", "period"),
        ({"measure": ""}, "missing_cell", "measure"),
        ({"measure": "#REF!"}, "formula_error", "measure"),
        ({"recorded_on": "4/31/2021"}, "not_a_date", "recorded_on"),
    ],
)
def test_what_cannot_be_read_refuses_its_row(
    tmp_path: Path, cells: dict[str, str], code: str, column: str
) -> None:
    with check_values(tmp_path, row(**cells), row("C-1")) as intake:
        fault = the_fault(intake, code)
        assert (fault["severity"], fault["line"], fault["column"]) == ("error", 2, column)
        assert len(intake.faults()) == 1
        assert intake.rows == {"values": 1}


def test_a_date_of_two_figures_is_read_day_first_and_flagged(tmp_path: Path) -> None:
    with check_values(tmp_path, row(recorded_on="5/7/21")) as intake:
        frame = accepted(intake)
        assert frame["recorded_on"].iloc[0] == pd.Timestamp(2021, 7, 5)
        assert frame["flags"].iloc[0] == "two_figure_year"
        assert str(the_fault(intake, "two_figure_year")["allowed"]).endswith("read as 2021-07-05")


@pytest.mark.parametrize(
    ("value", "reason", "flags"),
    [
        ("n/a", "not available or not applicable", ""),
        ("-", "a dash, which may mean none or nothing reported", ""),
        ("<5", "suppressed: below 5", "suppressed"),
        ("[c]", "confidential", "confidential"),
        ("#DIV/0!", "formula error #DIV/0", "formula_error"),
        ("1/4/21", "a date, not a number", "not_a_number"),
    ],
)
def test_a_missing_value_keeps_its_reason(
    tmp_path: Path, value: str, reason: str, flags: str
) -> None:
    with check_values(tmp_path, row(value=value)) as intake:
        frame = accepted(intake)
        assert frame["value"].isna().all()
        assert frame.loc[0, ["missing_reason", "flags"]].tolist() == [reason, flags]


def test_a_reason_that_was_given_stands_before_the_cells_own(tmp_path: Path) -> None:
    lines = [f"{VALUES},missing_reason", f"{row(value='n/a')},System down"]
    with check(write(tmp_path / "values.csv", *lines)) as intake:
        assert accepted(intake)["missing_reason"].tolist() == ["System down"]


def test_a_marker_beside_a_figure_is_a_flag_and_no_fault(tmp_path: Path) -> None:
    with check_values(tmp_path, row(value="12 [p]"), row("C-1", period="2021/22 Q1")) as intake:
        assert accepted(intake)["flags"].tolist() == ["provisional", "period_rewritten"]
        assert codes(intake) == []


def test_text_is_kept_as_written_without_control_characters(tmp_path: Path) -> None:
    note = "  =HYPERLINK(1) <b> \u202eevil\x07 "
    with check(write(tmp_path / "values.csv", f"{VALUES},note", f"{row()},{note}")) as intake:
        frame = accepted(intake)
        assert frame["note"].tolist() == ["=HYPERLINK(1) <b> evil"]
        assert frame["flags"].tolist() == ["control_characters"]
        assert "⟨202E⟩" in str(the_fault(intake, "control_characters")["found"])


def test_nul_is_refused(tmp_path: Path) -> None:
    with check(write(tmp_path / "values.csv", f"{VALUES},note", f"{row()},a\0b")) as intake:
        assert the_fault(intake, "nul_character")["found"] == "a⟨0000⟩b"
        assert intake.rows == {"values": 0}


@pytest.mark.parametrize(("ward", "fits"), [("x" * 200 + " " * 9, True), ("x" * 201, False)])
def test_a_key_holds_two_hundred_characters(tmp_path: Path, ward: str, fits: bool) -> None:
    """A longer one would have PostgreSQL refuse the whole load: it could not be indexed."""
    lines = [f"{VALUES},ward,note", f"{row()},{ward},{'x' * 201}", f"{row()},Belah,"]
    with check(write(tmp_path / "values.csv", *lines)) as intake:
        assert intake.rows == {"values": 1 + fits}
        assert codes(intake) == ([] if fits else ["too_long"])
        if not fits:
            assert the_fault(intake, "too_long")["allowed"] == "at most 200 characters"


@pytest.mark.parametrize(("length", "fits"), [(10_000, True), (10_001, False)])
def test_a_cell_holds_ten_thousand_characters(tmp_path: Path, length: int, fits: bool) -> None:
    lines = [f"{VALUES},note", f"{row()},{'x' * length}"]
    with check(write(tmp_path / "values.csv", *lines)) as intake:
        assert intake.rows == {"values": int(fits)}
        assert codes(intake) == ([] if fits else ["too_long"])
