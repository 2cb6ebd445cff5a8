import random

import pytest
from pandas.testing import assert_frame_equal

from pmf_lib.methods.exceptions import COLUMNS, Finding, Known, Side, rank
from tests.methods.frames import judged, measure, series, target

YEAR, LAST_YEAR, QUARTER = "2021-22", "2020-21", "2021-22-Q2"
HUNDREDS = [target(f"{year}-{year % 100 + 1}", 100) for year in range(2015, 2022)]


def ranked(figures, *, about=None, targets=None, levels=None):
    """The exceptions of a council with one quarterly measure whose target is 100."""
    own = [target(YEAR, 100), target(LAST_YEAR, 100)] if targets is None else targets
    row = measure(**{"frequency": "quarterly", **(about or {})})
    return rank(judged([row], series(QUARTER, figures), own), Known(levels=levels or {}))


def only(found):
    assert len(found) == 1
    return found.iloc[0]


@pytest.mark.parametrize(
    ("figures", "side", "codes"),
    [
        ([100, 80], "adverse", ("A1",)),
        ([100, 95], None, ()),
        ([95, 95], "adverse", ("A2",)),
        ([95, 80], "adverse", ("A1", "A2")),
        ([104, 103, 102, 101], "adverse", ("A3",)),
        ([103, 102, 101], None, ()),
        ([101, 102, 103, 104], "favourable", ("F3",)),
        ([80, 100], "favourable", ("F2",)),
        ([95, 100], None, ()),
        ([80, 95], "adverse", ("A2",)),
        ([60, 65, 70, 75], "adverse", ("A1", "A2", "F3")),
        ([100, 100, 100], None, ()),
    ],
)
def test_each_rule_fires_on_its_own_side_of_the_boundary(figures, side, codes):
    """R1-033, R2-022."""
    found = ranked(figures)
    assert list(found.columns) == list(COLUMNS)
    if side is None:
        assert found.empty
    else:
        assert (only(found).side, only(found).codes) == (side, codes)


def test_an_overdue_figure_is_an_exception_and_nothing_of_the_older_one_is():
    found = only(ranked([60, 50, 40, 30, None]))
    assert found.codes == ("A8",)
    assert found.sentence == "Its figure for Q2 2021/22 is overdue."


def test_a_year_forecast_red_is_one_while_the_quarter_is_not():
    about = {"aggregation": "sum", "seasonal": "no"}
    own = [target(YEAR, 200, profile="even"), target("2021-22-Q2", 80, profile="even")]
    found = only(ranked([45, 40], about=about, targets=own))
    assert found.codes == ("A7",)
    assert found.sentence == "Forecast to end the year red."


def test_a_measure_without_targets_may_still_get_worse():
    found = only(ranked([4, 3, 2, 1], about={"targeted": "no"}))
    assert found.codes == ("A3",)
    assert ranked([4, 3, 2, 1], about={"polarity": "none"}).empty


def test_sentences_are_plain_words():
    assert only(ranked([60, 65, 70, 75])).sentence == (
        "Red in Q2 2021/22 and amber or red for 4 quarters in a row, "
        "but better three times running."
    )
    assert only(ranked([80, 100])).sentence == ("Green in Q2 2021/22 after red the period before.")


@pytest.mark.parametrize(
    ("figures", "about", "score"),
    [
        ([100, 80], {}, 2 * 2 + 1),
        ([95, 95], {}, 2 * 1 + 2),
        ([80] * 5, {}, 2 * 2 + 5),
        ([80] * 5, {"priority": "Health"}, 3 * 3 + 2 * 2 + 5),
        ([80] * 5, {"priority": "Parks"}, 2 * 2 + 5),
        ([80, 100], {}, 4),
        ([101, 102, 103, 104], {}, 2),
    ],
)
def test_the_score_is_priority_severity_and_persistence(figures, about, score):
    assert only(ranked(figures, about=about, levels={"Health": 3})).rank_score == score


def test_a_run_as_long_as_the_series_is_at_least_so_long():
    assert "for 11 quarters in a row" in only(ranked([80] * 11, targets=HUNDREDS)).sentence
    assert "for at least 12 quarters" in only(ranked([80] * 12, targets=HUNDREDS)).sentence
    assert "for at least 12 quarters" in only(ranked([80] * 20, targets=HUNDREDS)).sentence


def test_three_months_off_target_count_as_one_quarter():
    own = [target(YEAR, 100)]
    row = measure()
    for months, quarters in ((2, 0), (3, 1), (5, 1), (6, 2)):
        found = rank(judged([row], series("2021-22-M06", [80] * months), own))
        assert only(found).rank_score == 4 + quarters


def council():
    figures = {
        "ICT01": [100, 100],
        "ICT02": [100, 80],
        "ICT03": [100, 80],
        "ICT04": [80, 80],
        "ICT05": [80, 100],
        "ICT06": [101, 102, 103, 104],
    }
    measures = [measure(code, frequency="quarterly") for code in figures]
    values = [row for code, known in figures.items() for row in series(QUARTER, known, code)]
    targets = [target(year, 100, code) for code in figures for year in (YEAR, LAST_YEAR)]
    return judged(measures, values, targets)


def test_adverse_then_favourable_worst_and_best_first_ties_by_code():
    found = rank(council())
    assert list(found["measure"]) == ["ICT04", "ICT02", "ICT03", "ICT05", "ICT06"]
    assert list(found["side"]) == ["adverse"] * 3 + ["favourable"] * 2


def test_the_order_of_the_rows_does_not_matter():
    straight = council()
    order = list(straight.index)
    for seed in range(5):
        random.Random(seed).shuffle(order)
        assert_frame_equal(rank(straight.loc[order]), rank(straight))


def test_no_judgements_have_no_exceptions():
    assert rank(judged([], [])).empty


def test_money_stands_in_the_same_ranking():
    """R2-025: a red budget ranks with the measures, and its code breaks a tie."""
    budget = Finding(
        "budget", "ict-services", "Budget", "ict-services", Side.ADVERSE, {"A9": "x"}, 2
    )
    saving = Finding("saving", "S1", "Printers", "ict-services", Side.FAVOURABLE, {"F9": "y"}, 1)
    found = rank(council(), Known(findings=(saving, budget)))
    assert list(found["measure"]) == [
        "ICT04",
        "ICT02",
        "ICT03",
        "ict-services",
        "ICT05",
        "ICT06",
        "S1",
    ]
    assert list(found["subject"]) == ["measure"] * 3 + ["budget"] + ["measure"] * 2 + ["saving"]
    assert only(found[found["subject"] == "budget"]).sentence == "X."
