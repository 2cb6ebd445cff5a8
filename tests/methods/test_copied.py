"""Whether a comment is the earlier one again."""

from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.copied import is_copied, similarity

BEFORE = "Two posts are vacant. From July 2021 a temporary officer takes 40% of new cases."


def test_changing_dates_and_figures_makes_no_new_comment() -> None:
    assert is_copied(
        "Two posts are vacant: from October 2021 a temporary officer takes 35% of new cases", BEFORE
    )


def test_a_new_sentence_does() -> None:
    assert not is_copied(
        "Both posts were filled in August and half of new cases are cleared.", BEFORE
    )
    assert not is_copied(
        f"{BEFORE} Both officers began in August and have cleared old cases.", BEFORE
    )


def test_a_few_words_are_no_copy() -> None:
    assert not is_copied("As last quarter.", "As last quarter.")
    assert not is_copied(BEFORE, "")


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_the_same_both_ways_and_a_share(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 1
