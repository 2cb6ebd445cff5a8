from fractions import Fraction

import pytest

from pmf_lib.methods.area import Area

WHOLE = Area("Eden", 80, 75, 85, 200)


def test_an_area_with_everything_wants_nothing():
    wants = (
        WHOLE.against(Area("England", 70)),
        WHOLE.without_value(),
        WHOLE.without_interval(),
        WHOLE.without_denominator(),
        WHOLE.no_share(Fraction(100)),
    )
    assert wants == (None,) * 5


@pytest.mark.parametrize(
    ("want", "words"),
    [
        (WHOLE.against(WHOLE), "Eden is not compared with itself"),
        (WHOLE.against(Area("England", None)), "England has no value"),
        (Area("Eden", float("nan")).without_value(), "Eden has no value"),
        (Area("Eden", 80, 75).without_interval(), "Eden has no confidence interval"),
        (
            Area("Eden", 80, 81, 85).without_interval(),
            "Eden's value 80 lies outside its confidence interval, 81 to 85",
        ),
        (Area("Eden", 80).without_denominator(), "Eden has no denominator"),
        (Area("Eden", 80, denominator=0).without_denominator(), "Eden has no denominator"),
        (Area("Eden", 101).no_share(Fraction(100)), "Eden's value 101 is not between 0 and 100"),
    ],
)
def test_what_is_wanting_is_said_in_words(want, words):
    assert want == words


def test_a_figure_that_is_no_number_is_refused_by_name():
    with pytest.raises(ValueError, match="a figure of Eden is 'high'"):
        Area("Eden", "high").without_value()
