"""Words as a reader meets them, and pages of print."""

from __future__ import annotations

import pytest

from pmf_lib.views.length import WORDS_A_PAGE, Length, pages_of, words_in


def test_words_are_counted_as_read() -> None:
    """R1-029: what is one click away is not counted, nor markup."""
    record = {
        "headline": "Two words",
        "blocks": [
            {"type": "paragraph", "text": "three more words"},
            {"type": "details", "summary": "One click", "blocks": [{"text": "not counted"}]},
            {"type": "chart", "headline": "A chart", "spec": {"mark": "a b c"}},
            {"type": "glossary", "summary": "Short forms", "items": [["PI", "an indicator"]]},
        ],
    }
    assert words_in(record) == 9


def test_what_a_reader_may_not_see_is_not_counted() -> None:
    blocks = [{"type": "exempt", "paragraph": "paragraph 3", "blocks": [{"text": "a price"}]}]
    assert words_in({"blocks": blocks}) == 4
    assert words_in({"blocks": blocks}, without={"exempt"}) == 0


@pytest.mark.parametrize(("words", "pages"), [(0, 0), (1, 1), (WORDS_A_PAGE, 1), (451, 2)])
def test_pages_are_whole(words: int, pages: int) -> None:
    assert pages_of(words) == pages


def test_a_length_tells_its_limit_where_there_is_one() -> None:
    assert Length(900, 5_400).sentence == (
        "900 words, about 2 pages of print; 5,400 words are allowed"
    )
    assert "allowed" not in Length(900).sentence
    assert [term for term, _ in Length(900).pairs] == ["Words", "Pages of print"]
