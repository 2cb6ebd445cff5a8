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
