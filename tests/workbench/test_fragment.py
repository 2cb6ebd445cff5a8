"""What a page sends is believed only where it is text, and known by the name of what was done."""

from __future__ import annotations

import pytest

from pmf_lib.workbench.fragment import Event, Fragment, read_event


def test_a_press_has_its_name_value_and_the_fields_of_its_form() -> None:
    found = read_event({"press": "save", "value": "SR-2", "values": {"title": "Shops"}})
    assert found == Event("save", "SR-2", {"title": "Shops"}, press=True)


def test_a_changed_field_is_no_press() -> None:
    found = read_event({"put": "title", "value": "Shops"})
    assert found == Event("title", "Shops", {}, press=False)


@pytest.mark.parametrize(
    "sent",
    [
        None,
        "save",
        ["save"],
        {},
        {"press": 3},
        {"press": "save", "value": None},
        {"press": "save", "values": ["title"]},
        {"press": "save", "values": {"title": {"nested": "x"}}},
    ],
)
def test_anything_else_is_no_event(sent: object) -> None:
    assert read_event(sent) is None


def test_a_fragment_passes_events_on_and_nothing_else() -> None:
    heard: list[Event] = []
    fragment = Fragment(heard.append)
    fragment.hear({"press": "on"})
    fragment.hear({"press": 7})
    assert [event.name for event in heard] == ["on"]


def test_a_message_counts_as_heard_before_what_it_does_is_drawn() -> None:
    known: list[int] = []
    fragment = Fragment(lambda _event: known.append(fragment.heard))
    fragment.hear({"put": "title", "value": "Shops", "values": {"title": "Shops"}, "told": 3})
    assert known == [3]


def test_a_number_that_is_none_is_not_heard() -> None:
    fragment = Fragment(lambda _event: None)
    fragment.hear({"press": "on", "told": "7"})
    assert fragment.heard == 0


def test_the_page_is_told_nothing_from_elsewhere() -> None:
    """Council networks are locked down: the widget's script and style name no address."""
    for text in (str(Fragment._esm), str(Fragment._css)):
        assert "http://" not in text
        assert "https://" not in text
        assert "@import" not in text
