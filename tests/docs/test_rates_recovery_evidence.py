"""The page of evidence for a recovery tells the rates that its simulation gives."""

import re
from pathlib import Path

import pytest

from docs.methods.rates.recovery_evidence import rates

PAGE = Path(__file__).resolve().parents[2] / "docs/methods/recovery-evidence.md"
ROW = re.compile(r"^\| [^|]+ \| \d+ \| (\d+)% \| (\d+)% \| (\d+)% \|$", re.MULTILINE)
ROWS = (
    *(f"{size} after {before}" for size in (0, 1, 2, 3) for before in (8, 24)),
    *("path", "worse"),
)


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    return rates()


def test_the_page_tells_the_rates(found: dict[str, float]) -> None:
    told = [tuple(map(int, row)) for row in ROW.findall(PAGE.read_text(encoding="utf-8"))]
    assert told == [
        tuple(round(100 * found[f"{name}, month {month}"]) for month in (3, 6, 12)) for name in ROWS
    ]


def test_a_real_recovery_is_shown_and_chance_seldom_is(found: dict[str, float]) -> None:
    assert found["3 after 24, month 3"] >= 0.9
    assert found["0 after 24, month 12"] <= 0.08
    assert found["worse, month 12"] <= 0.01
