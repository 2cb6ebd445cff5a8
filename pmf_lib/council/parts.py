"""What a council is made of: the parts of a profile and the forms their texts may take."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from pmf_lib.errors import ParameterError
from pmf_lib.periods import Period
from pmf_lib.profile_file import Strict

SCRUTINY = "scrutiny"


def _slug(text: str) -> str:
    if len(text) > 64 or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError(
            "A key is small letters and digits with single hyphens, such as pa-support"
        )
    return text


def _pack_name(text: str) -> str:
    if len(text) > 64 or not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", text):
        raise ValueError("A pack's name is small letters and digits with single underscores")
    return text


def _period(text: str) -> str:
    try:
        return Period.parse(text).code
    except ParameterError as error:
        raise ValueError(error.allowed) from None


def _notebook(text: str) -> str:
    if not re.fullmatch(r"notebooks(/[A-Za-z0-9_-]+)+\.ipynb", text):
        raise ValueError("A notebook is written as notebooks/packs/name.ipynb")
    return text


def _day(text: object) -> object:
    if isinstance(text, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("A date is written 2021-09-30")
    try:
        return date.fromisoformat(text) if isinstance(text, str) else text
    except ValueError:
        raise ValueError("A date must be a day of the calendar, written 2021-09-30") from None


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, AfterValidator(_slug)]
PackName = Annotated[str, AfterValidator(_pack_name)]
PeriodCode = Annotated[str, AfterValidator(_period)]
NotebookPath = Annotated[str, AfterValidator(_notebook)]
Day = Annotated[date, BeforeValidator(_day)]


class Framework(Strict):
    """The paper that the council's performance management follows, and its parts (R3-005)."""

    title: Text
    paper: Text
    adopted: Text
    components: tuple[Text, ...] = ()


class Directorate(Strict):
    """A directorate. `director` is a post, never a person's name."""

    key: Slug
    name: Text
    director: Text


class Unit(Strict):
    """A business unit or service. `plan` says which document its plan is (R3-059)."""

    number: int = Field(ge=1)
    key: Slug
    name: Text
    directorate: str
    manager: Text
    plan: Text = "service plan"


class Portfolio(Strict):
    """What one member of the executive answers for."""

    key: Slug
    name: Text


class Group(Strict):
    """A thematic group and the items of its remit (R3-012 to R3-015)."""

    key: Slug
    name: Text
    remit: tuple[Text, ...]


class Committee(Strict):
    """An overview and scrutiny committee."""

    key: Slug
    name: Text
    remit: Text


class Pairing(Strict):
    """Which committee scrutinises which business units since a day (R0-004)."""

    invented: bool
    since: Day
    note: str
    committees: dict[str, tuple[str, ...]]


class BodyKind(StrEnum):
    """What sort of meeting a body is."""

    MANAGEMENT = "management"
    EXECUTIVE = "executive"
    SCRUTINY = "scrutiny"
    AUDIT = "audit"
    COUNCIL = "council"


class Body(Strict):
    """Those who meet to consider packs, with the packs they receive and the days they meet.

    A scrutiny body names its `committee`; a directorate's management team its `directorate`.
    """

    key: Slug
    name: Text
    kind: BodyKind
    receives: tuple[str, ...]
    meetings: tuple[Day, ...]
    committee: str | None = None
    directorate: str | None = None

    @property
    def public(self) -> bool:
        """Whether its agenda must be published: only officers' meetings are private."""
        return self.kind is not BodyKind.MANAGEMENT


class ForEach(StrEnum):
    """What a pack is made once for each of."""

    UNIT = "unit"
    COUNCIL = "council"
    COMMITTEE = "committee"
    BODY = "body"


class PackSpec(Strict):
    """A pack: the notebook that makes it, what it is made for each of, and who reads it."""

    pack: PackName
    title: Text
    notebook: NotebookPath
    for_each: ForEach
    audience: Text


class Calendar(Strict):
    """When things fall due, and the days on which the council is closed besides bank holidays.

    `values_due_days` is the day of the month after a period's end by which its values are due
    (R4-042); with `values_due_roll` a day that is not worked moves to the next that is.
    `pack_working_days` is how many working days after a quarter's end its packs are made.
    """

    values_due_days: int = Field(default=10, ge=1, le=28)
    values_due_roll: bool = False
    pack_working_days: int = Field(default=20, ge=1, le=60)
    closures: tuple[Day, ...] = ()
