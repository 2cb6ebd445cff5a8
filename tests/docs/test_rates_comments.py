"""The page on comments tells the rates that its simulation gives."""

import re
from pathlib import Path

import pytest

from docs.methods.rates import comments

PAGE = Path(__file__).resolve().parents[2] / "docs/methods/comments.md"
ROW = re.compile(r"^\| (.+) \| (yes|no) \| ([\d.]+)% \|$", re.MULTILINE)
STORIES = {
    "Untrue movement": "untrue movement",
    "Untrue standing": "untrue standing",
    "Untrue denial": "untrue denial",
    "Copied": "copied",
    "True movement": "true movement",
    "True standing": "true standing",
    "True denial": "true denial",
    "Mixed": "mixed",
    "Aside": "aside",
    "New words": "new words",
}


@pytest.fixture(scope="module")
def found() -> dict[str, float]:
    return comments.rates()


def told() -> dict[str, tuple[bool, float]]:
    """Each story of the page: whether it should be found, and how often it is, in percent."""
    page = PAGE.read_text(encoding="utf-8").split("## How often")[1]
    rows = ROW.findall(page)
    names = {words: next(name for name in STORIES if words.startswith(name)) for words, *_ in rows}
    return {STORIES[names[words]]: (wanted == "yes", float(share)) for words, wanted, share in rows}


def test_the_page_tells_the_rates(found: dict[str, float]) -> None:
    assert {name: share for name, (_, share) in told().items()} == {
        name: round(100 * share, 1) for name, share in found.items()
    }


def test_it_is_silent_on_what_is_true_and_finds_most_of_what_is_not(
    found: dict[str, float],
) -> None:
    for name, (wanted, _) in told().items():
        assert found[name] >= 0.7 if wanted else found[name] <= 0.01, name
