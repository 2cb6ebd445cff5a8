"""Rows of audit samples: a good one loads, one that cannot be is refused in a sentence."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from pmf_lib.council import load_council
from pmf_lib.intake import Intake, Known, check_source
from pmf_lib.register.audit_samples import lot, seed_of
from tests.intake.builders import codes, the_fault, write

COUNCIL = load_council("carlisle-2021")
UNIT = "ict-services"
PERIOD = "2021-22-Q2"
SEED = seed_of("AS", PERIOD, PERIOD, "salt")
RECORDS = sorted((f"P-{n} {UNIT} {PERIOD}" for n in range(1, 5)), key=lambda one: lot(SEED, one))
DIGEST = "0123456789abcdef" * 4
HELD = Known(
    frozenset({"P-1", "P-2", "P-3", "P-4"}),
    codes={"sample": frozenset({"AS", "PLAN"}), "drawn_item": frozenset({"AS/1", "AS/2"})},
    cells={
        ("measures", "owner"): {"P-1": "ICT Services Manager", "P-2": "ICT Services Manager"},
        ("audit_samples", "sampled"): {"AS": "figures", "PLAN": "figures"},
        ("audit_samples", "first_period"): {"AS": PERIOD, "PLAN": PERIOD},
        ("audit_samples", "last_period"): {"AS": PERIOD, "PLAN": PERIOD},
        ("audit_samples", "salt"): {"AS": "salt", "PLAN": None},
        ("audit_samples", "drawn_on"): {"AS": date(2021, 10, 14), "PLAN": None},
        ("audit_sample_items", "sample"): {"AS/1": "AS", "AS/2": "AS"},
        ("audit_sample_items", "place"): {"AS/1": 1.0, "AS/2": 2.0},
        ("audit_sample_items", "record"): {"AS/1": RECORDS[0], "AS/2": RECORDS[1]},
        ("audit_sample_items", "measure"): {"AS/1": "P-1", "AS/2": "P-2"},
        ("audit_sample_items", "reported"): {"AS/1": 87.5, "AS/2": 41.0},
        ("working_papers", "finding"): {"AS/1": "agreed"},
    },
)


def item(number: int, **changes: str) -> dict[str, str]:
    """The item that the seed draws in that place."""
    record = RECORDS[number - 1]
    cells = {
        "drawn_item": f"AS/{number}",
        "sample": "AS",
        "place": str(number),
        "record": record,
        "measure": record.split()[0],
        "unit": UNIT,
        "of_period": PERIOD,
        "reported": "87.5",
    }
    return {**cells, **changes}


GOOD = {
    "audit_samples": {
        "sample": "NEW",
        "sampled": "figures",
        "title": "Figures of the quarter",
        "reason": "They are reported to members",
        "first_period": PERIOD,
        "last_period": PERIOD,
        "strata": "status",
        "confidence": "95",
        "tolerable": "10",
        "expected": "2",
        "salt": "seven gates",
        "drawn_on": "2021-10-14",
        "drawn_by": "Audit Manager",
    },
    "audit_sample_items": item(3),
    "working_papers": {
        "drawn_item": "AS/2",
        "recalculated": "41",
        "how": "Counted again",
        "evidence": "List of cases",
        "sha256": DIGEST,
        "finding": "agreed",
        "tested_by": "Senior Auditor",
        "tested_on": "2021-10-14",
        "reviewed_by": "Audit Manager",
        "reviewed_on": "2021-10-14",
    },
    "audit_conclusions": {
        "sample": "AS",
        "ended": "given up",
        "conclusion": "The records were lost",
        "concluded_by": "Audit Manager",
        "concluded_on": "2021-10-14",
    },
}


def checked(folder: Path, known: Known = HELD, **tables: list[dict[str, str]]) -> Intake:
    for table, rows in tables.items():
        text = StringIO()
        writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        write(folder / f"{table}.csv", text.getvalue())
    return check_source(str(folder), COUNCIL, known=known, loaded_on=date(2021, 10, 28))


def one(folder: Path, table: str, **changes: str) -> Intake:
    return checked(folder, **{table: [{**GOOD[table], **changes}]})


@pytest.mark.parametrize("table", GOOD)
def test_a_good_row_loads(tmp_path: Path, table: str) -> None:
    """Both sides of each day: a test, a review and a conclusion may be of the day of the draw."""
    with one(tmp_path, table) as intake:
        assert codes(intake) == []
        assert intake.rows == {table: 1}


@pytest.mark.parametrize(
    ("changes", "code", "column"),
    [
        ({"first_period": "spring"}, "not_a_period", "first_period"),
        ({"last_period": "2021-22-Q1"}, "before_its_time", "last_period"),
        ({"tolerable": "0"}, "nothing_tolerable", "tolerable"),
        ({"tolerable": "100"}, "not_a_share", "tolerable"),
        ({"expected": "10"}, "beyond_tolerable", "expected"),
        ({"sampled": "money", "strata": ""}, "no_book", "book"),
        ({"sampled": "records", "strata": ""}, "no_population", "population"),
        ({"sampled": "records", "population": "9"}, "no_strata", "strata"),
        ({"salt": ""}, "not_given", "salt"),
        ({"drawn_by": ""}, "not_given", "drawn_by"),
        ({"drawn_on": "", "drawn_by": ""}, "not_yet_drawn", "salt"),
        ({"sample": "AS", "salt": "another"}, "drawn_already", "salt"),
    ],
)
def test_a_sample_that_cannot_be_is_refused(
    tmp_path: Path, changes: dict[str, str], code: str, column: str
) -> None:
    """R1-041: the salt is told only with the day of the draw, and never changed after it."""
    with one(tmp_path, "audit_samples", **changes) as intake:
        fault = the_fault(intake, code)
        assert (fault["column"], fault["severity"]) == (column, "error")
        assert intake.rows == {"audit_samples": 0}


def test_just_below_its_bounds_a_sample_loads(tmp_path: Path) -> None:
    with one(tmp_path, "audit_samples", tolerable="99.9", expected="99.8") as intake:
        assert codes(intake) == []


@pytest.mark.parametrize(("tolerable", "loads"), [("170", True), ("169", False)])
def test_what_may_be_wrong_leaves_an_interval_of_a_pound(
    tmp_path: Path, tolerable: str, loads: bool
) -> None:
    money = {"sampled": "money", "strata": "", "book": "savings", "expected": "100"}
    with one(tmp_path, "audit_samples", **money, tolerable=tolerable) as intake:
        assert codes(intake) == ([] if loads else ["no_interval"])


@pytest.mark.parametrize(
    ("changes", "code", "column"),
    [
        ({"sample": "PLAN"}, "not_drawn", "sample"),
        ({"of_period": "spring"}, "not_a_period", "of_period"),
        ({"record": "P-9"}, "not_the_figure", "record"),
        ({"place": "2"}, "not_as_drawn", "place"),
        ({"place": "1"}, "not_as_drawn", "place"),
    ],
)
def test_an_item_that_was_not_drawn_so_is_refused(
    tmp_path: Path, changes: dict[str, str], code: str, column: str
) -> None:
    with one(tmp_path, "audit_sample_items", **changes) as intake:
        faults = intake.faults()
        assert (code, column) in set(zip(faults["code"], faults["column"], strict=True))
        assert intake.rows == {"audit_sample_items": 0}


def test_items_stand_in_the_order_that_their_seed_gives(tmp_path: Path) -> None:
    """R1-041: items picked by hand, or in another order, are refused; those drawn load."""
    right = [item(1), item(2), item(3), item(4)]
    with checked(tmp_path, audit_sample_items=right[::-1]) as intake:
        assert codes(intake) == []
    swapped = [item(3, place="4"), item(4, place="3")]
    with checked(tmp_path, audit_sample_items=swapped) as intake:
        assert codes(intake) == ["not_as_drawn"]
    apart = [item(3, place="1", stratum="final"), item(4, place="1", stratum="checked")]
    with checked(tmp_path, audit_sample_items=apart) as intake:
        assert codes(intake) == []


def test_an_item_may_be_given_again(tmp_path: Path) -> None:
    with checked(tmp_path, audit_sample_items=[item(2)]) as intake:
        assert codes(intake) == []


@pytest.mark.parametrize(
    ("changes", "code", "column"),
    [
        ({"tested_by": "ict services  manager"}, "same_post", "tested_by"),
        ({"reviewed_by": "Senior Auditor"}, "same_post", "reviewed_by"),
        ({"reviewed_on": ""}, "half_reviewed", "reviewed_on"),
        ({"reviewed_by": ""}, "half_reviewed", "reviewed_by"),
        ({"sha256": DIGEST[:-1]}, "not_a_digest", "sha256"),
        ({"sha256": DIGEST[:-1] + "g"}, "not_a_digest", "sha256"),
        ({"evidence": ""}, "no_title", "evidence"),
        ({"sha256": "", "evidence": ""}, "no_evidence", "finding"),
        ({"recalculated": "", "finding": "material"}, "not_given", "recalculated"),
        ({"recalculated": "41.1"}, "not_as_recalculated", "finding"),
        ({"finding": "material"}, "not_as_recalculated", "finding"),
        ({"tested_on": "2021-10-13"}, "before_its_time", "tested_on"),
        ({"reviewed_on": "2021-10-13"}, "before_its_time", "reviewed_on"),
    ],
)
def test_a_paper_that_cannot_be_is_refused(
    tmp_path: Path, changes: dict[str, str], code: str, column: str
) -> None:
    """R1-047: nobody audits their own figure, and a finding rests on evidence with its digest."""
    with one(tmp_path, "working_papers", **changes) as intake:
        fault = the_fault(intake, code)
        assert fault["column"] == column
        assert intake.rows == {"working_papers": 0}


def test_unsupported_needs_no_evidence(tmp_path: Path) -> None:
    bare = {"finding": "unsupported", "sha256": "", "evidence": "", "recalculated": ""}
    with one(tmp_path, "working_papers", **bare) as intake:
        assert codes(intake) == []


def test_a_title_without_its_digest_is_refused(tmp_path: Path) -> None:
    with one(tmp_path, "working_papers", sha256="") as intake:
        assert sorted(codes(intake)) == ["no_digest", "no_evidence"]


def test_a_finished_sample_has_a_paper_for_every_item(tmp_path: Path) -> None:
    """R1-041: the papers may stand in the store or come with the conclusion."""
    finished = {**GOOD["audit_conclusions"], "ended": "finished"}
    with checked(tmp_path, audit_conclusions=[finished]) as intake:
        assert the_fault(intake, "not_tested")["found"] == "finished, without AS/2"
    with checked(
        tmp_path, audit_conclusions=[finished], working_papers=[GOOD["working_papers"]]
    ) as intake:
        assert codes(intake) == []


def test_a_sample_without_items_is_not_finished(tmp_path: Path) -> None:
    finished = {**GOOD["audit_conclusions"], "sample": "PLAN", "ended": "finished"}
    with checked(tmp_path, audit_conclusions=[finished]) as intake:
        assert the_fault(intake, "not_tested")["found"] == "finished, without any item"


def test_nothing_is_concluded_before_it_is_drawn(tmp_path: Path) -> None:
    with one(tmp_path, "audit_conclusions", concluded_on="2021-10-13") as intake:
        assert the_fault(intake, "before_its_time")["allowed"] == "2021-10-14, or a later day"
