"""How hard a text is to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.reading import LEAST_WORDS, reading, sentences_of, syllables, words_of

SPOKEN = {
    1: "the asked missed reached planned homes calls waste charge through weighed queue",
    2: "charges wanted added table little people council issue leisure centre agreed decade",
    3: "energy policy committee officer library average area period improvement recycled",
    4: "information economy authority education activity population",
    5: "opportunity university administration individual",
}


@pytest.mark.parametrize("count", list(SPOKEN))
def test_syllables_are_counted_as_spoken(count: int) -> None:
    assert {word: syllables(word) for word in SPOKEN[count].split()} == dict.fromkeys(
        SPOKEN[count].split(), count
    )


def test_letters_and_numbers_are_spoken_too() -> None:
    assert (syllables("KPI"), syllables("1,250"), syllables("mid-year")) == (3, 2, 2)


def test_sentences_end_at_stops_but_not_within_numbers_and_short_forms() -> None:
    text = "It cost £1.5 million, e.g. for salt. Why? Snow fell on St. Mary's Road!\nMore came"
    assert len(sentences_of(text)) == 4
    assert words_of("Two in 10, don't count") == ["Two", "in", "10,", "don't", "count"]


def test_the_grade_is_flesch_and_kincaids() -> None:
    """0.39 words a sentence + 11.8 syllables a word - 15.59."""
    found = reading("The cat sat on the mat and the dog ran to the door. " * 2)
    assert (found.words, found.sentences, found.syllables) == (26, 2, 26)
    assert found.grade == pytest.approx(0.39 * 13 + 11.8 - 15.59)
    assert found.age == 6


def test_a_text_too_short_has_no_grade() -> None:
    assert reading("word " * (LEAST_WORDS - 1)).age is None
    assert reading("word " * LEAST_WORDS).age is not None
    assert reading("").grade is None


def test_long_words_and_sentences_are_harder() -> None:
    plain = "We mend the road when the frost has gone. It takes two men a day and a van. They ask."
    official = (
        "Reinstatement of carriageway infrastructure is programmed subsequent to meteorological "
        "amelioration, utilising appropriately configured operational personnel and vehicular "
        "resources throughout the administrative area and its immediate surroundings."
    )
    easy, hard = reading(plain).age, reading(official).age
    assert easy is not None and hard is not None
    assert (easy < 8, hard > 17) == (True, True)


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    found = reading(text)
    assert found.sentences >= 1 and found.syllables >= found.words >= 0
