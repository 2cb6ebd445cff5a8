"""A panel draws its state, does what is pressed, and tells a failure in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from traitlets import HasTraits, Int

from pmf_lib.errors import StoreError
from pmf_lib.sections.show import table
from pmf_lib.views.html import render_fragment
from pmf_lib.views.records import Link, Paragraph, Record
from pmf_lib.workbench.controls import Button, Control, Field, Form, Option, Page
from pmf_lib.workbench.fragment import Event
from pmf_lib.workbench.panel import Panel, markup

HOSTILE = "\"><img src=x onerror=alert(1)><script>alert(2)</script>'"


class Count(HasTraits):
    number = Int(0)


def panel(state: Count) -> Panel:
    def draw() -> Iterator[Record]:
        if state.number == 3:
            raise StoreError("The database went away", "", "Try again")
        yield Paragraph(text=f"It is {state.number}.")

    def more(event: Event) -> str:
        state.number += int(event.value or "1")
        return f"Now {state.number}."

    def fail(_event: Event) -> str:
        raise StoreError("The disk is full", "", "Make room")

    return Panel(state, draw, {"more": more, "fail": fail}, ("number",))


def test_it_is_drawn_again_when_the_state_changes() -> None:
    state = Count()
    shown = panel(state)
    assert "It is 0." in shown.html
    state.number = 2
    assert "It is 2." in shown.html


def test_a_press_does_its_doing_and_says_so() -> None:
    shown = panel(Count())
    shown.press("more", "2")
    assert "It is 2." in shown.html
    assert shown.said == "Now 2."


def test_an_unknown_press_does_nothing() -> None:
    shown = panel(Count())
    before = shown.html
    shown.press("unknown")
    shown.put("unknown", "x")
    assert (shown.html, shown.said) == (before, "")


def test_a_failure_is_a_sentence_and_what_was_there_stays() -> None:
    shown = panel(Count())
    shown.press("fail")
    assert "The disk is full. Make room." in shown.html
    assert "It is 0." in shown.html
    assert shown.said == "The disk is full. Make room."


def test_a_failure_of_drawing_is_a_sentence_too() -> None:
    state = Count()
    shown = panel(state)
    state.number = 3
    assert "The database went away. Try again." in shown.html


def test_every_field_has_a_label_and_its_hint_and_fault() -> None:
    """Labels on every control, and what is wrong is said where it is."""
    fields = tuple(
        Field(
            name=control,
            label=f"Label of {control}",
            control=control,
            value="x",
            hint="A hint",
            fault="A fault",
            needed=True,
            options=(Option(value="x", text="X"),),
        )
        for control in Control
    )
    form = Form(name="form", legend="A form", fields=fields, buttons=(Button(name="a", text="A"),))
    page = BeautifulSoup(markup([form], "s1-"), "html.parser")
    for control in Control:
        field = page.find(attrs={"name": control})
        assert field is not None
        label = page.find("label", attrs={"for": field["id"]})
        assert label is not None and f"Label of {control}" in label.get_text()
        told = [page.find(id=part) for part in str(field["aria-describedby"]).split()]
        assert ["hint" in str(part) for part in told] == [True, False]
        assert field["aria-invalid"] == "true"
    problem = page.find(attrs={"role": "alert"})
    assert problem is not None and "6 fields need another look" in problem.get_text()


def test_two_forms_of_one_page_share_no_id() -> None:
    form = Form(name="form", legend="A form", fields=(Field(name="a", label="A"),))
    ids = [
        tag["id"]
        for prefix in ("s1-", "s2-")
        for tag in BeautifulSoup(markup([form], prefix), "html.parser").find_all(id=True)
    ]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("control", list(Control))
def test_hostile_words_stay_words(control: Control) -> None:
    field = Field(
        name=HOSTILE,
        label=HOSTILE,
        control=control,
        value=HOSTILE,
        hint=HOSTILE,
        fault=HOSTILE,
        options=(Option(value=HOSTILE, text=HOSTILE),),
    )
    form = Form(name="form", legend=HOSTILE, fields=(field,), problem=HOSTILE)
    row = table("A", ("B",), [(Link(text=HOSTILE, target=f"press:look/{HOSTILE}"),)])
    page = BeautifulSoup(
        markup([form, row, Page(text=HOSTILE, file=HOSTILE, council=HOSTILE)], "s-"), "html.parser"
    )
    assert page.find(["img", "script"]) is None
    assert not any(name.startswith("on") for tag in page.find_all(True) for name in tag.attrs)


def test_a_press_is_a_button_on_a_screen_and_words_on_a_page() -> None:
    row = table("A", ("B",), [(Link(text="Look", target="press:look/ICT03"),)])
    button = BeautifulSoup(markup([row], "s-"), "html.parser").find("button")
    assert button is not None
    assert (button["data-press"], button["data-value"]) == ("look", "ICT03")
    assert "<button" not in render_fragment(row)
    assert "press:" not in render_fragment(row)
