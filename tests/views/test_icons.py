"""What a control chart says, as letter, shape, colour and word."""

from __future__ import annotations

import re
from itertools import product

import pytest
from bs4 import BeautifulSoup

from pmf_lib.views import tables, words
from pmf_lib.views.html import notebook_style, render_fragment
from pmf_lib.views.icon_picture import TONE_COLOURS
from pmf_lib.views.looks import IconTone, Shape, Tone
from pmf_lib.views.records import Badge, Facts, Icon
from pmf_lib.views.tables import Heading
from tests import control_records
from tests.contrast import ratio

VARIATIONS = ("improvement", "concern", "neutral_high", "neutral_low")
EVERY = (
    *(words.variation_icon(found, signal) for found in VARIATIONS for signal in words.SIGNALS),
    *(words.variation_icon(found) for found in (*VARIATIONS, "common_cause", None)),
    *(words.assurance_icon(found) for found in ("pass", "fail", "hit_or_miss", None)),
)


def shown(icon: Icon) -> BeautifulSoup:
    return BeautifulSoup(render_fragment(icon), "html.parser")


@pytest.mark.parametrize(
    ("signal", "letter", "side"),
    [
        ("outside_above", "H", "high"),
        ("two_in_three_above", "H", "high"),
        ("shift_above", "H", "high"),
        ("trend_up", "H", "rising"),
        ("outside_below", "L", "low"),
        ("two_in_three_below", "L", "low"),
        ("shift_below", "L", "low"),
        ("trend_down", "L", "falling"),
    ],
)
def test_the_letter_is_the_side_of_the_signal(signal: str, letter: str, side: str) -> None:
    """Making Data Count: H and L say where the figures lie, the colour whether that is good."""
    better, worse = (words.variation_icon(found, signal) for found in ("improvement", "concern"))
    assert (better.letter, better.word) == (letter, f"Improvement, {side}")
    assert (worse.letter, worse.word) == (letter, f"Concern, {side}")
    assert (better.tone, worse.tone) == (IconTone.IMPROVEMENT, IconTone.CONCERN)
    assert better.shape != worse.shape


def test_no_signal_no_side() -> None:
    usual, few = words.variation_icon("common_cause"), words.variation_icon(None)
    assert (usual.letter, usual.word, usual.tone) == ("U", "Usual range", IconTone.COMMON)
    assert (few.letter, few.word, few.shape) == ("–", "Too few figures", Shape.DASH)
    assert words.variation_icon("improvement").letter not in "HL"
    assert words.variation_icon("neutral_low").letter == "L"


@pytest.mark.parametrize(
    ("assurance", "letter", "word"),
    [
        ("pass", "P", "Expected to meet target"),
        ("fail", "F", "Expected to miss target"),
        ("hit_or_miss", "?", "Hit or miss"),
        (None, "–", "No target to test"),
    ],
)
def test_assurance(assurance: str | None, letter: str, word: str) -> None:
    icon = words.assurance_icon(assurance)
    assert (icon.letter, icon.word) == (letter, word)


def test_unknown_words_are_refused() -> None:
    with pytest.raises(ValueError, match="“better” is not a variation: improvement"):
        words.variation_icon("better")
    with pytest.raises(ValueError, match="“up” is not a signal"):
        words.variation_icon("concern", "up")
    with pytest.raises(ValueError, match="“maybe” is not an assurance"):
        words.assurance_icon("maybe")
    with pytest.raises(ValueError, match="“moon” is not an icon"):
        words.badge("green", icon="moon")


@pytest.mark.parametrize("icon", EVERY, ids=lambda icon: icon.word)
def test_every_icon_is_short_and_has_its_meaning(icon: Icon) -> None:
    assert len(icon.word.split()) <= 4
    assert icon.word.partition(",")[0] in words.ICON_MEANINGS
    assert icon.letter in words.ICON_LETTERS


def test_tones_differ_in_more_than_colour() -> None:
    """WCAG 1.4.1: in a black and white print the shape and the letter tell the icons apart."""
    variations = [words.variation_icon(one, "shift_above") for one in VARIATIONS]
    assert len({icon.shape for icon in variations}) == 4
    for one, other in product(EVERY, EVERY):
        if one.tone != other.tone:
            assert (one.letter, one.shape, one.word) != (other.letter, other.shape, other.word)


@pytest.mark.parametrize("icon", EVERY, ids=lambda icon: icon.word)
def test_letters_and_shapes_stand_out(icon: Icon) -> None:
    """WCAG 1.4.3 and 1.4.11: 4.5 to 1 for the letter, 3 to 1 for the shape."""
    found = shown(icon)
    shape, letter = found.select_one("path"), found.select_one("text")
    assert ratio(letter["fill"], shape["fill"]) >= 4.5
    assert ratio(shape.get("stroke", shape["fill"])) >= 3


def test_a_tone_has_one_colour() -> None:
    assert set(TONE_COLOURS) == set(IconTone)


def test_the_word_is_seen_and_read_once() -> None:
    found = shown(words.variation_icon("concern", "shift_below"))
    assert found.select_one("svg")["aria-hidden"] == "true"
    assert found.select_one("svg text").get_text() == "L"
    found.svg.extract()
    assert " ".join(found.get_text().split()) == "Concern, low"


def test_an_icon_s_words_are_escaped() -> None:
    icon = Icon(letter="<b", word="<i>word", shape=Shape.STAR, tone=IconTone.PASS)
    found = shown(icon)
    assert not found.select("b, i")
    assert found.select_one("svg text").get_text() == "<b"


def test_icons_stand_in_tables_and_facts() -> None:
    icon = words.assurance_icon("pass")
    table = tables.from_rows([[icon]], caption="c", headings=[Heading("Assurance")])
    assert table.rows[0][0] == icon
    assert (
        Facts.model_validate_json(Facts(pairs=(("a", icon),)).model_dump_json()).pairs[0][1] == icon
    )
    assert (
        len(
            BeautifulSoup(render_fragment(control_records.verdicts()), "html.parser").select(
                "td .icon"
            )
        )
        == 18
    )


@pytest.mark.parametrize(
    ("status", "icon", "shown_as"),
    [
        ("green", "star", Badge(word="Better than target", tone=Tone.GREEN, shape=Shape.STAR)),
        ("green", "circle", Badge(word="On target", tone=Tone.BLUE, shape=Shape.CIRCLE)),
        ("red", "triangle", Badge(word="Worse than target", tone=Tone.RED, shape=Shape.TRIANGLE)),
        ("amber", None, Badge(word="Amber", tone=Tone.AMBER, shape=Shape.TRIANGLE)),
        ("overdue", "star", words.badge("overdue")),
    ],
)
def test_the_three_icons(status: str, icon: str | None, shown_as: Badge) -> None:
    """PerformancePlus at East Riding; a status without colour stays without."""
    assert words.badge(status, icon=icon) == shown_as


def test_every_badge_has_a_style_and_a_sign() -> None:
    rules = dict(re.findall(r"\.status\.(\w+)\{([^}]*)\}", notebook_style()))
    assert set(rules) == set(Tone)
    assert (
        "★ Better than target"
        in BeautifulSoup(render_fragment(words.badge("green", "star")), "html.parser").get_text()
    )
    for tone in (Tone.BLUE, Tone.GREEN, Tone.RED):
        assert ratio(re.search(r"background:\s?(#\w+)", rules[tone])[1]) > 4.5
