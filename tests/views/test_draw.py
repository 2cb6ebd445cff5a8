"""Drawings that a strict page may hold."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmf_lib.views import draw as drawing
from pmf_lib.views.draw import SVG, draw, key_of
from tests import page_records

NAMES = {"prefix": "c1", "title": "The message", "description": "In words."}


def marks(**mark: object) -> dict[str, object]:
    """A small chart that tries things."""
    encoding = {"x": {"field": "a", "type": "quantitative"}, "href": {"field": "h"}}
    return {
        "data": {"values": [{"a": 1, "h": "javascript:alert(1)", "t": "</svg><script>"}]},
        "mark": {"type": "text", "text": "§ </svg><script>alert(1)</script>", **mark},
        "encoding": encoding,
    }


def tree(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", f'<svg xmlns="{SVG}" ', 1))


def test_a_drawing_has_a_name_and_a_description() -> None:
    root = tree(draw(page_records.line().spec, **NAMES))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "c1-title c1-words"
    title, words = list(root)[:2]
    assert (title.get("id"), title.text) == ("c1-title", "The message")
    assert (words.get("id"), words.text) == ("c1-words", "In words.")
    assert root.get("viewBox") and root.get("width") is None


@pytest.mark.parametrize("make", [page_records.line, page_records.counts, page_records.variances])
def test_nothing_but_what_is_allowed(make) -> None:
    svg = draw(make().spec, **NAMES)
    for forbidden in ("style=", "href", "<a ", "<image", "aria-label=", 'class="mark', "http"):
        assert forbidden not in svg
    for element in tree(svg).iter():
        name = element.tag.removeprefix(f"{{{SVG}}}")
        allowed = {"svg", "title", "desc", "g", "path", "line", "rect", "circle", "text", "tspan"}
        assert name in allowed


def test_links_and_markup_of_a_specification_go_nowhere() -> None:
    """A href channel is dropped, and words that look like markup stay words."""
    svg = draw(marks(), **NAMES)
    assert "javascript:" not in svg and "<script" not in svg
    assert "§ </svg><script>alert(1)</script>" in "".join(tree(svg).itertext())


def test_ids_are_the_figures_own() -> None:
    """vl-convert numbers its ids through the whole process; two drawings must not collide."""
    spec = marks(fill={"gradient": "linear", "stops": [{"offset": 0, "color": "red"}]}, clip=True)
    first, second = draw(spec, **NAMES), draw(spec, **{**NAMES, "prefix": "c2"})
    ids = [{element.get("id") for element in tree(svg).iter()} - {None} for svg in (first, second)]
    assert ids[0] and not ids[0] & ids[1]
    assert first.replace("c1-", "c2-") == second


def test_numbers_are_short() -> None:
    """A tenth of a pixel is enough; seventeen digits a number would double the page."""
    svg = draw(page_records.towns().spec, **NAMES)
    drawn = re.findall(r' (?:d|transform)="([^"]+)"', svg)
    assert drawn and not re.search(r"\.\d\d", " ".join(drawn))
    assert len(svg) < 15_000


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40))
def test_no_text_ends_the_process(words: str) -> None:
    """vl-convert refuses a control character in a label; before 2.0 it aborted the process."""
    draw({**marks(), "mark": {"type": "text", "text": words}}, **NAMES)


def test_control_characters_do_not_end_the_process() -> None:
    draw({**marks(), "mark": {"type": "text", "text": "nul \x00 \x07 \ufffe"}}, **NAMES)


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="conversion failed"):
        draw({"mark": "no such mark", "data": {"values": [{}]}}, **NAMES)


def test_same_bytes_in_another_process() -> None:
    """Whatever was drawn before, and whatever the time zone and hash seed."""
    code = (
        "from tests import page_records; from pmf_lib.views.draw import draw;"
        "draw(page_records.towns().spec, prefix='x', title='t', description='d');"
        "print(draw(page_records.line().spec, prefix='c1', title='The message',"
        " description='In words.'), end='')"
    )
    environment = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout == draw(page_records.line().spec, **NAMES)


def test_importing_starts_no_engine() -> None:
    """vl-convert starts threads, which a process that forks later must not have."""
    code = "import sys, pmf_lib.views.html; print('vl_convert' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_importing_sections_imports_no_altair() -> None:
    """Notebooks import them; Altair would take longer than all else, and is for the tests."""
    code = "import sys, pmf_lib.sections; print('altair' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/x.json", "file:///etc/hostname", "x.csv"])
def test_the_engine_itself_loads_nothing(url: str) -> None:
    """Were `url` to slip past the cleaning, there is still no way out."""
    spec = {"data": {"url": url}, "mark": "bar", "encoding": {"x": {"field": "a"}}}
    with pytest.raises((PermissionError, ValueError), match=r"ACCESS_DENIED|about:invalid"):
        drawing._engine().vegalite_to_svg(spec)
    assert "<svg" in draw(spec, **NAMES)


class Kept(dict[str, str]):
    """A keeper in memory."""

    def put(self, key: str, picture: str) -> None:
        self[key] = picture


def test_what_is_kept_is_shown_instead_of_drawn() -> None:
    kept, spec = Kept(), page_records.line().spec
    first = draw(spec, **NAMES, keeper=kept)
    assert list(kept) == [key_of(spec)]
    kept[key_of(spec)] = kept[key_of(spec)].replace("Target", "Goal")
    assert draw(spec, **NAMES, keeper=kept) == first.replace("Target", "Goal") != first
    assert draw(spec, **NAMES) == first


def test_what_is_kept_but_not_allowed_is_drawn_again() -> None:
    kept, spec = Kept(), page_records.line().spec
    first = draw(spec, **NAMES, keeper=kept)
    whole = kept[key_of(spec)]
    kept[key_of(spec)] = whole.replace("</svg>", "<script>alert(1)</script></svg>")
    assert draw(spec, **NAMES, keeper=kept) == first
    assert kept == {key_of(spec): whole}


def test_the_key_is_the_clean_specification_and_who_draws_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spec = page_records.line().spec
    assert key_of(spec) == key_of(dict(reversed(spec.items())))
    assert key_of(spec) == key_of({**spec, "href": "https://example.org"})
    assert key_of(spec) != key_of({**spec, "width": spec["width"] + 1})
    before = key_of(spec)
    monkeypatch.setattr(drawing, "version", lambda _: "0")
    drawing._hand.cache_clear()
    assert key_of(spec) != before
    monkeypatch.undo()
    drawing._hand.cache_clear()
    assert key_of(spec) == before


@settings(max_examples=50)
@given(st.dictionaries(st.text(max_size=5), st.text(max_size=5)))
def test_what_looks_clean_is_clean(words: dict[str, str]) -> None:
    """The quick look at the whole text comes to what the look at each part comes to."""
    assert json.loads(drawing._text(words)) == drawing._clean(words)
