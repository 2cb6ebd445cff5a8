"""The page of proof of the figures tells the rates that its simulation gives."""

import re
from pathlib import Path

import pytest

from docs.methods.rates.proof_of_figures import rates

PAGE = Path(__file__).resolve().parents[2] / "docs/methods/proof-of-figures.md"
ROW = re.compile(r"^\| [^|]+ \| (\d+)% \|$", re.MULTILINE)
STORIES = 7


@pytest.fixture(scope="module")
def found() -> list[float]:
    return list(rates().values())


def test_the_page_tells_the_rates(found: list[float]) -> None:
    told = [int(number) for number in ROW.findall(PAGE.read_text(encoding="utf-8"))]
    assert told == [round(100 * rate) for rate in found]


def test_it_finds_the_great_and_seldom_errs(found: list[float]) -> None:
    assert min(found[:3]) >= 0.85 and set(found[STORIES:]) == {0.0}
