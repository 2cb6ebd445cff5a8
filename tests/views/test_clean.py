"""Text that cannot reorder, hide or break what stands around it."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.views.clean import BIDI, clean, escaped, place_of, slug


def test_what_reorders_text_is_dropped() -> None:
    assert clean("£1.23 \u202e32.1£\u202c") == "£1.23 32.1£"
    assert clean("a\x00b\x07c\ufeffd\u2028e") == "abcde"
    assert clean("half \ud800 end \uffff") == "half \ufffd end \ufffd"


def test_words_and_lines_stay() -> None:
    words = "Café, naïve, £5\tand\nمرحبا – ✓"
    assert clean(words) == words


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_cleaning_once_is_enough(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not BIDI.search(once)
    once.encode()


@given(st.text())
def test_a_slug_is_a_name_for_a_place(text: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9-]*", slug(text))


def test_slugs_read_like_their_words() -> None:
    assert slug("Key Developments against ‘Key Challenges’") == (
        "key-developments-against-key-challenges"
    )
    assert slug("2021/22") == "part-2021-22"
    assert slug("???") == "part"


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_json_with_escapes_says_the_same_on_one_line(text: str) -> None:
    told = escaped(json.dumps({"said": text}, ensure_ascii=False))
    assert json.loads(told) == {"said": text}
    assert len(told.splitlines()) == 1
    assert not re.search("[\x1b\x07\x80-\x9f\u202e\u2028\ud800-\udfff]", told)


def test_codes_have_places_of_their_own() -> None:
    """A link to a place is followed in whatever letters its code is written."""
    assert place_of("review", "RV/01") == "review-rv-01"
    assert place_of("review", "한글") != place_of("review", "글한")
    assert all(
        re.fullmatch(r"[a-z0-9-]+", place_of("review", text)) for text in ("é", "\u202e", "")
    )
