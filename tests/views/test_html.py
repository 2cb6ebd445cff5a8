"""Records as HTML."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from pmf_lib.views.html import Scope, notebook_style, render_fragment
from pmf_lib.views.records import (
    PACK_MIME,
    SECTION_MIME,
    Details,
    Facts,
    Link,
    Nil,
    Paragraph,
    Part,
    Section,
    Text,
)
from pmf_lib.views.words import badge
from tests import page_records, pages


def soup(record, **scope) -> BeautifulSoup:
    return BeautifulSoup(render_fragment(record, Scope(**scope)), "html.parser")


def test_a_status_is_word_shape_and_colour() -> None:
    shown = soup(badge("red")).strong
    assert shown.get_text() == "■ Red"
    assert shown["class"] == ["status", "red"]
    assert shown.span["aria-hidden"] == "true"


def test_a_table_is_marked_up_for_the_ear_and_the_keyboard() -> None:
    found = soup(page_records.budget())
    region = found.select_one("div.scroll")
    assert (region["role"], region["tabindex"]) == ("region", "0")
    assert region["aria-label"] == found.caption.get_text()
    assert {th["scope"] for th in found.thead.select("th")} == {"col"}
    assert all(row.find(True)["scope"] == "row" for row in found.tbody.select("tr"))
    assert len(found.select("table.figures td:not(.t)")) == 15
    assert "Source: General ledger" in found.select_one("p.source").get_text()


def test_a_chart_carries_its_words_and_figures() -> None:
    chart = page_records.line()
    found = soup(chart)
    assert chart.headline in found.figcaption.get_text()
    assert chart.subtitle in found.figcaption.get_text()
    assert found.svg.desc.get_text() == chart.alternative
    assert f"Source: {chart.source}" in found.get_text()
    assert len(found.details.select("tbody tr")) == 22


def test_headings_go_down_one_level_at_a_time() -> None:
    inner = Part(heading="Inner", blocks=(Nil(reason="None."),))
    outer = Part(heading="Outer", blocks=(Details(summary="More", blocks=(inner,)),), place="here")
    found = soup(Section(name="s", blocks=(outer,)), level=2)
    assert [(tag.name, tag["id"]) for tag in found.select("h3, h4")] == [
        ("h3", "here"),
        ("h4", "inner"),
    ]


def test_ids_and_region_names_come_once() -> None:
    scope = Scope()
    twice = [
        BeautifulSoup(render_fragment(page_records.line(), scope), "html.parser") for _ in "ab"
    ]
    ids = [tag["id"] for found in twice for tag in found.select("[id]")]
    assert len(ids) == len(set(ids))
    names = [tag["aria-label"] for found in twice for tag in found.select("[role=region]")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("target", "here", "address"),
    [
        (
            "unit_monitoring/ict.html",
            "quarter_overview/council.html",
            "../unit_monitoring/ict.html",
        ),
        ("unit_monitoring/ict.html#m-1", "unit_monitoring/culture.html", "ict.html#m-1"),
        ("index.html", "index.html", "index.html"),
        ("unit_monitoring/ict.html", "", "unit_monitoring/ict.html"),
        ("#place", "a/b.html", "#place"),
        ("javascript:alert(1)", "a/b.html", ""),
        ("https://example.org/x", "a/b.html", ""),
        ("//example.org/x", "a/b.html", ""),
        ("../../etc/passwd", "a/b.html", ""),
        ("/etc/passwd", "a/b.html", ""),
        ('x" onclick="y', "a/b.html", ""),
        ("#", "a/b.html", ""),
    ],
)
def test_links_stay_inside_the_quarter(target: str, here: str, address: str) -> None:
    link = Link(text="words", target=target)
    assert Scope(here=here).href(link) == address
    found = soup(link, here=here)
    assert found.get_text().strip() == "words"
    assert bool(found.a) == bool(address)


def test_every_word_is_escaped_and_cleaned() -> None:
    found = soup(Facts(pairs=(("<b>t", Text(text="\u202e<i>v")), ("s", badge("green")))))
    assert not found.select("b, i")
    assert found.dt.get_text() == "<b>t"
    assert found.dd.get_text() == "<i>v"


def test_a_notebook_shows_the_page_s_look_and_a_run_data_alone(monkeypatch) -> None:
    record = Section(name="s", blocks=(Paragraph(text="Words."),))
    bundle = record._repr_mimebundle_()
    assert set(bundle) == {SECTION_MIME, "text/plain", "text/html"}
    assert notebook_style() in bundle["text/html"] and "Words." in bundle["text/html"]
    monkeypatch.setenv("PMF_BATCH", "1")
    assert set(record._repr_mimebundle_()) == {SECTION_MIME, "text/plain"}
    assert set(pages.opening()._repr_mimebundle_()) == {PACK_MIME, "text/plain"}


def test_two_records_in_one_notebook_share_no_id() -> None:
    records = [page_records.line(), page_records.line("Another message")]
    ids = [
        {tag["id"] for tag in BeautifulSoup(render_fragment(one), "html.parser").select("[id]")}
        for one in records
    ]
    assert ids[0] and not ids[0] & ids[1]
    assert render_fragment(records[0]) == render_fragment(records[0])
