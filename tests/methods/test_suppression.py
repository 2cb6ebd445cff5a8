"""No small count is shown, and none can be worked out from what is shown (R3-047)."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.methods import suppression
from pmf_lib.methods.suppression import MARK, TOTAL, one_way, two_way


def shown(found: suppression.Suppressed) -> list:
    return found.shown.to_numpy().tolist()


def column(counts: dict, **how: int) -> list:
    return one_way(counts, **how).shown["count"].tolist()


def test_a_small_count_takes_the_next_smallest_with_it():
    assert column({"A": 12, "B": 3, "C": 7, "D": 20}) == ["12", MARK, MARK, "20", "42"]


def test_on_both_sides_of_the_boundaries():
    assert column({"A": 5, "B": 6}) == ["5", "6", "11"]
    assert column({"A": 4, "B": 6, "C": 9}) == [MARK, MARK, "9", "19"]
    assert column({"A": 1, "B": 6, "C": 9}) == [MARK, MARK, "9", "16"]
    assert column({"A": 9, "B": 30, "C": 40}, largest=9) == [MARK, MARK, "40", "79"]
    assert column({"A": 10, "B": 30, "C": 40}, largest=9) == ["10", "30", "40", "80"]
    assert column({"A": 1, "B": 2, "C": 40}, largest=1) == [MARK, MARK, "40", "43"]


def test_nought_is_shown_and_never_hidden_for_others():
    assert column({"A": 0, "B": 3, "C": 0, "D": 50}) == ["0", MARK, "0", MARK, "53"]
    assert column({"A": 0, "B": 0}) == ["0", "0", "0"]


def test_a_small_total_is_hidden_too():
    assert column({"A": 3, "B": 0}) == [MARK, "0", MARK]


def test_counts_of_one_each_would_be_given_away_by_their_total():
    # 5 in five hidden counts, none of them 0, can only be 1 each
    assert column(dict.fromkeys("ABCDE", 1)) == [MARK] * 6


def test_the_choice_does_not_depend_on_the_order():
    counts = {"C": 7, "A": 7, "B": 2, "D": 9}
    turned = one_way(dict(reversed(counts.items()))).shown["count"]
    assert turned[["A", "B", "C"]].tolist() == [MARK, MARK, "7"]
    assert turned[list(counts)].tolist() == column(counts)[:-1]


def test_a_table_needs_a_loop_of_four():
    counts = [[3, 15, 40], [20, 25, 50], [30, 35, 60]]
    found = two_way(pd.DataFrame(counts, list("abc"), list("xyz")))
    assert shown(found) == [
        [MARK, MARK, "40", "58"],
        [MARK, MARK, "50", "95"],
        ["30", "35", "60", "125"],
        ["53", "75", "150", "278"],
    ]
    assert found.primary.to_numpy().sum() == 1
    assert found.secondary.to_numpy().sum() == 3
    assert list(found.shown.index) == ["a", "b", "c", TOTAL]


TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(
            st.sampled_from([0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 20]), min_size=width, max_size=width
        ),
        min_size=1,
        max_size=4,
    )
)


def table(counts: list[list[int]]) -> pd.DataFrame:
    names = [f"c{place}" for place in range(len(counts[0]))]
    return pd.DataFrame(counts, [f"r{place}" for place in range(len(counts))], names)


@settings(max_examples=50, derandomize=True, deadline=None)
@given(TABLES, st.integers(1, 9))
def test_what_is_shown_is_true_and_what_is_small_is_hidden(counts, largest):
    found = two_way(table(counts), largest=largest)
    body = np.array(counts)
    whole = np.vstack([np.column_stack([body, body.sum(1)]), np.append(body.sum(0), body.sum())])
    hidden = found.hidden.to_numpy()
    assert hidden[(whole >= 1) & (whole <= largest)].all()
    assert not hidden[whole == 0].any()
    assert (found.shown.to_numpy()[~hidden] == whole[~hidden].astype(str)).all()
    assert (found.shown.to_numpy()[hidden] == MARK).all()


@settings(max_examples=25, derandomize=True, deadline=None)
@given(TABLES, st.randoms(use_true_random=False))
def test_shuffled_rows_and_columns_hide_the_same(counts, random):
    whole = table(counts)
    rows, columns = list(whole.index), list(whole.columns)
    random.shuffle(rows)
    random.shuffle(columns)
    turned = two_way(whole.loc[rows, columns]).shown
    straight = two_way(whole).shown
    pd.testing.assert_frame_equal(turned.loc[straight.index, straight.columns], straight)


def test_a_rate_goes_by_its_numerator():
    assert suppression.rate(8.0, 4) == MARK
    assert suppression.rate(10.0, 5) == 10.0
    assert suppression.rate(0.0, 0) == 0.0
    assert suppression.rate(8.0, None) == MARK
    assert suppression.rate(18.0, 9, largest=9) == MARK
    assert suppression.rate(None, 12) is None


@pytest.mark.parametrize("subject", ["appraisals", "Performance-enhancement", "complaint"])
def test_what_is_about_persons_is_for_counts_only(subject):
    assert suppression.counts_only(subject)
    assert not suppression.counts_only("recycling")


def test_records_become_counts_and_nothing_else():
    """What is about persons leaves as counts, small ones hidden, no name among them (R3-047)."""
    records = pd.DataFrame(
        {
            "name": list("abcdefghij"),
            "stage": ["1"] * 6 + ["2"] * 3 + [None],
            "ward": ["Castle", "Denton"] * 5,
        }
    )
    one = suppression.counted(records, ["stage"]).shown
    assert one["count"].to_dict() == {"1": "6", "2": MARK, "not recorded": MARK, TOTAL: "10"}
    two = suppression.counted(records, ["stage", "ward"]).shown
    assert list(two.columns) == ["Castle", "Denton", TOTAL]
    assert "a" not in two.to_numpy()


def test_no_records_are_a_total_of_nought():
    nothing = pd.DataFrame({"stage": [], "ward": []})
    assert shown(suppression.counted(nothing, ["stage"])) == [["0"]]
    assert shown(suppression.counted(nothing, ["stage", "ward"])) == [["0"]]


@pytest.mark.parametrize(
    ("counts", "how", "named"),
    [
        ({"A": -1}, {}, "counts"),
        ({"A": 2.5}, {}, "counts"),
        ({"A": None}, {}, "counts"),
        ({"A": True}, {}, "counts"),
        ({"Total": 5}, {}, "none be Total"),
        ({"A": 5}, {"largest": 0}, "largest"),
        ({"A": 5}, {"largest": 10}, "largest"),
    ],
)
def test_bad_input_is_refused_by_name(counts, how, named):
    with pytest.raises(ValueError, match=named):
        one_way(counts, **how)


def test_a_table_that_cannot_be_counted_is_refused():
    with pytest.raises(ValueError, match="index has labels"):
        two_way(pd.DataFrame({"x": [1, 2]}, ["a", "a"]))
    with pytest.raises(ValueError, match="one or two columns"):
        suppression.counted(pd.DataFrame({"stage": ["1"]}), ["ward"])
