"""A shorter picture draws the same marks."""

import pytest
import vl_convert

from pmf_lib.views.draw import draw
from pmf_lib.views.svg_short import shortened
from tests import control_records

CIRCLE = "M3.4,0A3.4,3.4,0,1,1,-3.4,0A3.4,3.4,0,1,1,3.4,0"


def test_neighbours_say_their_paint_once():
    given = '<line fill="red" x2="1"/><line fill="red" x2="2"/><line fill="blue" x2="3"/>'
    assert shortened(given) == (
        '<g fill="red"><line x2="1"/><line x2="2"/></g><line fill="blue" x2="3"/>'
    )


def test_the_order_of_the_marks_stays():
    """What is drawn later lies on top."""
    given = '<path d="A" fill="red"/><path d="B" fill="blue"/><path d="C" fill="red"/>'
    assert shortened(given) == given


def test_groups_keep_their_own_place_and_are_shortened_inside():
    given = '<g transform="translate(1,2)"><path d="A" fill="red"/><path d="B" fill="red"/></g>'
    assert shortened(given) == (
        '<g transform="translate(1,2)"><g fill="red"><path d="A"/><path d="B"/></g></g>'
    )


def test_a_circle_at_a_place_is_a_circle():
    given = f'<path d="{CIRCLE}" fill="red" transform="translate(4.5,-106.1)"/>'
    assert shortened(given) == '<circle cx="4.5" cy="-106.1" fill="red" r="3.4"/>'


@pytest.mark.parametrize(
    ("mark", "place", "there"),
    [
        ("M-5.2,-5.2h10.5v10.5h-10.5Z", "4.5,222.6", "M-0.7,217.4h10.5v10.5h-10.5Z"),
        ("M-5.2,0L0,-5.2L5.2,0L0,5.2Z", "5.2,-20", "M0,-20l5.2,-5.2l5.2,5.2l-5.2,5.2Z"),
        ("M0,0L0,5L5,5Z", "1,100", "M1,100v5h5Z"),
    ],
)
def test_a_mark_with_straight_sides_is_drawn_in_its_place(mark, place, there):
    given = f'<path d="{mark}" fill="red" transform="translate({place})"/>'
    assert shortened(given) == f'<path d="{there}" fill="red"/>'


@pytest.mark.parametrize(
    "given",
    [
        '<path d="M0,0C1,1,2,2,3,3Z" transform="translate(1,2)"/>',
        '<path d="M0,0L1,1" transform="translate(1,2)"/>',
        '<path d="M0,0h1Z" transform="translate(1,2) rotate(9)"/>',
        f'<path d="{CIRCLE}" fill="red"/>',
        f'<path d="{CIRCLE}Z" transform="translate(1,2)"/>',
        f'<path d="{CIRCLE}" transform="rotate(9)"/>',
    ],
)
def test_anything_else_stays_a_path(given):
    assert shortened(given) == given


def test_words_are_kept_as_they_are():
    given = '<text fill="red">a &lt;b&gt; &amp; “c”</text><text fill="red"><tspan>d</tspan></text>'
    assert shortened(given) == (
        '<g fill="red"><text>a &lt;b&gt; &amp; “c”</text><text><tspan>d</tspan></text></g>'
    )


def test_opacity_is_not_inherited_and_stays_where_it_is():
    given = '<path d="A" opacity="0.5"/><path d="B" opacity="0.5"/>'
    assert shortened(given) == given


def test_the_picture_looks_the_same_to_the_last_dot():
    whole = vl_convert.vegalite_to_svg(control_records.answered().spec)
    start, end = whole.index(">") + 1, whole.rindex("</svg>")
    short = whole[:start] + shortened(whole[start:end]) + whole[end:]
    assert len(short) < len(whole)
    assert vl_convert.svg_to_png(short) == vl_convert.svg_to_png(whole)


def test_a_chart_of_three_years_of_months_is_light():
    chart = control_records.answered()
    assert len(draw(chart.spec, prefix="a", title="A", description="B")) < 9_000
