"""The page of the warnings tells the rates that its simulation gives."""

import re
from pathlib import Path

import pytest

from docs.methods.rates.target_and_data_linter import rates
from pmf_lib.methods.linter import RULES

PAGE = Path(__file__).resolve().parents[2] / "docs/methods/target-and-data-linter.md"
ROW = re.compile(r"^\| (L\d\d) \| [^|]+ \| (\d+)% \| [^|]+ \| (\d+)% \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    return rates()


def test_the_page_tells_the_rates(found: dict[str, float]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    told = {code: (int(hit), int(false)) for code, hit, false in ROW.findall(text)}
    assert list(told) == [rule.code for rule in RULES]
    for code, (hit, false) in told.items():
        assert (hit, false) == (
            round(100 * found[f"{code} found"]),
            round(100 * found[f"{code} false"]),
        )
    assert f"{100 * found['ordinary']:.1f}% had a warning" in text


def test_every_rule_finds_most_and_errs_seldom(found: dict[str, float]) -> None:
    for rule in RULES:
        assert found[f"{rule.code} found"] >= 0.75, rule.code
        assert found[f"{rule.code} false"] <= 0.05, rule.code
    assert found["ordinary"] <= 0.02
