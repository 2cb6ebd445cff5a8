"""Lists exported from SharePoint, read by the mapping that lies beside them (R3-010)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from pmf_lib.errors import ProfileError
from pmf_lib.intake import Intake
from tests.intake.builders import UNIT, VALUES, accepted, check, codes, row, the_fault, write

HEADINGS = ["Reference", "Title", "Assigned To", "Due Date", "Status", "Item Type", "Path"]
LISTED = [
    ["ICT-1", "Renew the switches", "ICT Manager", "30/11/2021", "On Track", "Item", "ict/Lists"],
    ["ICT-2", "Retire the old desk", "ICT Manager", "31/01/2022", "Delayed", "Item", "ict/Lists"],
]
ACTIONS = """\
  - file: {file}
    table: actions
    columns:
      Reference: action
      Title: title
      Assigned To: lead
      Due Date: due_on
    constants:
      unit: ict-services
    translate:
      status:
        On Track: on track
        Delayed: late
    left_out: [Item Type, Path]
"""


def mapping(folder: Path, *entries: str) -> Path:
    (folder / "mapping.yml").write_text("files:\n" + "".join(entries), encoding="utf-8")
    return folder


def export(folder: Path, name: str = "Plan actions.csv", rows: list[list[str]] = LISTED) -> Path:
    """A list exported as CSV: a byte order mark first, every cell between quotation marks."""
    lines = (",".join(f'"{cell}"' for cell in cells) for cells in [HEADINGS, *rows])
    return write(folder / name, *lines, encoding="utf-8-sig")


def exported(folder: Path) -> Intake:
    export(folder)
    return check(mapping(folder, ACTIONS.format(file="Plan actions.csv")))


def test_a_list_exported_as_csv(tmp_path: Path) -> None:
    """R3-010: headings renamed, one unit for all, words translated, the rest left out in peace."""
    with exported(tmp_path) as intake:
        assert (intake.tables, codes(intake)) == (("actions",), [])
        frame = accepted(intake, "actions")
    assert frame["action"].tolist() == ["ICT-1", "ICT-2"]
    assert frame["title"].tolist() == ["Renew the switches", "Retire the old desk"]
    assert set(frame["unit"]) == {"ict-services"}
    assert frame["status"].tolist() == ["on track", "late"]
    assert frame["due_on"].dt.strftime("%Y-%m-%d").tolist() == ["2021-11-30", "2022-01-31"]
    assert frame["source_line"].tolist() == [2, 3]
    assert set(frame["source_file"]) == {"Plan actions.csv"}


@pytest.mark.parametrize("named", ["", "    sheet: owssvr\n"])
def test_a_list_exported_as_a_workbook(tmp_path: Path, named: str) -> None:
    """R3-010: its one sheet, named or not; dates as the workbook holds them."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "owssvr"
    sheet.append(HEADINGS)
    for cells in LISTED:
        due = datetime.strptime(cells[3], "%d/%m/%Y")
        sheet.append([*cells[:3], due, *cells[4:]])
    book.save(tmp_path / "query.xlsx")
    with check(mapping(tmp_path, ACTIONS.format(file="query.xlsx") + named)) as intake:
        assert codes(intake) == []
        frame = accepted(intake, "actions")
    assert frame["due_on"].dt.strftime("%Y-%m-%d").tolist() == ["2021-11-30", "2022-01-31"]
    assert set(frame["source_file"]) == {"query.xlsx, sheet owssvr"}


def test_sheets_that_are_not_named_are_read_as_elsewhere(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("Plan").append(HEADINGS)
    book["Plan"].append(LISTED[0])
    book.create_sheet("Values").append(VALUES.split(","))
    book["Values"].append(["P-1", UNIT.key, "2021-22-Q1", 87.5, None, None, "2021-07-05"])
    book.remove(book["Sheet"])
    book.save(tmp_path / "both.xlsx")
    entry = ACTIONS.format(file="both.xlsx") + "    sheet: Plan\n"
    with check(mapping(tmp_path, entry)) as intake:
        assert intake.rows == {"values": 1, "actions": 1}


def test_files_that_are_not_named_are_read_as_elsewhere_and_two_may_hold_one_table(
    tmp_path: Path,
) -> None:
    export(tmp_path, "a.csv", LISTED[:1])
    export(tmp_path, "b.csv", LISTED[1:])
    write(tmp_path / "values.csv", VALUES, row())
    entries = (ACTIONS.format(file=name) for name in ("a.csv", "b.csv"))
    with check(mapping(tmp_path, *entries)) as intake:
        assert intake.rows == {"values": 1, "actions": 2}
        assert accepted(intake, "actions")["source_file"].tolist() == ["a.csv", "b.csv"]


def test_a_mapping_wins_over_the_name_of_a_file(tmp_path: Path) -> None:
    export(tmp_path, "risks.csv")
    with check(mapping(tmp_path, ACTIONS.format(file="risks.csv"))) as intake:
        assert (intake.tables, codes(intake)) == (("actions",), [])


def test_a_word_that_nobody_translated_refuses_its_row(tmp_path: Path) -> None:
    """The other rows load; the fault shows the word as it was written."""
    parked = [*LISTED[0][:4], "Parked", "Item", "ict/Lists"]
    export(tmp_path, rows=[LISTED[1], parked])
    with check(mapping(tmp_path, ACTIONS.format(file="Plan actions.csv"))) as intake:
        fault = the_fault(intake, "not_a_choice")
        assert (fault["line"], fault["column"], fault["found"]) == (3, "status", "Parked")
        assert intake.rows == {"actions": 1}


def test_words_are_told_whatever_their_capitals_and_spaces(tmp_path: Path) -> None:
    export(tmp_path, rows=[[*LISTED[0][:4], " on  TRACK", "Item", ""]])
    with check(mapping(tmp_path, ACTIONS.format(file="Plan actions.csv"))) as intake:
        assert accepted(intake, "actions")["status"].tolist() == ["on track"]


def test_an_empty_row_stays_empty_and_a_long_one_is_refused(tmp_path: Path) -> None:
    """A constant makes no row of what is none."""
    export(tmp_path, rows=[[""] * 7, ["", "", "", "", "", "Item", "ict/Lists"], [*LISTED[0], "x"]])
    with check(mapping(tmp_path, ACTIONS.format(file="Plan actions.csv"))) as intake:
        assert codes(intake, "error") == ["too_many_cells"]
        assert intake.rows == {"actions": 0}


def test_titles_above_semicolons_between_and_headings_in_capitals(tmp_path: Path) -> None:
    lines = [";".join(cells) for cells in ([each.upper() for each in HEADINGS], *LISTED)]
    write(tmp_path / "list.csv", "Plan actions, as exported", "", *lines)
    with check(mapping(tmp_path, ACTIONS.format(file="list.csv"))) as intake:
        assert codes(intake) == ["semicolons"]
        assert accepted(intake, "actions")["source_line"].tolist() == [4, 5]


def test_a_heading_that_is_not_there_stops_the_table(tmp_path: Path) -> None:
    entry = ACTIONS.format(file="Plan actions.csv").replace("Due Date: due_on", "Due: due_on")
    export(tmp_path)
    with check(mapping(tmp_path, entry)) as intake:
        faults = intake.faults()
        missing = faults[faults["code"] == "missing_column"]
        assert missing["found"].tolist() == ["Due", "no column due_on"]
        assert intake.refused == ("actions",)


def test_a_constant_beside_a_column_of_that_name_stops_the_table(tmp_path: Path) -> None:
    entry = ACTIONS.format(file="Plan actions.csv")
    export(tmp_path)
    both = entry.replace("unit: ict-services", "unit: ict-services\n      status: late")
    with check(mapping(tmp_path, both)) as intake:
        assert the_fault(intake, "duplicate_column")["found"] == "status"


def test_a_mapped_file_that_cannot_be_read_stops_its_table(tmp_path: Path) -> None:
    (tmp_path / "query.xlsx").write_bytes(b"not a workbook")
    with check(mapping(tmp_path, ACTIONS.format(file="query.xlsx"))) as intake:
        assert the_fault(intake, "unreadable_file")["table"] == "actions"


def test_another_mapping_is_another_source(tmp_path: Path) -> None:
    with exported(tmp_path) as intake:
        first = intake.sha256
    text = ACTIONS.format(file="Plan actions.csv").replace("Delayed: late", "Delayed: at risk")
    with check(mapping(tmp_path, text)) as intake:
        assert intake.sha256 != first


REFUSED = {
    "no such file": ("file: Plan actions.csv", "file: Plan.csv", 2, "“Plan.csv” is not a file"),
    "no such table": ("table: actions", "table: action", 3, "named such as actions,"),
    "no such column": ("Title: title", "Title: titel", 6, "“titel” is not a column of actions"),
    "no such column, constant": ("unit: ict", "united: ict", 10, "“united” is not a column"),
    "no such column, words": ("status:", "state:", 12, "“state” is not a column of actions"),
    "two headings for one": ("Title: title", "Title: action", 6, "“action” is given twice"),
    "a constant besides": ("unit: ict-services", "lead: Head", 7, "“lead” is given twice"),
    "one heading twice": ("[Item Type, Path]", "[Path, due_date]", 15, "“due_date” is named twice"),
    "a word not allowed": ("Delayed: late", "Delayed: lte", 14, "“lte” is not a word of “status”"),
    "no such key": ("left_out", "leave_out", 15, "“leave_out” is not a key"),
    "a sheet of a CSV file": ("table: actions", "table: actions\n    sheet: A", 4, "no workbook"),
}


@pytest.mark.parametrize(("old", "new", "line", "said"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_mapping_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    export(tmp_path)
    text = ACTIONS.format(file="Plan actions.csv")
    assert old in text
    with pytest.raises(ProfileError) as refusal:
        check(mapping(tmp_path, text.replace(old, new, 1)))
    assert f"mapping.yml, line {line}: " in refusal.value.sentence
    assert said in refusal.value.sentence


def test_a_file_named_twice_is_refused(tmp_path: Path) -> None:
    export(tmp_path)
    entry = ACTIONS.format(file="Plan actions.csv")
    with pytest.raises(ProfileError, match=r"line 16: “Plan actions\.csv” is named twice"):
        check(mapping(tmp_path, entry, entry))


@pytest.mark.parametrize(
    ("sheet", "said"),
    [("", "has 2 sheets and none is named"), ("    sheet: Risk\n", "“Risk” is not a sheet")],
)
def test_a_sheet_that_is_not_there_or_not_named_is_refused(
    tmp_path: Path, sheet: str, said: str
) -> None:
    book = Workbook()
    book.create_sheet("Risks")
    book.save(tmp_path / "two.xlsx")
    with pytest.raises(ProfileError, match=said):
        check(mapping(tmp_path, ACTIONS.format(file="two.xlsx") + sheet))
