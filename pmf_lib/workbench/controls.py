"""What a person can do on a screen, as data: fields of a form and buttons."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from pmf_lib.views.records import Record, Words


class Control(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    WORDS = "words"
    CHOICE = "choice"
    DAY = "day"
    NUMBER = "number"
    TICK = "tick"


class Option(Record):
    """One choice: what it is kept as, and what is read."""

    value: str
    text: str


class Field(Record):
    """One field. `fault` is what is wrong with what was written; `value` is kept all the same."""

    name: Words
    label: Words
    control: Control = Control.LINE
    value: str = ""
    hint: str = ""
    fault: str = ""
    needed: bool = False
    options: tuple[Option, ...] = ()
    at_once: bool = False

    @property
    def shown(self) -> str:
        """The text of the chosen option, else the value."""
        return next((each.text for each in self.options if each.value == self.value), self.value)


def choice_at_once(name: str, label: str, value: str, options: Iterable[Option]) -> Field:
    """A choice that does something as soon as it is made."""
    return Field(
        name=name,
        label=label,
        control=Control.CHOICE,
        value=value,
        options=tuple(options),
        at_once=True,
    )


class Button(Record):
    """A button: the name of what it does, and its words."""

    name: Words
    text: Words
    main: bool = False


class Form(Record):
    """Fields and buttons under a legend. `problem` is why what was asked could not be done.

    `name` begins the ids of its fields, and differs between the forms of a page. A `compact` one
    shows no frame and no legend, which is there for who listens. A `quiet` form is still being
    written: its faults stand at their fields, and nobody is called to them.
    """

    name: Words
    legend: Words
    fields: tuple[Field, ...]
    buttons: tuple[Button, ...] = ()
    problem: str = ""
    told: str = ""
    compact: bool = False
    quiet: bool = False

    @property
    def faulty(self) -> tuple[Field, ...]:
        """The fields that cannot be kept as they are."""
        return tuple(field for field in self.fields if field.fault)


class Page(Record):
    """A link to a finished page; `file` is its path under the quarters of the council."""

    text: Words
    file: Words
    council: Words
