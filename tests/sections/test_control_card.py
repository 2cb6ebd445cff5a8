"""What a measure's control chart says beside its status."""

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from pmf_lib.methods import spc
from pmf_lib.methods.control import Control, Rebase
from pmf_lib.periods import Period
from pmf_lib.sections import control_card
from pmf_lib.views.records import Bullets, Icon, Text

STEADY = [50, 52, 49, 51, 50, 48, 52, 50, 49, 51, 50, 52]
FIRST = Period.parse("2020-21-M07")


def row(figures: list[float], *, target: float | None = None, **changes: Any) -> SimpleNamespace:
    chart = spc.xmr(figures, target=target, rebase=changes.pop("rebase", ()))
    periods = tuple(FIRST.shift(place).code for place in range(len(figures)))
    control = Control(periods=periods, chart=chart, target=target, **changes.pop("control", {}))
    base = {
        "title": "Plans decided in time",
        "kind": "percent",
        "decimals": 1.0,
        "target": float("nan") if target is None else target,
        "source": "Case system",
        "control": control,
    }
    return SimpleNamespace(**{**base, **changes})


def words(cells: tuple[Any, Any]) -> list[str]:
    return [cell.word if isinstance(cell, Icon) else cell.text for cell in cells]


@pytest.mark.parametrize(
    ("figures", "target", "told"),
    [
        (STEADY, 50, ["Usual range", "Hit or miss"]),
        ([*STEADY, 70], 40, ["Improvement, high", "Expected to meet target"]),
        ([*STEADY, 20], 90, ["Concern, low", "Expected to miss target"]),
        (STEADY, None, ["Usual range", "No target to test"]),
        (STEADY[:4], 50, ["Too few figures", "Not tested"]),
    ],
)
def test_variation_and_assurance_stand_beside_the_status(
    figures: list[float], target: float | None, told: list[str]
) -> None:
    assert words(control_card.cells(row(figures, target=target))) == told


def test_a_measure_without_a_chart_says_why() -> None:
    refused = row(STEADY, control={})
    refused.control = Control(reason="Figures are running totals.")
    assert words(control_card.cells(refused)) == ["No control chart", "Not tested"]
    assert control_card.facts(refused) == [("Variation", Text(text="Figures are running totals."))]
    assert control_card.chart(refused, "Planning") is None


@pytest.mark.parametrize(
    ("figures", "target", "message"),
    [
        (STEADY, 50, "Within its usual range; the target is hit or missed by chance"),
        (STEADY, 90, "Within its usual range; the target is missed as a rule"),
        ([*STEADY, 70], None, "A real change for the better"),
        (STEADY[:4], 50, ""),
    ],
)
def test_the_message_is_the_charts_headline(
    figures: list[float], target: float | None, message: str
) -> None:
    measured = row(figures, target=target)
    assert control_card.message(measured) == message
    drawn = control_card.chart(measured, "Planning")
    if message:
        assert drawn is not None
        assert drawn.headline.casefold() == f"plans decided in time: {message}".casefold()
    else:
        assert drawn is None


def test_limits_of_a_percentage_are_drawn_no_further_than_the_whole() -> None:
    drawn = control_card.chart(row([98, 92, 99, 90, 100, 93, 97]), "Planning")
    assert drawn is not None
    assert "100.0%" in drawn.alternative and "101" not in drawn.alternative


def test_limits_drawn_short_are_told() -> None:
    (told,) = control_card.notes(row([98, 92, 99, 90, 100, 93, 97]))
    assert isinstance(told, Bullets)
    assert told.items[-1].startswith("Limits are drawn only as far as a figure can go")
    assert control_card.notes(row(STEADY)) == ()


def test_a_change_of_a_percentage_is_in_points() -> None:
    drawn = control_card.chart(row(STEADY, control={"change_on_last_year": True}), "Planning")
    assert drawn is not None
    assert "change in percentage points on the same period last year" in drawn.subtitle
    assert "%" not in drawn.alternative


def test_a_decision_is_told_with_the_limits_before_and_after() -> None:
    """R4-025: why the limits are new, who approved it, what they were."""
    decided = Rebase(FIRST.shift(12), "New system.", None, "Director", pd.Timestamp(2021, 10, 1))
    figures = [*STEADY, *(figure + 20 for figure in STEADY)]
    (told,) = control_card.notes(row(figures, rebase=[12], control={"rebases": (decided,)}))
    assert isinstance(told, Bullets)
    sentence = told.items[-1]
    assert sentence.startswith(f"New limits since {FIRST.shift(12).label}: New system. Approved by")
    assert "the Director on 1 October 2021; the limits were 4" in sentence


def test_a_lasting_shift_is_told_and_nothing_is_drawn_anew() -> None:
    figures = [*STEADY, *(figure + 20 for figure in STEADY)]
    (told,) = control_card.notes(row(figures, control={"suggested": FIRST.shift(12)}))
    assert "new limits may be decided on" in told.items[-1]
