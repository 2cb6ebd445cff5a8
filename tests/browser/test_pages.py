"""Pages as a reader's browser shows them: accessible, offline, without scripts, safe."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visit, Visitor
from tests.hostile import STRINGS

pytestmark = pytest.mark.browser

KINDS = ("report", "control", "empty", "index", "failed", "faults", "hostile")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
CHARTS = 5


def open_all(found: Visit) -> None:
    found.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def violations(found: Visit) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    report = Axe().run(found.page, options=options).response
    return [
        f"{fault['id']}: {node['html'][:120]}"
        for fault in report["violations"]
        for node in fault["nodes"][:3]
    ]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("opened", [False, True], ids=["closed", "opened"])
def test_axe_finds_nothing_in_a_report(
    visit: Visitor, files: dict[str, Path], opened: bool, width: int
) -> None:
    """WCAG 2.0 to 2.2 A and AA, and best practice."""
    found = visit(files["report"], width)
    if opened:
        open_all(found)
    assert violations(found) == []


@pytest.mark.parametrize("kind", KINDS[1:])
def test_axe_finds_nothing_in_any_kind_of_page(
    visit: Visitor, files: dict[str, Path], kind: str
) -> None:
    found = visit(files[kind], 320)
    open_all(found)
    assert violations(found) == []


def test_axe_would_find_something(visit: Visitor, files: dict[str, Path], tmp_path: Path) -> None:
    """The other side: a page made worse is caught, so the silence above means something."""
    worse = tmp_path / "worse.html"
    worse.write_text(files["report"].read_text().replace("<caption>", "<div>").replace("h3", "h5"))
    assert violations(visit(worse))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_all_charts_are_drawn_offline(
    visit: Visitor, files: dict[str, Path], scripts: bool
) -> None:
    """A page alone in a browser, with no Python, network or scripts, shows everything (R1-071)."""
    found = visit(files["report"], scripts=scripts)
    charts = found.page.locator("svg.drawn").all()
    assert len(charts) == CHARTS
    for chart in charts:
        box = chart.bounding_box()
        assert box and box["width"] > 300 and box["height"] > 80
    assert found.requests == []
    assert found.complaints == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_reflow(visit: Visitor, files: dict[str, Path], kind: str, width: int) -> None:
    """WCAG 1.4.10: no page scrolls sideways; wide tables scroll in regions of their own."""
    found = visit(files[kind], width)
    open_all(found)
    assert found.page.evaluate("document.documentElement.scrollWidth") <= width
    assert found.requests == []
    assert found.complaints == []


def test_focus_is_seen_on_every_stop(visit: Visitor, files: dict[str, Path]) -> None:
    """WCAG 2.4.7 and 2.1.1: every stop shows where it is, and none is a trap."""
    found = visit(files["report"])
    open_all(found)
    seen = set()
    for _ in range(found.page.locator("a, summary, [tabindex='0']").count()):
        found.page.keyboard.press("Tab")
        name, looks = found.page.evaluate(
            """() => {
                const here = document.activeElement, style = getComputedStyle(here);
                const box = here.getBoundingClientRect();
                const inside = box.bottom > 0 && box.top < innerHeight;
                return [here.outerHTML.slice(0, 200) + box.top,
                        inside && (style.boxShadow !== 'none' || style.outlineStyle !== 'none')];
            }"""
        )
        seen.add(name)
        assert looks, name
    assert len(seen) > 10


@pytest.mark.parametrize("kind", ["hostile", "hostile without its policy"])
@pytest.mark.parametrize("way", ["look", "act"])
def test_hostile_words_do_not_run(
    visit: Visitor, files: dict[str, Path], kind: str, way: str
) -> None:
    """Nothing runs, even without the policy and with everything opened, hovered and clicked."""
    found = visit(files[kind])
    open_all(found)
    if way == "act":
        found.page.evaluate(
            """() => document.querySelectorAll('*').forEach(one => ['mouseover', 'focus', 'load',
            'error'].forEach(name => one.dispatchEvent(new Event(name))))"""
        )
        for link in found.page.locator("main a").all():
            assert (link.get_attribute("href") or "").startswith("#")
    assert found.page.evaluate("window.ran") is None
    assert found.dialogs == []
    assert found.requests == []
    assert found.complaints == []


def test_hostile_words_stay_readable(visit: Visitor, files: dict[str, Path]) -> None:
    found = visit(files["hostile"])
    shown = " ".join((found.page.locator("main").text_content() or "").split())
    for words in STRINGS[:6]:
        assert " ".join(words.split()) in shown
    assert "£1.23 32.1£" in shown


def test_policy_is_in_force(visit: Visitor, files: dict[str, Path], tmp_path: Path) -> None:
    """The other side: a script or style that does get in is refused by the page itself."""
    broken = tmp_path / "broken.html"
    inserted = "<script>window.ran=1</script><p style='color:red'>x</p></main>"
    broken.write_text(files["report"].read_text().replace("</main>", inserted))
    found = visit(broken)
    assert found.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in words for words in found.complaints)


def test_print_repeats_table_heads(visit: Visitor, files: dict[str, Path]) -> None:
    found = visit(files["report"])
    found.page.emulate_media(media="print")
    head = found.page.locator("thead").first
    assert head.evaluate("one => getComputedStyle(one).display") == "table-header-group"
    assert not found.page.locator(".skip").is_visible()
    assert len(found.page.pdf(prefer_css_page_size=True)) > 10_000


@pytest.mark.parametrize("width", [375, 1280])
def test_icons_show_their_words(visit: Visitor, files: dict[str, Path], width: int) -> None:
    """The word is on the page beside the shape, and the ear hears it alone."""
    found = visit(files["control"], width)
    icons = found.page.locator("td .icon")
    assert icons.count() == 18
    for icon in icons.all()[:4]:
        picture, word = icon.locator("svg").bounding_box(), icon.locator("> span").bounding_box()
        assert picture and word and picture["x"] + picture["width"] <= word["x"]
    first = found.page.locator("td:has(.icon)").first
    assert first.aria_snapshot() == '- cell "Improvement, high"'


def test_control_charts_fit_a_printed_page(visit: Visitor, files: dict[str, Path]) -> None:
    """A comparison of 35 authorities must not be cut at the foot of a sheet."""
    found = visit(files["control"])
    found.page.emulate_media(media="print")
    heights = [
        box["height"]
        for one in found.page.locator("svg.drawn").all()
        if (box := one.bounding_box())
    ]
    assert len(heights) == 5
    assert max(heights) <= 20 / 2.54 * 96 + 1
