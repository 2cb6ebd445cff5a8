"""What a real Chromium loads, runs or follows is refused by the gates, whatever it looks like.

The policy is left out for the browser: the gates must find by themselves what it would stop.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Request, Route
from playwright.sync_api import TimeoutError as TooLong

from pmf_lib.run.gates import check
from pmf_lib.run.gates_of_safety import (
    Checked,
    has_known_parts,
    loads_nothing,
    reads_in_one_way,
    runs_nothing,
)
from pmf_lib.run.page_tree import Page
from tests import pages

EVIL = "http://evil.test/x"
HERE = "http://page.test/unit_monitoring/a.html"
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:">'
HARMLESS = f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">{POLICY}<title>A page</title>HEAD
<style>p{{color:red}}STYLE</style></head>
<body data-file="unit_monitoring/a.html"><main><h1>One</h1>BODY<p>End</p></main></body></html>
"""
CLICK_ALL = """() => document.querySelectorAll("a, area, button").forEach(link =>
    link.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true})))"""
RUNS = f"fetch('{EVIL}')"
DO = f'onerror="{RUNS}"'

# Each of these makes the browser ask for the address.
ACTS = {
    "picture": ("BODY", f'<img alt="A map" src="{EVIL}">'),
    "picture in capitals": ("BODY", f'<IMG ALT="A map" SRC="{EVIL}">'),
    "picture without quotes": ("BODY", f"<img alt=map src={EVIL}>"),
    "picture of a host": ("BODY", '<img alt="A map" src="//evil.test/x">'),
    "picture by backslashes": ("BODY", '<img alt="A map" src="\\\\evil.test/x">'),
    "picture behind a tab": ("BODY", '<img alt="A map" src="ht&#x09;tp://evil.test/x">'),
    "picture by references": ("BODY", '<img alt="A map" src="&#104ttp://evil.test/x">'),
    "picture with slashes for blanks": ("BODY", f'<img/alt="A map"/src="{EVIL}">'),
    "first of two": (
        "BODY",
        f'<img alt="A map" src="{EVIL}" src="data:image/png;base64,AA">',
    ),
    "set of pictures": ("BODY", f'<img alt="A map" srcset="{EVIL} 1x">'),
    "picture behind a blank of another kind": ("BODY", f'<img\x0calt="A map"\x0csrc="{EVIL}">'),
    "the old name of a picture": ("BODY", f'<image src="{EVIL}">'),
    "picture with a choice": (
        "BODY",
        f'<picture><source srcset="{EVIL}"><img alt="A map"></picture>',
    ),
    "script": ("BODY", f"<script>{RUNS}</script>"),
    "script from elsewhere": ("BODY", f'<script src="{EVIL}"></script>'),
    "script in capitals": ("BODY", f"<ScRiPt>{RUNS}</sCrIpT >"),
    "script in a drawing": ("BODY", f"<svg><script>{RUNS}</script></svg>"),
    "script with no end": ("BODY", f"<svg><script href='{EVIL}'/></svg>"),
    "script behind a short comment": ("BODY", f"<!--><script>{RUNS}</script>-->"),
    "script behind a comment's other end": ("BODY", f"<!-- --!><script>{RUNS}</script>-->"),
    "script behind a declaration": ("BODY", f"<!x y='><script>{RUNS}</script>'>"),
    "script behind an instruction": ("BODY", f"<?x y='><script>{RUNS}</script>'?>"),
    "script behind CDATA": ("BODY", f"<![CDATA[><script>{RUNS}</script>]]>"),
    "script behind letters that end": (
        "BODY",
        f'<textarea><p title="</textarea><script>{RUNS}</script>">x</p>',
    ),
    "script behind a title that ends": (
        "HEAD",
        f'<title><p title="</title><script>{RUNS}</script>">',
    ),
    "script behind a style that ends": (
        "STYLE",
        f'/*<p title="</style><script>{RUNS}</script>">*/',
    ),
    "script behind what is for no scripts": (
        "BODY",
        f'<noscript><p title="</noscript><script>{RUNS}</script>">x</p></noscript>',
    ),
    "handler where a formula breaks out": (
        "BODY",
        "<math><mtext><table><mglyph><style><!--</style>"
        f'<img title="--&gt;&lt;img src=x {DO}&gt;"><img src="y" {DO}>',
    ),
    "handler in a drawing's words": (
        "BODY",
        f'<svg><desc><img alt="A map" src="data:," {DO}></desc></svg>',
    ),
    "handler": ("BODY", f'<img alt="A map" src="data:," {DO}>'),
    "handler in capitals": ("BODY", f'<img alt="A map" src="data:," ONERROR="{RUNS}">'),
    "handler behind NUL": ("BODY", f'<img alt="A map" src="data:,"\n \x00="" {DO}>'),
    "handler of a drawing": ("BODY", f'<svg onload="{RUNS}"></svg>'),
    "handler of time": (
        "BODY",
        f'<svg><g><animate onbegin="{RUNS}" attributeName="x" dur="1s"/></g></svg>',
    ),
    "handler of the body": ("BODY", f'<body onpageshow="{RUNS}">'),
    "handler of a part that opens": ("BODY", f'<details open ontoggle="{RUNS}">x</details>'),
    "handler of focus": ("BODY", f'<p tabindex="0" autofocus onfocus="{RUNS}">x</p>'),
    "frame": ("BODY", f'<iframe src="{EVIL}"></iframe>'),
    "frame of its own text": (
        "BODY",
        f'<iframe srcdoc="&lt;script&gt;{RUNS}&lt;/script&gt;"></iframe>',
    ),
    "object": ("BODY", f'<object data="{EVIL}"></object>'),
    "embedded": ("BODY", f'<embed src="{EVIL}">'),
    "film": ("BODY", f'<video poster="{EVIL}"></video>'),
    "sound": ("BODY", f'<audio src="{EVIL}" preload="auto"></audio>'),
    "input": ("BODY", f'<input type="image" src="{EVIL}" alt="A map">'),
    "background": ("BODY", f'<table background="{EVIL}"><caption>A</caption></table>'),
    "base": ("HEAD", '<base href="http://evil.test/"><link rel="icon" href="x">'),
    "base before a picture": (
        "BODY",
        '<base href="http://evil.test/"><img alt="A map" src="x">',
    ),
    "refresh": ("HEAD", f'<meta http-equiv="refresh" content="0;url={EVIL}">'),
    "refresh in capitals": ("HEAD", f'<META HTTP-EQUIV="ReFresh" content="0;{EVIL}">'),
    "refresh in the body": ("BODY", f'<meta http-equiv="refresh" content="0;url={EVIL}">'),
    "stylesheet": ("HEAD", f'<link rel="stylesheet" href="{EVIL}">'),
    "stylesheet in the body": ("BODY", f'<link rel="stylesheet" href="{EVIL}">'),
    "loaded ahead": ("HEAD", f'<link rel="preload" as="image" href="{EVIL}">'),
    "module ahead": ("HEAD", f'<link rel="modulepreload" href="{EVIL}">'),
    "manner of a style": ("BODY", f'<p style="background:url({EVIL})">x</p>'),
    "style that loads": ("STYLE", f"p{{background:url({EVIL})}}"),
    "style that loads in capitals": ("STYLE", f"p{{background:URL( '{EVIL}' )}}"),
    "style by escapes": ("STYLE", f"p{{background:\\75 rl({EVIL})}}"),
    "style by long escapes": ("STYLE", f"p{{background:\\000075\\000072\\00006c({EVIL})}}"),
    "style by an escaped sign": ("STYLE", f'p{{background:image\\00002dset("{EVIL}" 1x)}}'),
    "style with a set": ("STYLE", f'p{{background:image-set("{EVIL}" 1x)}}'),
    "style with a set of its own": ("STYLE", f'p{{background:-webkit-image-set("{EVIL}" 1x)}}'),
    "style with no end": ("STYLE", f"p{{background:url({EVIL}"),
    "style that imports": ("HEAD", f"<style>@import '{EVIL}';</style>"),
    "style that imports by escapes": ("HEAD", f"<style>@\\69mport '{EVIL}';</style>"),
    "style with a font": (
        "STYLE",
        f"@font-face{{font-family:x;src:url({EVIL})}}p{{font-family:x}}",
    ),
    "style in a drawing": (
        "BODY",
        f"<svg><style>p{{background:&#117;rl({EVIL})}}</style></svg>",
    ),
    "picture in a drawing": ("BODY", f'<svg><image href="{EVIL}"/></svg>'),
    "picture in a drawing, old": ("BODY", f'<svg><image xlink:href="{EVIL}"/></svg>'),
    "use in a drawing": ("BODY", '<svg><use href="/unit_monitoring/x.svg#a"/></svg>'),
    "link by script": ("BODY", f'<a href="javascript:{RUNS}">x</a>'),
    "link by script in references": ("BODY", f'<a href="java&#x09;script:{RUNS}">x</a>'),
    "link by script in more references": (
        "BODY",
        f'<a href="&#1;java&NewLine;script:{RUNS}">x</a>',
    ),
    "link by script, colon named": ("BODY", f'<a href="javascript&colon;{RUNS}">x</a>'),
    "link to a host": ("BODY", '<a href="/\\evil.test/x">x</a>'),
    "link with a tab": ("BODY", '<a href="/&#9;/evil.test/x">x</a>'),
    "link in a drawing": (
        "BODY",
        f'<svg><a href="{EVIL}"><text y="20">x</text></a></svg>',
    ),
    "link that tells": ("BODY", f'<a href="#" ping="{EVIL}">x</a>'),
    "place in an image": ("BODY", f'<map name="m"><area href="{EVIL}"></map>'),
    "form": ("BODY", f'<form action="{EVIL}"><button>x</button></form>'),
    "template with a root": (
        "BODY",
        f'<div><template shadowrootmode="open"><img src="{EVIL}"></template></div>',
    ),
}

# These do nothing by themselves, but a browser reads them in another way than they look.
READS_OTHERWISE = {
    "comment": "<!-- x -->",
    "plain text": "<plaintext>",
    "text area": "<textarea></textarea>",
    "no scripts": "<noscript></noscript>",
    "template": "<template></template>",
    "formula": "<math></math>",
    "list in a paragraph": "<p><ul><li>x</li></ul></p>",
    "paragraph in a paragraph": "<p><b><p>x</p></b></p>",
    "words in a table": "<table>x<caption>A</caption></table>",
    "part in a table": "<table><caption>A</caption><div>x</div></table>",
    "HTML in a drawing": "<svg><p>x</p></svg>",
    "HTML in a drawing's title": '<svg role="img"><title><b>A line</b></title></svg>',
    "drawing's parts outside": "<circle></circle>",
    "link in a link": '<a href="#x">x<span><a href="#x">y</a></span></a>',
    "heading in a heading": "<h2>x<h3>y</h3></h2>",
    "end with attributes": "</x y='><script>x</script>'>",
    "tag that is not closed": f'<p title="a"<img alt="A map" src="{EVIL}">',
    "wrong end": "<b><i>x</b></i>",
    "end of nothing": "</p>",
    "no end": "<div>",
    "end by a sign": "<div/>",
    "attribute twice": '<p id="a" id="b">x</p>',
    "attribute without quotes": "<p id=a>x</p>",
    "attribute in single quotes": "<p id='a'>x</p>",
    "attribute without a value": "<p hidden>x</p>",
    "signs of a tag in an attribute": '<p title="<b>">x</p>',
    "no blank between": '<p id="a"class="b">x</p>',
    "reference without its end": "<p>&ampx</p>",
    "reference of another kind": "<p>&#x202e;x</p>",
    "reference that is none": "<p>a & b</p>",
    "NUL": "<p>\x00x</p>",
    "escape of another encoding": "<p>\x1b$Bx</p>",
    "mark of order": "<p>\ufeffx</p>",
    "a sign alone": "<p>a < b</p>",
    "second body": "<body>",
    "second head": "<head></head>",
}


def made(place: str, what: str) -> str:
    html = HARMLESS
    for name in ("HEAD", "STYLE", "BODY"):
        html = html.replace(name, what if name == place else "")
    return html


def harm(html: str) -> list[str]:
    """What the gates say of its markup, apart from policy, words and links."""
    page = Checked(html, Page(html), {}, frozenset(), 0)
    gates = (reads_in_one_way, has_known_parts, loads_nothing, runs_nothing)
    return [fault for gate in gates for fault in gate(page)]


@dataclass
class Visitor:
    """Opens pages that nothing but themselves can be loaded for, and clicks on all their links."""

    context: BrowserContext
    html: str = ""
    asked: list[str] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        if route.request.url == HERE:
            route.fulfill(body=self.html, content_type="text/html")
        else:
            route.abort()

    def note(self, request: Request) -> None:
        if request.url != HERE and not request.url.startswith("data:"):
            self.asked.append(request.url)

    def visit(self, html: str, *, acts: bool) -> list[str]:
        """What the page asks for; where it should ask for something, that is waited for."""
        self.html, self.asked = html, []
        page = self.context.new_page()
        try:
            page.goto(HERE)
            # The page may be on its way elsewhere already.
            with suppress(Error):
                page.evaluate(CLICK_ALL)
            with suppress(TooLong):
                while acts and not self.asked:
                    page.wait_for_event("request", timeout=3000)
        finally:
            page.close()
        return self.asked


@pytest.fixture(scope="module")
def visitor(chromium: Browser) -> Iterator[Visitor]:
    context = chromium.new_context()
    found = Visitor(context)
    context.route(lambda address: not address.startswith("data:"), found.answer)
    context.on("request", found.note)
    yield found
    context.close()


def test_a_harmless_page_asks_for_nothing_and_passes(visitor: Visitor) -> None:
    html = made("", "")
    assert check(html, expected_echo={}, links=pages.LINKS) == ()
    assert visitor.visit(html, acts=False) == []


@pytest.mark.parametrize("name", ACTS)
def test_what_a_browser_acts_on_is_refused(visitor: Visitor, name: str) -> None:
    html = made(*ACTS[name])
    assert harm(html)
    assert visitor.visit(html.replace(POLICY, ""), acts=True)


@pytest.mark.parametrize("name", READS_OTHERWISE)
def test_what_a_browser_reads_otherwise_is_refused(name: str) -> None:
    assert harm(made("BODY", READS_OTHERWISE[name]))
