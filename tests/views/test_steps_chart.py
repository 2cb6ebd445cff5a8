"""Steps one after the other, as a picture and in words (R0-010)."""

import altair as alt
import pytest

from pmf_lib.views.chart_parts import Titles
from pmf_lib.views.draw import draw
from pmf_lib.views.steps_chart import Step, steps

TITLES = Titles("How it goes", "Steps of a quarter", "The profile")
GIVEN = (Step("Services", "Figures are due"), Step("Committee <b>", "Considers " + "it " * 40))
COLUMNS = ("Who", "What")


def test_picture_words_and_table_say_the_same() -> None:
    """R0-010: the diagram is drawn from what is given, with an equivalent in text."""
    chart = steps(TITLES, GIVEN, COLUMNS)
    assert chart.alternative.startswith("2 steps")
    for step in GIVEN:
        assert step.name in chart.alternative and step.detail in chart.alternative
    assert [row[1].text for row in chart.table.rows] == [step.name for step in GIVEN]


def test_specification_keeps_to_the_schema_and_is_drawn_safely() -> None:
    chart = steps(TITLES, GIVEN, COLUMNS)
    alt.Chart.from_dict(chart.spec)
    picture = draw(chart.spec, prefix="p", title="How it goes", description=chart.alternative)
    assert "Services" in picture and "<b>" not in picture


def test_without_a_step_there_is_no_chart() -> None:
    with pytest.raises(ValueError, match="at least one step"):
        steps(TITLES, (), COLUMNS)
