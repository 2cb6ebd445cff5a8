import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods import comparison
from pmf_lib.methods.area import Area
from pmf_lib.methods.comparison import Outcome, part_of
from pmf_lib.methods.funnel import rate_limits
from pmf_lib.methods.intervals import wilson

ENGLAND = Area("England", 80, 79, 81)
WORDS = {
    "maximise": ("worse", "similar", "better"),
    "minimise": ("better", "similar", "worse"),
    "none": ("lower", "similar", "higher"),
    "band": ("lower", "similar", "higher"),
}


def eden(value, lower=None, upper=None, denominator=None):
    return Area("Eden", value, lower, upper, denominator)


def sides(compare, areas):
    """The outcomes of a rule for areas that lie below, with and above, in every polarity."""
    for polarity, words in WORDS.items():
        found = [compare(area, polarity) for area in areas]
        assert [one.outcome for one in found] == list(words)
        assert {one.judged for one in found} == {polarity in ("maximise", "minimise")}
        assert {one.reason for one in found} == {None}


def test_single_overlap_is_similar_up_to_and_with_the_edges():
    def compare(area, polarity):
        return comparison.single_overlap(area, ENGLAND, polarity)

    sides(compare, [eden(75, 70, 79.9), eden(75, 70, 80), eden(85, 80.1, 90)])
    sides(compare, [eden(75, 70, 79.9), eden(85, 80, 90), eden(85, 80.1, 90)])


def test_double_overlap_is_similar_where_intervals_touch():
    def compare(area, polarity):
        return comparison.double_overlap(area, ENGLAND, polarity)

    sides(compare, [eden(75, 70, 78.9), eden(75, 70, 79), eden(85, 81.1, 90)])
    sides(compare, [eden(75, 70, 78.9), eden(85, 81, 90), eden(85, 81.1, 90)])


def test_control_limits_for_proportions_are_wilson_s_round_the_benchmark():
    limits = [100 * limit for limit in wilson(160, 200)]

    def compare(area, polarity):
        return comparison.spc_proportion(area, ENGLAND, polarity)

    areas = [eden(limits[0] - 0.01), eden(limits[0] + 0.01), eden(limits[1] + 0.01)]
    sides(compare, [Area("Eden", area.value, denominator=200) for area in areas])
    strict = comparison.spc_proportion(
        eden(limits[0] - 0.01, denominator=200), ENGLAND, "maximise", confidence=0.998
    )
    assert strict.outcome is Outcome.SIMILAR


def test_control_limits_for_rates_are_poisson_s_of_the_events_expected():
    lower, upper = rate_limits(50_000, 80, multiplier=100_000)

    def compare(area, polarity):
        return comparison.spc_rate(area, ENGLAND, polarity)

    rates = (lower - 0.01, upper, upper + 0.01)
    sides(compare, [eden(rate, denominator=50_000) for rate in rates])


def test_a_target_needs_the_whole_interval_on_its_side():
    def compare(area, polarity):
        return comparison.target_value(area, 80, polarity)

    sides(compare, [eden(75, 70, 79.9), eden(75, 70, 80), eden(85, 80, 90)])


def test_without_an_interval_a_value_on_the_target_has_reached_it():
    for polarity, words in WORDS.items():
        found = [
            comparison.target_value(eden(value), 80, polarity, with_interval=False).outcome
            for value in (79.9, 80, 80.1)
        ]
        on_target = "better" if polarity in ("maximise", "minimise") else "similar"
        assert found == [words[0], on_target, words[2]]


def test_a_range_holds_its_lower_edge_and_not_its_upper():
    def compare(area, polarity):
        return comparison.target_range(area, 80, 90, polarity)

    sides(compare, [eden(79.9), eden(80), eden(90)])
    sides(compare, [eden(79.9), eden(89.9), eden(90)])


@pytest.mark.parametrize(
    ("compared", "reason"),
    [
        (comparison.single_overlap(ENGLAND, ENGLAND, "maximise"), "not compared with itself"),
        (comparison.single_overlap(eden(75), ENGLAND, "maximise"), "Eden has no confidence"),
        (comparison.double_overlap(eden(75, 70, 79), Area("England", 80), "none"), "England has"),
        (comparison.single_overlap(eden(None, 70, 79), ENGLAND, "none"), "Eden has no value"),
        (comparison.spc_proportion(eden(75), ENGLAND, "none"), "Eden has no denominator"),
        (comparison.spc_proportion(eden(101, denominator=9), ENGLAND, "none"), "between 0 and 100"),
        (comparison.spc_rate(eden(1, denominator=9), Area("England", 0), "none"), "not above 0"),
        (comparison.target_value(eden(1, 0, 2), None, "maximise"), "there is no target"),
        (comparison.target_value(eden(1), 5, "maximise"), "Eden has no confidence interval"),
        (comparison.target_range(eden(None), 1, 2, "maximise"), "Eden has no value"),
    ],
)
def test_what_cannot_be_compared_says_why(compared, reason):
    assert compared.outcome is Outcome.NOT_COMPARED
    assert reason in compared.reason


def test_a_part_of_the_field_is_counted_from_the_best_end_where_there_is_one():
    field = list(range(1, 17))
    worst = part_of(3, field, "maximise")
    assert (worst.category, worst.of, worst.from_best) == (1, 4, 4)
    assert part_of(3, field, "minimise").from_best == 1
    assert part_of(3, field, "none").from_best is None
    assert part_of(16, field, "maximise", 5).category == 5
    assert part_of(None, field, "maximise").reason == "it has no value"
    assert part_of(3, [1, 2, 3], "maximise").reason == "fewer than 4 of the field have a value"


@given(st.integers(-50, 50), st.integers(0, 9), st.integers(-50, 50))
def test_less_is_better_is_more_is_better_in_the_mirror(value, reach, benchmark):
    area, mirror = (
        eden(value, value - reach, value + reach),
        eden(-value, -value - reach, -value + reach),
    )
    one = comparison.single_overlap(area, Area("England", benchmark), "maximise")
    other = comparison.single_overlap(mirror, Area("England", -benchmark), "minimise")
    assert one.outcome is other.outcome


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: comparison.single_overlap(eden(1), ENGLAND, "up"), "polarity is 'up'"),
        (lambda: comparison.spc_rate(eden(1), ENGLAND, "none", confidence=1), "confidence is 1"),
        (lambda: comparison.spc_proportion(eden(1), ENGLAND, "none", unit=0), "unit is 0"),
        (lambda: comparison.target_range(eden(1), 2, 1, "none"), "lower is 2 and upper 1"),
        (lambda: comparison.target_range(eden(1), None, 1, "none"), "lower is None"),
        (lambda: part_of(1, [1, 2, 3, 4], "up"), "polarity is 'up'"),
    ],
)
def test_what_cannot_be_is_refused_by_name(call, named):
    with pytest.raises(ValueError, match=named):
        call()
