"""A source checked as a whole: bounded, repeatable, and nothing lost or made up."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from pmf_lib.errors import PmfError, SourceError
from pmf_lib.intake.faults import FAULT_COLUMNS
from pmf_lib.intake.spool import Spool
from pmf_lib.periods import Grain, Period
from pmf_lib.register import TABLES
from tests.intake.builders import UNIT, VALUES, accepted, check, check_values, codes, row, write

MONTHS = [Period(2000, Grain.MONTH, 1).shift(step).code for step in range(250)]
SMALL = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_a_large_file_is_handed_out_in_bounded_batches(tmp_path: Path) -> None:
    wards = range(200)
    lines = [f"{row(period=month, value=ward)},Ward {ward}" for month in MONTHS for ward in wards]
    path = write(tmp_path / "values.csv", f"{VALUES},ward", *lines)
    assert path.stat().st_size > 3_000_000
    with check(path, rows_at_once=7_000) as intake:
        sizes = [len(batch) for batch in intake.batches("values")]
        assert sizes == [7_000] * 7 + [1_000]
        values = accepted(intake)["value"]
        assert values.sum() == len(MONTHS) * sum(wards)


def test_the_size_of_the_chunks_changes_nothing(tmp_path: Path) -> None:
    lines = [
        row(value=value, period=month)
        for month, value in zip(MONTHS[:30], range(90, 120), strict=True)
    ]
    path = write(tmp_path / "values.csv", VALUES, *lines, *lines[:3], row("no"), row(value="#REF!"))
    with check(path, rows_at_once=1) as small, check(path) as large:
        pd.testing.assert_frame_equal(accepted(small), accepted(large))
        pd.testing.assert_frame_equal(small.faults(), large.faults())


def test_the_fault_table_is_in_order_and_can_be_cut_short(tmp_path: Path) -> None:
    write(tmp_path / "values.csv", VALUES, row(value="120"), row("no"))
    write(tmp_path / "risks.csv", "risk,unit", "K,x")
    with check(tmp_path) as intake:
        faults = intake.faults()
        assert tuple(faults.columns) == FAULT_COLUMNS
        severities = faults["severity"].tolist()
        assert severities == ["structural"] * 4 + ["error", "warning"]
        assert intake.fault_counts == {"structural": 4, "error": 1, "warning": 1}
        pd.testing.assert_frame_equal(intake.faults(2), faults.head(2))
        parts = pd.concat(list(intake.fault_batches()), ignore_index=True)
        pd.testing.assert_frame_equal(parts, faults)


def test_many_faults_are_kept_on_disk_and_all_told(tmp_path: Path) -> None:
    lines = [row("no", value=number) for number in range(20_500)]
    with check_values(tmp_path, *lines) as intake:
        assert intake.fault_counts == {"error": 20_500}
        assert intake.faults()["line"].tolist() == list(range(2, 20_502))
        assert len(intake.faults(5)) == 5


def test_what_is_held_on_disk_goes_when_the_intake_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = tmp_path / "held"
    held.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(held))
    with check_values(tmp_path, row()):
        assert list(held.iterdir())
    assert not list(held.iterdir())
    with pytest.raises(SourceError):
        check(tmp_path / "nowhere")
    assert not list(held.iterdir())


def test_a_full_disk_is_one_sentence(tmp_path: Path) -> None:
    """A folder that cannot be made stands for a disk that cannot be written."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SourceError, match="temporary folder"):
        Spool(tmp_path / "file", "rows").put(pd.DataFrame({"a": [1]}))


def test_every_table_of_the_register_can_be_read_empty(tmp_path: Path) -> None:
    for table in TABLES.values():
        write(tmp_path / f"{table.name}.csv", ",".join(table.names))
    with check(tmp_path) as intake:
        assert intake.tables == tuple(TABLES)
        assert set(codes(intake)) == {"no_rows"}


numbers = st.one_of(st.integers(-(10**9), 10**9), st.floats(-1e9, 1e9))
notes = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=20)


@SMALL
@given(
    st.lists(
        st.tuples(st.sampled_from(MONTHS), numbers, notes), max_size=8, unique_by=lambda row: row[0]
    )
)
def test_accepted_rows_equal_their_source(
    tmp_path: Path, rows: list[tuple[str, float, str]]
) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["measure", "unit", "period", "value", "note"])
    writer.writerows(["M-1", UNIT.key, *cells] for cells in rows)
    path = tmp_path / "values.csv"
    path.write_text(text.getvalue(), newline="", encoding="utf-8")
    with check(path) as intake:
        frame = accepted(intake)
        assert codes(intake, "error") == []
        found = (
            []
            if frame.empty
            else list(zip(frame["period"], frame["value"], frame["note"].fillna(""), strict=True))
        )
        assert found == rows


PIECES = (
    *(b"measure,unit,period,value", b"P-1", UNIT.key.encode(), b"2021-22-Q1", b"1/4/21"),
    *(b"\n", b"\r", b",", b'"', b";", b"\t", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\x81"),
    *(b"#DIV/0!", b"87.5%", b"values", b"risk", b"recorded_on", b"9" * 30, b"PK\x03\x04"),
    "\u202e½".encode(),
)
pieces = st.sampled_from(PIECES)


@SMALL
@given(st.one_of(st.binary(max_size=300), st.lists(pieces, max_size=60).map(b"".join)))
def test_no_bytes_end_in_a_traceback(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "source"
    folder.mkdir(exist_ok=True)
    for name in ("values.csv", "measures.csv", "risks.xlsx"):
        (folder / name).write_bytes(content)
    for source in (folder, folder / "values.csv", folder / "risks.xlsx"):
        try:
            with check(source, rows_at_once=3) as intake:
                assert len(intake.faults()) == sum(intake.fault_counts.values())
                assert sum(map(len, intake.batches("values"))) == intake.rows.get("values", 0)
        except PmfError as error:
            assert error.sentence


BOOK_PARTS = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "_rels/.rels")
damage = st.sampled_from((b"", b'"', b"<", b"-1", b"99999999999", b'r="A9999999"', b"&x;", b"\xff"))


def whole_workbook() -> dict[str, bytes]:
    book, held = Workbook(), io.BytesIO()
    for cells in (VALUES.split(","), row().split(","), row(value="#REF!").split(",")):
        book["Sheet"].append(cells)
    book["Sheet"].merge_cells("A5:B5")
    book.save(held)
    with ZipFile(held) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


WHOLE = whole_workbook()


@SMALL
@given(st.sampled_from(BOOK_PARTS), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), damage)))
def test_a_damaged_workbook_never_ends_in_a_traceback(
    tmp_path: Path, part: str, hits: list[tuple[float, int, bytes]]
) -> None:
    content = WHOLE[part]
    for share, length, put in hits:
        place = int(share * len(content))
        content = content[:place] + put + content[place + length :]
    path = tmp_path / "values.xlsx"
    with ZipFile(path, "w") as archive:
        for name, text in (WHOLE | {part: content}).items():
            archive.writestr(name, text)
    try:
        with check(path) as intake:
            assert intake.source == os.fspath(path)
    except PmfError as error:
        assert error.sentence
