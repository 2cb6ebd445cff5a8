"""A drawing from elsewhere is shown only if `draw` could have made it."""

from __future__ import annotations

import pytest

from pmf_lib.views import draw
from pmf_lib.views.svg_allowed import ATTRIBUTES, LETTERS, TAGS, is_allowed
from tests import control_records, page_records

HEAD = f'<svg class="drawn" viewBox="0 0 1 1" {LETTERS} role="img"§§>'
MADE = (
    page_records.line,
    page_records.counts,
    page_records.variances,
    control_records.answered,
    control_records.comparison,
    control_records.spread_by_size,
)


def picture(body: str, head: str = HEAD) -> str:
    return f"{head}{body}</svg>"


@pytest.mark.parametrize("make", MADE)
def test_our_own_drawings_are_allowed(make) -> None:
    assert is_allowed(draw._drawn(draw._text(make().spec)))


def test_whatever_the_allow_list_has_is_allowed() -> None:
    for tag in TAGS:
        assert is_allowed(picture(f"<{tag}/>"))
    for name in ATTRIBUTES - {"id"}:
        assert is_allowed(picture(f'<g {name}="1"/>'))
    assert is_allowed(picture('<g id="§3"/><path clip-path="url(#§3)"/>'))
    assert is_allowed(picture("<text>a &lt;b&gt; url: <tspan>c</tspan></text>"))


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<a><text>x</text></a>",
        '<image x="1"/>',
        '<path onclick="alert(1)"/>',
        '<path style="fill:red"/>',
        '<path href="#x"/>',
        '<path fill="url(https://example.org/x.svg#a)"/>',
        '<path fill="url(#other)"/>',
        '<path fill="javascript:alert(1)"/>',
        '<g id="main"/>',
        '<g xmlns="http://www.w3.org/1999/xhtml"/>',
        '<g xmlns:x="urn:x" x:fill="red"/>',
        "<!--><script>alert(1)</script>-->",
        "<text><![CDATA[</text></svg><script>alert(1)</script>]]></text>",
        "<?x ><script>alert(1)</script>?>",
        "<g>",
        "</g><g>",
        "</svg><svg>",
        "<text>1.23 \u202e32.1</text>",
        "<title>x</title>",
    ],
)
def test_anything_else_is_not(body: str) -> None:
    assert not is_allowed(picture(body))


@pytest.mark.parametrize(
    "head",
    [
        "",
        "<svg>",
        HEAD.replace("<svg", '<svg onload="alert(1)"'),
        HEAD.replace("0 0 1 1", '0" onload="alert(1)'),
        HEAD.replace("§§", ""),
        f"<p>{HEAD}",
    ],
)
def test_nor_is_any_other_beginning(head: str) -> None:
    assert not is_allowed(picture("<g/>", head))
    assert is_allowed(picture("<g/>", HEAD))


def test_what_follows_the_drawing_is_not_allowed() -> None:
    assert not is_allowed(picture("<g/>") + "<script>alert(1)</script>")
    assert not is_allowed(picture("<g/>") + picture("<g/>"))
