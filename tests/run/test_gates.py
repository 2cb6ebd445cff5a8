"""Each gate from both sides: a good page passes, one thing wrong is named."""

from __future__ import annotations

import pytest

from pmf_lib.run.gates import GATES, check
from tests import pages

ECHO = {"council": "carlisle-2021", "key": "ict-services"}
LINKS = frozenset({"index.html", "unit_monitoring/ict-services.ipynb", "a b/c.html"})
GOOD = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:">
<title>A page</title><link rel="icon" href="data:,">
<style>p{background:url(data:image/png;base64,AA)}</style></head>
<body data-file="unit_monitoring/ict-services.html"><main>
<h1>One</h1><h2 id="two">Two</h2><h3>Three</h3><h2>Four</h2>
<p><a href="#two">Two</a> <a href="../index.html">Index</a> <a href="../a%20b/c.html#x">C</a></p>
<svg role="img" class="drawn" aria-labelledby="n d"><title id="n">Claims take longer</title>
<desc id="d">A line.</desc></svg>
<svg role="img" aria-labelledby="s"><title id="s">From 1 to 5</title></svg>
<svg aria-hidden="true"></svg>
<img src="data:image/png;base64,AA" alt="A map of Carlisle">
<table><caption>Figures</caption><tr><th scope="col">A</th></tr>
<tr><th scope="row">B</th></tr></table>
</main><footer><dl><dd data-echo="council" data-value="carlisle-2021">Carlisle</dd>
<dd data-echo="key" data-value="ict-services">ICT</dd></dl></footer></body></html>
"""
WRONG = [
    ('src="data:image/png;base64,AA"', 'src="https://example.org/x.png"', "outside the page"),
    ('src="data:image/png;base64,AA"', 'src="//example.org/x.png"', "outside the page"),
    ('src="data:image/png;base64,AA"', 'src="file:///etc/passwd"', "outside the page"),
    ('src="data:image/png;base64,AA"', 'srcset="https://a.org/x 2x"', "no page needs: srcset"),
    ('href="../index.html"', 'href="javascript:alert(1)"', "outside the page"),
    ('href="../index.html"', 'href=" JaVaScript:alert(1)"', "outside the page"),
    ('href="../index.html"', 'href="data:text/html,x"', "outside the page"),
    ('href="data:,"', 'href="http://example.org/i.ico"', "outside the page"),
    ("url(data:image/png;base64,AA)", "url('https://a.org/x')", "stylesheet loads"),
    ("p{", "@import 'x.css';p{", "stylesheet loads"),
    ('class="drawn"', 'class="drawn" fill="url(http://a.org#x)"', "loads url"),
    ("</main>", "<script>x</script></main>", "<script>"),
    ("</main>", "<iframe></iframe></main>", "<iframe>"),
    ("</main>", "<form></form></main>", "<form>"),
    ("<h1>", '<h1 onclick="x()">', "event handler: onclick"),
    ("<h1>", '<h1 style="color:red">', "style of its own"),
    ("<title>A", '<meta http-equiv="refresh" content="0;url=x"><title>A', "elsewhere"),
    ("default-src 'none'", "default-src *", "strict Content-Security-Policy"),
    ("default-src 'none'", "default-src 'none' 'unsafe-inline'", "strict Content-Security"),
    ("<h1>One</h1>", "", "0 first-level headings"),
    ("<h2>Four</h2>", "<h1>Four</h1>", "2 first-level headings"),
    ('<h2 id="two">Two</h2>', '<p id="two">Two</p>', "level 3 after level 1"),
    ("<h2>Four</h2>", "<h2> </h2>", "heading of level 2 is empty"),
    ('alt="A map of Carlisle"', "", "no alternative text"),
    ('alt="A map of Carlisle"', 'alt="Image"', "no alternative text"),
    ('alt="A map of Carlisle"', 'alt="chart_1.PNG"', "no alternative text"),
    ('<svg role="img" aria-labelledby="s">', '<svg aria-labelledby="s">', "drawing has no name"),
    ("From 1 to 5", " ", "drawing has no name"),
    ("Claims take longer", "figure", "drawing has no name"),
    ("A line.", "", "chart has no description"),
    ('id="s"', 'id="n"', "“n” stands 2 times"),
    ('aria-labelledby="n d"', 'aria-labelledby="n e"', "refers to “e”"),
    ('href="#two"', 'href="#three"', "“#three” leads nowhere"),
    ('href="#two"', 'href="#"', "leads nowhere"),
    ('href="../index.html"', 'href="index.html"', "“unit_monitoring/index.html” leads to no file"),
    ('href="../index.html"', 'href="../../index.html"', "“../index.html” leads to no file"),
    (">Index</a>", "></a>", "link is empty"),
    ('lang="en-GB"', 'lang="en"', "en-GB"),
    ("<title>A page</title>", "", "no title"),
    ("<main>", "<div>", "one main part"),
    ("<caption>Figures</caption>", "", "no caption"),
    ('scope="row"', "", "without its scope"),
    ('<th scope="col">A</th></tr>\n<tr><th scope="row">B</th>', "<td>A</td>", "has no headings"),
    ('data-value="ict-services"', 'data-value="culture"', "“culture”, not “ict-services”"),
    ('data-echo="key"', "", "does not say which key"),
    ("Two</a>", "Two\u202e</a>", "U+202E"),
]


def faults(html: str, **changes) -> tuple[str, ...]:
    return check(html, **{"expected_echo": ECHO, "links": LINKS, **changes})


def test_a_good_page_passes() -> None:
    assert faults(GOOD) == ()


@pytest.mark.parametrize(("right", "wrong", "words"), WRONG)
def test_each_fault_is_named(right: str, wrong: str, words: str) -> None:
    """A page that is not accessible is not published, and is told why (R1-036)."""
    assert right in GOOD
    found = faults(GOOD.replace(right, wrong, 1))
    assert any(words in fault for fault in found), found


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.__name__)
def test_no_gate_stands_open(gate) -> None:
    """Some fault of the list is found by each gate; three are tested by themselves."""
    from pmf_lib.run import gates

    apart = (gates.size_is_kept, gates.length_is_kept, gates.letters_are_explained)
    hit = gate in apart
    for right, wrong, _ in WRONG:
        page = gates.checked(GOOD.replace(right, wrong, 1), ECHO, LINKS, 10_000)
        hit = hit or any(gate(page))
    assert hit


def test_size_from_both_sides() -> None:
    size = len(GOOD.encode())
    assert faults(GOOD, limit_bytes=size) == ()
    assert faults(GOOD, limit_bytes=size - 1) == (
        f"The page has {size:,} bytes; {size - 1:,} are allowed",
    )


def test_a_wrong_unit_under_a_right_title_is_refused() -> None:
    """The fault R Markdown users have asked about since 2015."""
    from pmf_lib.run.export import page

    html = page(pages.notebook(), facts=pages.FACTS)
    asked = {**pages.ECHO, "key": "culture"}
    assert faults(html, expected_echo=pages.ECHO, links=pages.LINKS) == ()
    assert faults(html, expected_echo=asked, links=pages.LINKS) == (
        "The page was made from key “revenues”, not “culture”",
    )


def test_rubbish_is_no_page() -> None:
    assert faults("")
    assert faults("<<<>>>\x00")


@pytest.mark.parametrize(
    ("said", "letters", "left"),
    [
        ("<p>The FSA met.</p>", frozenset({"FSA"}), ()),
        ("<p>The FSA met.</p>", frozenset({"ICT"}), ("FSA",)),
        ("<p>The FSA met.</p>", frozenset(), ("FSA",)),
        ("<p>The FSA met.</p>", None, ()),
        ("<p>Food Agency</p><p>The FSA</p><p>met the CQC.</p>", frozenset(), ("FSA", "CQC")),
    ],
)
def test_short_forms_need_words(
    said: str, letters: frozenset[str] | None, left: tuple[str, ...]
) -> None:
    """R2-010: a page with a form that the council does not explain is refused, where it asks so."""
    html = GOOD.replace("</main>", f"{said}</main>")
    found = check(html, expected_echo=ECHO, links=LINKS, letters=letters)
    assert len(found) == len(left)
    assert all(
        f"Nobody explains “{form}”" in fault for form, fault in zip(left, found, strict=True)
    )
