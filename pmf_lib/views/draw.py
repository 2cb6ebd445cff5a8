"""A chart's specification made into a picture that a strict page may hold.

vl-convert draws the SVG; what comes out is rebuilt from an allow-list of tags and attributes, so
that no link, script, style or tooltip of a specification reaches a page. The same specification
gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol
from xml.etree import ElementTree

from pmf_lib.views import theme
from pmf_lib.views.clean import clean
from pmf_lib.views.svg_allowed import ATTRIBUTES, LETTERS, TAGS, is_allowed
from pmf_lib.views.svg_short import shortened

SVG = "http://www.w3.org/2000/svg"
_OUTWARD = {"href", "url"}
_SUSPECT = re.compile(r'"(?:href|url)"|\\[bfu]')  # as JSON writes them and control characters
_DEFAULTS = {
    ("opacity", "1"),
    ("fill-opacity", "1"),
    ("stroke-opacity", "1"),
    ("font-weight", "normal"),
    ("font-size", f"{theme.TEXT_SIZE}px"),
    ("transform", "translate(0,0)"),
}
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_FILES = ("draw.py", "svg_allowed.py", "svg_short.py", "clean.py", "theme.py")
_STYLE = re.compile(r"\s*([a-z-]+)\s*:\s*([^;]+)")


class Keeper(Protocol):
    """Keeps pictures from one run to the next, each under a key that says how it was drawn."""

    def get(self, key: str) -> str | None:
        """The picture kept under the key, or None."""

    def put(self, key: str, picture: str) -> None:
        """Keep a picture, or leave it where that cannot be done."""


def draw(
    spec: dict[str, Any],
    *,
    prefix: str,
    title: str,
    description: str,
    keeper: Keeper | None = None,
) -> str:
    """The chart as inline SVG with a name and a description for who cannot see it.

    `prefix` begins every id, and must differ between the charts of one page. The picture has a
    viewBox and no size, so that it scales to the width there is. What the `keeper` has is not
    drawn again; the bytes are the same with and without one. ValueError when the specification
    cannot be drawn.
    """
    return _named(_picture(_text(spec), keeper), prefix, title, description)


def key_of(spec: dict[str, Any]) -> str:
    """The key that the specification's picture is kept under.

    It also holds the drawer's version and the digest of our own part in the drawing.
    """
    return _key(_text(spec))


def _text(spec: dict[str, Any]) -> str:
    """The clean specification as JSON; most are clean as they come, which is seen faster so."""
    text = json.dumps(spec, sort_keys=True, ensure_ascii=False)
    if clean(text) == text and not _SUSPECT.search(text):
        return text
    return json.dumps(_clean(spec), sort_keys=True, ensure_ascii=False)


def _key(text: str) -> str:
    return hashlib.sha256(f"{_hand()}\n{text}".encode()).hexdigest()


@cache
def _hand() -> str:
    """Who draws: vl-convert's version and our own files."""
    files = [Path(__file__).with_name(name).read_bytes() for name in _FILES]
    digest = hashlib.sha256(b"\0".join(files)).hexdigest()
    return f"{version('vl-convert-python')} {digest}"


def _picture(text: str, keeper: Keeper | None) -> str:
    """The safe picture, from the keeper where it has one that could be ours."""
    if keeper is None:
        return _drawn(text)
    key = _key(text)
    kept = keeper.get(key)
    if kept is not None and is_allowed(kept):
        return kept
    picture = _drawn(text)
    keeper.put(key, picture)
    return picture


def _clean(part: object) -> object:
    """The specification without what vl-convert refuses and what reaches out of it.

    A control character and a `href` channel with a script's address fail; a `url` would load
    data from elsewhere.
    """
    if isinstance(part, str):
        return clean(part)
    if isinstance(part, dict):
        return {clean(name): _clean(value) for name, value in part.items() if name not in _OUTWARD}
    if isinstance(part, list | tuple):
        return [_clean(value) for value in part]
    return part


@lru_cache(maxsize=256)
def _drawn(spec: str) -> str:
    """The safe picture of a specification, with `§` where ids begin."""
    return _safe(ElementTree.fromstring(_engine().vegalite_to_svg(spec)))


@cache
def _engine() -> ModuleType:
    """vl-convert, one for the process; it may load nothing from anywhere.

    It brings a JavaScript engine with threads of its own, so it is not started before it is
    needed, and never in a process that forks.
    """
    import vl_convert

    vl_convert.configure(base_url=False, allowed_base_urls=[])
    engine: ModuleType = vl_convert
    return engine


def _safe(root: ElementTree.Element) -> str:
    ids = {
        element.attrib["id"]: f"§{place}"
        for place, element in enumerate(root.iter())
        if "id" in element.attrib
    }
    shown = [child for child in root if child.attrib.get("fill") != theme.PAPER]
    body = shortened("".join(_rebuilt(child, ids) for child in shown))
    box = _rounded(root.attrib["viewBox"])
    return f'<svg class="drawn" viewBox="{box}" {LETTERS} role="img"§§>{body}</svg>'


def _rebuilt(element: ElementTree.Element, ids: dict[str, str]) -> str:
    """An element and what is in it, as far as it is allowed and can be seen."""
    tag = element.tag.removeprefix(f"{{{SVG}}}")
    inside = "".join(_rebuilt(child, ids) for child in element)
    if tag == "a":
        return inside
    if tag not in TAGS or _unseen(element, tag):
        return ""
    inside = _escaped(clean(element.text or "")) + inside if tag in {"text", "tspan"} else inside
    kept = _kept(element, ids)
    if tag == "g" and (not inside or not kept):
        return inside
    return f"<{tag}{kept}>{inside}</{tag}>" if inside else f"<{tag}{kept}/>"


def _unseen(element: ElementTree.Element, tag: str) -> bool:
    """Whether Vega drew it for the mouse only: frames without paint."""
    if element.get("display") == "none":
        return True
    painted = {"fill", "stroke"} & set(element.attrib)
    return tag == "path" and element.get("class") in {"background", "foreground"} and not painted


def _kept(element: ElementTree.Element, ids: dict[str, str]) -> str:
    styled = dict(_STYLE.findall(element.get("style", "")))
    pairs = ((name, value.strip()) for name, value in {**styled, **element.attrib}.items())
    kept = (
        (name, _value(name, value, ids))
        for name, value in pairs
        if name in ATTRIBUTES and (name, value) not in _DEFAULTS
    )
    return "".join(f' {name}="{_escaped(value)}"' for name, value in sorted(kept) if value)


def _value(name: str, value: str, ids: dict[str, str]) -> str:
    """An attribute's value with short numbers, its own ids, and no address."""
    if name == "id":
        return ids[value]
    reference = _REFERENCE.fullmatch(value)
    if reference:
        return f"url(#{ids[reference[1]]})" if reference[1] in ids else ""
    return "" if "url" in value or ":" in value else _rounded(value)


def _rounded(value: str) -> str:
    return _NUMBER.sub(_short, value)


def _short(number: re.Match[str]) -> str:
    short = f"{float(number[0]):.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def _named(picture: str, prefix: str, title: str, description: str) -> str:
    name, words = f"{prefix}-title", f"{prefix}-words"
    labels = (
        f'<title id="{name}">{_escaped(clean(title))}</title>'
        f'<desc id="{words}">{_escaped(clean(description))}</desc>'
    )
    head, rest = picture.split("§§>", 1)
    own = rest.replace('id="§', f'id="{prefix}-').replace('"url(#§', f'"url(#{prefix}-')
    return f'{head} aria-labelledby="{name} {words}">{labels}{own}'


def _escaped(text: str) -> str:
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text
