"""Stacked bars by stage: words, table and picture agree."""

import altair as alt
import pytest

from pmf_lib.views.chart_parts import Titles
from pmf_lib.views.draw import draw
from pmf_lib.views.stages_chart import letters, stages
from tests.sections.told import cell_words

TITLES = Titles("Making the report takes longest", "Days, Q2", "The register")
PARTS = ("Entering", "Making the report", "Waiting", "Papers")
ROWS = [("Team <b>", (8, 20, 0, 7)), ("Council", (8, 20, 41, 1))]


def test_words_table_and_picture_say_the_same() -> None:
    chart = stages(TITLES, PARTS, ROWS, "Body")
    assert "longest is Council at 70 days (8 + 20 + 41 + 1)" in chart.alternative
    assert "shortest is Team <b> at 35 days" in chart.alternative
    assert [[cell_words(cell) for cell in row] for row in chart.table.rows] == [
        ["Team <b>", "8", "20", "0", "7", "35"],
        ["Council", "8", "20", "41", "1", "70"],
    ]


def test_specification_keeps_to_the_schema_and_is_drawn_safely() -> None:
    chart = stages(TITLES, PARTS, ROWS, "Body")
    alt.Chart.from_dict(chart.spec)
    picture = draw(chart.spec, prefix="p", title="Days", description=chart.alternative)
    assert "W 41" in picture and "<b>" not in picture


def test_colour_never_speaks_alone() -> None:
    """Each part has its letter and number; one without room has its place and the table."""
    drawn = stages(TITLES, PARTS, ROWS, "Body").spec["layer"][0]["data"]["values"]
    labels = {(row["name"], row["part"]): row["label"] for row in drawn}
    assert labels["Council", "Waiting"] == "W 41"
    assert labels["Council", "Papers"] == ""
    assert ("Team <b>", "Waiting") not in labels
    assert letters(PARTS[:2]) == "E entering and M making the report"


@pytest.mark.parametrize(
    ("parts", "rows"),
    [
        (PARTS, []),
        (PARTS, [("Team", (0, 0, 0, 0))]),
        (PARTS, [("Team", (1, 2, 3))]),
        (PARTS, [("Team", (1, 2, 3, -1))]),
        (("Papers", "Pack"), [("Team", (1, 2))]),
        ((*PARTS, "Decision"), [("Team", (1, 2, 3, 4, 5))]),
    ],
)
def test_what_is_no_chart_is_refused(
    parts: tuple[str, ...], rows: list[tuple[str, tuple[int, ...]]]
) -> None:
    with pytest.raises(ValueError):
        stages(TITLES, parts, rows, "Body")


def test_one_bar_has_no_longest_and_shortest() -> None:
    assert "longest" not in stages(TITLES, PARTS, ROWS[:1], "Body").alternative
