"""Markdown that cannot run, load or skip a heading."""

import pytest

from pmf_lib.run.markdown import Outline, render
from pmf_lib.views.html import Scope
from tests.hostile import MARKDOWN


def shown(source: str, level: int = 1) -> tuple[str, Outline]:
    outline = Outline(Scope(here="unit_monitoring/ict.html", level=level))
    return str(render(source, outline)), outline


@pytest.mark.parametrize(
    ("level", "source", "tag"),
    [
        (1, "# A", "h2"),
        (1, "## A", "h2"),
        (1, "#### A", "h2"),
        (2, "### A", "h3"),
        (2, "# A", "h2"),
    ],
)
def test_headings_never_skip_and_never_compete_with_the_title(level, source, tag) -> None:
    """WCAG 1.3.1: one h1, which is the opening's."""
    assert shown(source, level)[0] == f'<{tag} id="a">A</{tag}>\n'


def test_second_level_headings_are_the_contents() -> None:
    html, outline = shown("## Budget *Update*\n\n### Savings\n\n## Budget Update")
    assert outline.contents == [
        ("budget-update", "Budget Update"),
        ("budget-update-2", "Budget Update"),
    ]
    assert '<h3 id="savings">' in html


@pytest.mark.parametrize("source", MARKDOWN)
def test_nothing_runs_or_loads(source: str) -> None:
    html, _ = shown(source)
    for forbidden in ("<script", "<img", "<div", 'href="javascript', 'href="data', 'href="http'):
        assert forbidden not in html


def test_words_and_lists_stay() -> None:
    html, _ = shown("Some *plain* **words**.\n\n- one\n- two\n\n1 < 2 & 3")
    assert "<em>plain</em> <strong>words</strong>" in html
    assert "<li>one</li>" in html
    assert "1 &lt; 2 &amp; 3" in html


def test_links_stay_in_the_quarter() -> None:
    html, _ = shown("[here](unit_monitoring/culture.html) and [far](https://example.org/a?b&c)")
    assert '<a href="culture.html">here</a>' in html
    assert "far (https://example.org/a?b&amp;c)" in html
