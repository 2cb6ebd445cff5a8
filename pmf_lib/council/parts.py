"""What a council is made of: the parts of a profile and the forms their texts may take."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Protocol

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from pmf_lib.errors import ParameterError
from pmf_lib.periods import Period
from pmf_lib.profile_file import Strict

SCRUTINY = "scrutiny"
WORDS_ALLOWED = 12_000
"""How long a report may be where the profile does not say: about 27 pages of print (R1-029)."""


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


def _year_day(text: object) -> object:
    """A day of every year, written 04-30; any other text must be a whole date."""
    if isinstance(text, str) and re.fullmatch(r"\d{2}-\d{2}", text):
        try:
            # 2001 is no leap year: the 29th of February is in most years no day at all.
            date.fromisoformat(f"2001-{text}")
        except ValueError:
            raise ValueError("A day of each year is written 04-30, month first") from None
        return text
    if isinstance(text, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("A date is written 2021-09-30, a day of each year 04-30")
    return _day(text)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, AfterValidator(_slug)]
PackName = Annotated[str, AfterValidator(_pack_name)]
PeriodCode = Annotated[str, AfterValidator(_period)]
NotebookPath = Annotated[str, AfterValidator(_notebook)]
Day = Annotated[date, BeforeValidator(_day)]
YearDay = Annotated[date | str, BeforeValidator(_year_day)]


class FrameworkStatus(StrEnum):
    """How far a framework has come."""

    DRAFT = "draft"
    APPROVED = "approved"
    CONSULTATION = "out to consultation"
    ADOPTED = "adopted"


class Framework(Strict):
    """The paper that the council's performance management follows, and its parts (R3-005).

    Every pack prints the version and status that it was made under (R0-001).
    """

    title: Text
    paper: Text
    adopted: Text
    version: Text = "1"
    status: FrameworkStatus = FrameworkStatus.ADOPTED
    approved_by: Text | None = None
    approved_on: Day | None = None
    consulted: Text | None = None
    components: tuple[Text, ...] = ()

    @property
    def standing(self) -> str:
        """Version and status in words, as a page's foot prints them."""
        return f"{self.title}, version {self.version} ({self.status})"


class Contact(Strict):
    """Whom to ask about a report: a post, never a person's name (R0-005)."""

    post: Text
    telephone: Text
    email: Text


class Step(StrEnum):
    """A step of the cycle that a council manages its performance by, in its own order (R4-004)."""

    PLAN = "plan"
    DO = "do"
    REVIEW = "review"
    REVISE = "revise"


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


class Named(Protocol):
    """What a pack may be made for each of."""

    @property
    def key(self) -> str:
        """Its key, which is a file's name."""

    @property
    def name(self) -> str:
        """Its name in words."""


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
    """What sort of meeting a body is; an officers' group is one (R0-018, R0-021, R2-036).

    `public` is nobody's meeting: the edition for everyone.
    """

    MANAGEMENT = "management"
    EXECUTIVE = "executive"
    SCRUTINY = "scrutiny"
    PANEL = "panel"
    AUDIT = "audit"
    COUNCIL = "council"
    TEAM = "team"
    GROUP = "group"
    PARTNERSHIP = "partnership"
    PUBLIC = "public"


_MET_IN_PUBLIC = frozenset(
    {BodyKind.EXECUTIVE, BodyKind.SCRUTINY, BodyKind.PANEL, BodyKind.AUDIT, BodyKind.COUNCIL}
)


class Body(Strict):
    """Those who meet to consider packs, with the packs they receive and the days they meet.

    A scrutiny body names its `committee`; a directorate's management team its `directorate`; who
    speaks for one portfolio, that `portfolio`. Its edition holds no pack of another's.
    """

    key: Slug
    name: Text
    kind: BodyKind
    receives: tuple[str, ...]
    meetings: tuple[Day, ...]
    committee: str | None = None
    directorate: str | None = None
    portfolio: str | None = None

    @property
    def public(self) -> bool:
        """Whether its agenda must be published (Local Government Act 1972, s100A and s100B)."""
        return self.kind in _MET_IN_PUBLIC


class ForEach(StrEnum):
    """What a pack is made once for each of."""

    UNIT = "unit"
    COUNCIL = "council"
    COMMITTEE = "committee"
    BODY = "body"
    DIRECTORATE = "directorate"
    PORTFOLIO = "portfolio"
    GROUP = "group"


class Detail(StrEnum):
    """How much a report tells: all there is, or what is an exception (R1-038, R2-022)."""

    FULL = "full"
    EXCEPTION = "exception"


class PackSpec(Strict):
    """A pack: the notebook that makes it, what it is made for each of, and who reads it.

    One `for_each` body is made for the bodies that receive it, and no other. A `general` one, such
    as a guide, tells of no unit's affairs and may go to every committee. `words` is how long it may
    be: a longer one is not published (R1-029). `sections` are the headings that its notebook must
    begin with, in the words of the council's paper, each with its section.
    """

    pack: PackName
    title: Text
    notebook: NotebookPath
    for_each: ForEach
    audience: Text
    detail: Detail = Detail.FULL
    general: bool = False
    words: int = Field(default=WORDS_ALLOWED, ge=100)
    sections: dict[Text, Text] = Field(default_factory=dict)

    @property
    def title_within(self) -> str:
        """The title as it goes on after a colon; one that holds a name keeps its capitals."""
        plain = self.title[1:] == self.title[1:].lower()
        return f"{self.title[0].lower()}{self.title[1:]}" if plain else self.title
