"""Short ways to write a column of each kind, so that a table reads as a list of what it holds."""

from pmf_lib.register.columns import Column, Kind

SCHEDULE_12A = tuple(f"paragraph {number}" for number in range(1, 8))
"""The paragraphs of Schedule 12A of the Local Government Act 1972 that exempt information."""


def text(name: str, meaning: str, *, needed: bool = False) -> Column:
    """Words."""
    return Column(name, Kind.TEXT, meaning, required=needed)


def day(name: str, meaning: str, *, needed: bool = False) -> Column:
    """A day."""
    return Column(name, Kind.DATE, meaning, required=needed)


def period(meaning: str, name: str = "period") -> Column:
    """A month, quarter or year; always needed."""
    return Column(name, Kind.PERIOD, meaning, required=True)


def number(
    name: str, meaning: str, *, lowest: float | None = None, highest: float | None = None
) -> Column:
    """A number with its bounds."""
    return Column(name, Kind.NUMBER, meaning, lowest=lowest, highest=highest)


def count(name: str, meaning: str) -> Column:
    """How many: a whole number of 0 or more."""
    return Column(name, Kind.NUMBER, meaning, lowest=0, whole=True)


def choice(name: str, meaning: str, allowed: tuple[str, ...], *, needed: bool = False) -> Column:
    """One of a closed set of words."""
    return Column(name, Kind.CHOICE, meaning, required=needed, allowed=allowed)


def yes_no(name: str, meaning: str, *, needed: bool = False) -> Column:
    """yes or no."""
    return choice(name, meaning, ("yes", "no"), needed=needed)


def unit(meaning: str = "Business unit", name: str = "unit", *, needed: bool = True) -> Column:
    """The key, name or number of a business unit of the profile."""
    return Column(name, Kind.CODE, meaning, required=needed, refers_to="unit")


def body(name: str, meaning: str, *, needed: bool = True) -> Column:
    """The key or name of a body of the profile."""
    return Column(name, Kind.CODE, meaning, required=needed, refers_to="body")


def committee(meaning: str, name: str = "committee") -> Column:
    """The key or name of a scrutiny committee of the profile; always needed."""
    return Column(name, Kind.CODE, meaning, required=True, refers_to="committee")


def directorate(meaning: str, *, needed: bool = True) -> Column:
    """The key or name of a directorate of the profile."""
    return Column("directorate", Kind.CODE, meaning, required=needed, refers_to="directorate")


def portfolio(meaning: str, *, needed: bool = True) -> Column:
    """The key or name of a portfolio of the profile."""
    return Column("portfolio", Kind.CODE, meaning, required=needed, refers_to="portfolio")


def group(meaning: str, *, needed: bool = False) -> Column:
    """The key or name of a thematic group of the profile."""
    return Column("group", Kind.CODE, meaning, required=needed, refers_to="group")


def measure(meaning: str = "Code of the measure", *, needed: bool = True) -> Column:
    """The code of a measure of the register."""
    return Column("measure", Kind.CODE, meaning, required=needed, refers_to="measure")


def registered(name: str, meaning: str, *, needed: bool = True) -> Column:
    """The code of an entry of the register that the column is named for, such as a plan."""
    return Column(name, Kind.CODE, meaning, required=needed, refers_to=name)


def score(name: str, meaning: str, *, needed: bool = False) -> Column:
    """A whole number from 1 to 5."""
    return Column(name, Kind.NUMBER, meaning, required=needed, lowest=1, highest=5, whole=True)


def exempt() -> Column:
    """Which paragraph keeps an entry out of the public edition; empty where it is public."""
    meaning = "Paragraph of Schedule 12A that exempts it; empty: public"
    return choice("exempt", meaning, SCHEDULE_12A)


def recorded(meaning: str = "Day it was recorded", name: str = "recorded_on") -> Column:
    """The day from which an entry was known."""
    return day(name, meaning)
