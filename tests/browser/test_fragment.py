"""What is written on a screen stays while the library, however late, draws the screen anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from pmf_lib.workbench.controls import Button, Control, Field, Form
from pmf_lib.workbench.fragment import Fragment
from pmf_lib.workbench.panel import markup

pytestmark = pytest.mark.browser

_START = """async ([script, html]) => {
  const { default: widget } = await import(script);
  const heard = {}, state = { html, said: "", heard: 0 };
  window.sent = [];
  window.arrives = (changed) => {
    Object.assign(state, changed);
    for (const name of Object.keys(changed)) heard["change:" + name]?.();
  };
  const model = {
    get: (name) => state[name],
    on: (name, does) => (heard[name] = does),
    send: (what) => window.sent.push(what),
  };
  widget.render({ model, el: document.body });
}"""


def _html(**values: str) -> str:
    """The form as the library draws it when it knows of these values."""
    kinds = {"title": Control.WORDS, "opened_on": Control.DAY, "consent": Control.TICK}
    fields = tuple(
        Field(name=name, label=name, control=control, value=values.get(name, ""))
        for name, control in kinds.items()
    )
    save = Button(name="save", text="Save", main=True)
    return markup((Form(name="one", legend="One", fields=fields, buttons=(save,)),), "s1-")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    page.goto("about:blank")
    script = f"data:text/javascript,{quote(str(Fragment._esm))}"
    page.evaluate(_START, [script, _html()])
    yield page
    page.close()


def _arrives(page: Page, **changed: object) -> None:
    page.evaluate(f"window.arrives({json.dumps(changed)})")


def test_a_field_stays_that_a_late_drawing_does_not_know_of(page: Page) -> None:
    title, opened = page.get_by_label("title"), page.get_by_label("opened_on")
    title.fill("Shops")
    opened.fill("2021-11-04")
    _arrives(page, heard=1)
    _arrives(page, html=_html(title="Shops"))
    expect(opened).to_have_value("2021-11-04")
    page.get_by_role("button", name="Save").click()
    assert page.evaluate("window.sent.at(-1).values") == {
        "title": "Shops",
        "opened_on": "2021-11-04",
        "consent": "",
    }


def test_a_tick_stays_that_a_late_drawing_does_not_know_of(page: Page) -> None:
    page.get_by_label("consent").check()
    _arrives(page, html=_html(title="Shops"))
    expect(page.get_by_label("consent")).to_be_checked()


def test_what_is_being_typed_stays_and_is_told_when_it_is_left(page: Page) -> None:
    title = page.get_by_label("title")
    title.press_sequentially("Sho")
    _arrives(page, html=_html())
    title.press_sequentially("ps")
    expect(title).to_have_value("Shops")
    title.blur()
    told = page.evaluate("window.sent.at(-1)")
    assert (told["put"], told["values"]) == ("title", {"title": "Shops"})


def test_once_heard_the_drawing_decides(page: Page) -> None:
    """A form that is saved is empty, whatever stood in it."""
    page.get_by_label("title").fill("Shops")
    page.get_by_role("button", name="Save").click()
    _arrives(page, heard=page.evaluate("window.sent.at(-1).told"))
    _arrives(page, html=_html())
    expect(page.get_by_label("title")).to_have_value("")
