"""The page of the question sheet tells the rates that its simulation gives."""

import re
from pathlib import Path

import pytest

from docs.methods.rates.question_sheet import CHANGES, ORDINARY, rates

PAGE = Path(__file__).resolve().parents[2] / "docs/methods/question-sheet.md"


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    return rates()


@pytest.fixture(scope="module")
def text() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_page_tells_how_often_it_finds(found: dict[str, float], text: str) -> None:
    told = dict(re.findall(r"^\| ([^|]+) \| (\d+\.\d)% \|$", text, re.MULTILINE))
    assert told == {name: f"{100 * found[name]:.1f}" for name in CHANGES}


def test_the_page_tells_how_often_it_errs(found: dict[str, float], text: str) -> None:
    for name in ORDINARY:
        asked, noise = 100 * found[name], 100 * found[f"{name}: noise"]
        assert f"| {name} | {asked:.1f}% | {noise:.1f}% |" in text
    assert f"{100 * found['any month']:.1f}% are asked about in any month" in text
    assert f"with four figures {100 * found['short']:.1f}% are" in text


def test_it_finds_most_and_errs_seldom(found: dict[str, float]) -> None:
    assert all(found[name] >= 0.6 for name in CHANGES)
    assert all(found[name] <= 0.12 for name in ORDINARY)
    assert found["any month"] <= 0.05
