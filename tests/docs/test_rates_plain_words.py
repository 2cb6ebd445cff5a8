"""The page on plain words tells the rates that its simulation gives."""

from pathlib import Path

import pytest

from docs.methods.rates import plain_words

PAGE = Path(__file__).resolve().parents[2] / "docs/methods/plain-words.md"


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    return plain_words.rates()


def test_the_page_tells_the_rates(found: dict[str, float]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = dict.fromkeys(line for line in page.splitlines() if line.endswith("% |"))
    shares = [row.split(" | ")[-1].removesuffix(" |") for row in rows]
    assert shares == [f"{share:.1%}" for share in found.values()]
    words = sum(len(words.split()) for words in plain_words.SPOKEN.values())
    assert f"{words} words of councils' reports" in page


def test_most_syllables_are_heard_and_no_code_is_taken_for_letters(
    found: dict[str, float],
) -> None:
    """R2-010"""
    assert found["syllables as heard"] >= 0.95
    assert found["short forms found"] >= 0.95
    assert found["others called short forms"] <= 0.02
