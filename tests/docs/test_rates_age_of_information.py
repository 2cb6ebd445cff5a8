"""The page of the age of information tells the rates that its simulation gives."""

import re
from pathlib import Path

import pytest

from docs.methods.rates.age_of_information import rates

PAGE = Path(__file__).resolve().parents[2] / "docs/methods/age-of-information.md"
ROW = re.compile(r"^\| [^|]+ \| (\d+)% \|$", re.MULTILINE)
FOUND = 3
KNOWN_FAULT = "loaded without its day"


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    return rates()


def test_the_page_tells_the_rates(found: dict[str, float]) -> None:
    told = [int(number) for number in ROW.findall(PAGE.read_text(encoding="utf-8"))]
    assert told == [round(100 * rate) for rate in found.values()]


def test_it_errs_where_its_dates_do_and_nowhere_else(found: dict[str, float]) -> None:
    """R4-042, R2-033: a count of days is right or wrong, and its known fault is told."""
    listed = list(found.values())
    assert min(listed[:FOUND]) == 1
    wrong = {name for name, rate in list(found.items())[FOUND:] if rate > 0}
    assert wrong == {KNOWN_FAULT}
