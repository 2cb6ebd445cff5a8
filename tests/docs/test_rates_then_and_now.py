"""The page of then and now tells the rates that its simulation gives."""

import re
from pathlib import Path

import pytest

from docs.methods.rates.then_and_now import rates

PAGE = Path(__file__).resolve().parents[2] / "docs/methods/then-and-now.md"
ROW = re.compile(r"^\| [^|]+ \| (\d+)% \|$", re.MULTILINE)
STORIES = 4


@pytest.fixture(scope="module")
def found() -> list[float]:
    return list(rates().values())


def test_the_page_tells_the_rates(found: list[float]) -> None:
    told = [int(number) for number in ROW.findall(PAGE.read_text(encoding="utf-8"))]
    assert told == [round(100 * rate) for rate in found]


def test_it_finds_the_great_and_seldom_errs(found: list[float]) -> None:
    assert set(found[:STORIES]) == {1.0} and set(found[STORIES:]) == {0.0}
