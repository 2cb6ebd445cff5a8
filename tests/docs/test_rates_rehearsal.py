"""The page of rehearsals tells the rates that its simulation gives."""

import re
from pathlib import Path

import pytest

from docs.methods.rates.rehearsal import rates

PAGE = Path(__file__).resolve().parents[2] / "docs/methods/rehearsal.md"
SHARES = re.compile(r"\| (\d+)% (?:\| (\d+)% )?\|$", re.MULTILINE)


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    return rates()


def test_the_page_tells_the_rates(found: dict[str, float]) -> None:
    rows = SHARES.findall(PAGE.read_text(encoding="utf-8"))
    told = [int(share) for row in rows for share in row if share]
    assert told == [round(100 * rate) for rate in found.values()]


def test_it_finds_the_misleading_and_seldom_suspects_the_sound(found: dict[str, float]) -> None:
    assert min(found["0.5 away after 12"], found["0.25 away after 36"]) >= 0.95
    assert max(found["2 away after 36"], found["3 away after 12"]) <= 0.05
    assert found["still"] >= 0.8 and found["fallen"] <= 0.2
