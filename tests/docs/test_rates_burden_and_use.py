"""The page of burden and use tells the rates that its simulation gives."""

import re
from pathlib import Path

import pytest

from docs.methods.rates.burden_and_use import NO_STORY, TO_BE_FOUND, rates

PAGE = Path(__file__).resolve().parents[2] / "docs/methods/burden-and-use.md"
ROW = re.compile(r"^\| [^|]+ \| (\d+)% \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    return rates()


def test_the_page_tells_the_rates(found: dict[str, float]) -> None:
    told = [int(number) for number in ROW.findall(PAGE.read_text(encoding="utf-8"))]
    assert told == [round(100 * rate) for rate in found.values()]
    assert len(told) == len(TO_BE_FOUND) + len(NO_STORY)


def test_it_finds_the_useless_and_never_what_is_protected(found: dict[str, float]) -> None:
    assert found["60 hours"] == 1
    assert found["hours unknown"] == 0
    assert all(found[name] == 0 for name in ("statutory", "in order", "new", "short log"))
    assert found["asked twice"] < found["asked once"] < 0.2
