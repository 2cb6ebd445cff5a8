"""A pack is opened on the right unit, day and snapshot, or refused in a sentence."""

from collections.abc import Callable
from datetime import date

import pytest

from pmf_lib.errors import ParameterError
from pmf_lib.sections import Pack, open_pack
from tests.conftest import COUNCIL, PERIOD

STAFF = {"staffing": [{"unit": "building-control", "period": "2021-22-Q2", "fte": 4.0}]}


def test_speaks_of_the_quarters_own_day_unless_told(pack_of: Callable[..., Pack]) -> None:
    assert pack_of(STAFF).as_at == date(2021, 10, 28)
    assert open_pack(COUNCIL, PERIOD, "2021-11-05").as_at == date(2021, 11, 5)


def test_takes_the_runs_snapshot(
    pack_of: Callable[..., Pack], monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = pack_of(STAFF).snapshot
    monkeypatch.setenv("PMF_SNAPSHOT", snapshot.token)
    assert open_pack(COUNCIL, PERIOD).snapshot == snapshot


def test_refuses_a_snapshot_of_another_day(
    pack_of: Callable[..., Pack], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PMF_SNAPSHOT", pack_of(STAFF).snapshot.token)
    with pytest.raises(ParameterError, match="The two must agree"):
        open_pack(COUNCIL, PERIOD, "2021-11-05")


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"period": "2021-22-Q5"}, "is not a period"),
        ({"as_known_on": "5/11/21"}, "is not a day"),
        ({"unit": "parks"}, "is not a business unit"),
        ({"council": "atlantis"}, "atlantis"),
    ],
)
def test_refuses_in_a_sentence(
    pack_of: Callable[..., Pack], parameters: dict[str, str], words: str
) -> None:
    pack_of(STAFF)
    with pytest.raises(ParameterError, match=words):
        open_pack(**{"council": COUNCIL, "period": PERIOD, **parameters})


def test_the_same_entries_are_read_once_and_are_the_asker_s_own(
    pack_of: Callable[..., Pack],
) -> None:
    pack = pack_of(STAFF, unit="building-control")
    first = pack.entries("staffing")
    first["fte"] = 0.0
    assert pack.entries("staffing")["fte"].tolist() == [4.0]
    assert len(pack.reader.reads) == 1
    pack.entries("staffing", every_period=True)
    assert len(pack.reader.reads) == 2


def test_entries_of_no_unit_and_of_others_are_given_where_asked(
    pack_of: Callable[..., Pack],
) -> None:
    asked = [
        {"consultation": unit or "all", "unit": unit, "title": "Asked", "method": "Survey"}
        | {"started_on": "2021-07-01", "recorded_on": "2021-07-01"}
        for unit in ("ict-services", "legal-services", None)
    ]
    pack = pack_of({"consultations": asked}, unit="ict-services")
    own = pack.entries("consultations")
    every = pack.entries("consultations", every_unit=True)
    assert list(own["consultation"]) == ["ict-services"]
    assert sorted(every["consultation"]) == ["all", "ict-services", "legal-services"]


def test_the_year_is_the_financial_year_of_the_period(pack_of: Callable[..., Pack]) -> None:
    pack = pack_of({"staffing": [{"unit": "ict-services", "period": PERIOD, "fte": 4.0}]})
    assert pack.year.code == "2021-22"


def staffing(period: str, fte: float, unit: str) -> dict[str, object]:
    return {"unit": unit, "period": period, "fte": fte}


WASTE = "waste-and-street-cleaning"
QUARTERS = [staffing("2009-10-Q1", 40.0, WASTE), staffing("2009-10-Q2", 41.0, WASTE)]


@pytest.mark.parametrize(
    ("period", "entered", "shown"),
    [
        ("2009-10-M05", [], [40.0]),
        ("2009-10-M06", [], [41.0]),
        ("2009-10-M05", [staffing("2009-10-M05", 40.5, WASTE)], [40.5]),
        ("2009-10-Q2", [], [41.0]),
    ],
)
def test_a_month_has_its_own_entries_or_those_of_the_last_quarter_to_have_ended(
    pack_of: Callable[..., Pack], period: str, entered: list[dict[str, object]], shown: list[float]
) -> None:
    """R4-036 to R4-039: a quarter that has not ended is not shown as a month's."""
    tables = {"staffing": [*QUARTERS, *entered]}
    pack = pack_of(tables, council="peterborough-2009", period=period, unit=WASTE)
    assert pack.entries("staffing")["fte"].tolist() == shown


def test_a_month_shows_no_comment_on_a_quarters_figure(pack_of: Callable[..., Pack]) -> None:
    said = {"measure": "W1", "unit": WASTE, "period": "2009-10-Q1", "text": "Better than hoped."}
    about = {"council": "peterborough-2009", "unit": WASTE}
    assert pack_of({"commentaries": [said]}, period="2009-10-M05", **about).commentaries.empty
