"""Whether an accepted cell says what stands in the file, read anew and by simpler means.

Nothing of intake is used here: what it says is held against a second reading, not against itself.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from math import isclose
from typing import Any

from pmf_lib.council import Council
from pmf_lib.periods import Grain, Period
from pmf_lib.register import Column, Kind

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"}
_DASHES = re.compile("[\u2010-\u2014\u2212]")
_GROUP = re.compile(r"\d[\d,' ]*(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?", re.ASCII)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9}
_SCALED = re.compile(r"\s*(k|thousand|mn|million|m|bn|billion)(?![a-z])")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_YES, _NO = {"yes", "y", "true", "t", "met", "achieved"}, {"no", "n", "false", "f"}
_DAYS = (
    *("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y"),
    *("%d/%m/%y", "%d-%m-%y", "%d.%m.%y", "%d %m %y", "%d %B %Y", "%d %b %Y", "%d%B%Y", "%d%b%Y"),
    *("%d-%b-%Y", "%d-%B-%Y", "%d %B %y", "%d %b %y", "%d-%b-%y", "%B %d %Y", "%b %d %Y"),
    *("%d%b%y", "%d%B%y", "%d-%B-%y", "%d-%B%Y", "%d%B-%Y", "%d-%b%Y", "%d%b-%Y"),
    *("%d%b %Y", "%d%B %Y", "%d %B%Y", "%d %b%Y"),
)
_CLOCK = re.compile(r"[t ]\d{1,2}:\d{2}.*$")
_PLAIN_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)


def letters(text: str) -> str:
    """What can be seen of a text, without blanks."""
    if text.isascii() and text.isprintable():
        return text.replace(" ", "")
    return "".join(
        sign
        for sign in text
        if unicodedata.category(sign) not in _UNSEEN and sign not in "\ufffd\u2028\u2029"
    )


def is_blank(sign: str) -> bool:
    """Whether a sign divides words; the separators of old files (U+001C to U+001F) do not."""
    return sign.isspace() and not "\x1c" <= sign <= "\x1f"


def says(column: Column, accepted: Any, cell: str, council: Council) -> bool:
    """Whether the accepted value is what the cell says: nothing lost, nothing made up."""
    if _is_missing(accepted):
        return column.kind is not Kind.NUMBER or not _PLAIN_NUMBER.fullmatch(cell.strip())
    match column.kind:
        case Kind.NUMBER:
            told = any(isclose(accepted, number, rel_tol=1e-9) for number in _numbers(cell))
        case Kind.DATE:
            told = _is_day(accepted.date(), _plain(cell))
        case Kind.PERIOD:
            told = _is_period(Period.parse(accepted), _plain(cell))
        case Kind.CODE if column.refers_to == "unit":
            told = _is_unit(accepted, cell, council)
        case Kind.CODE | Kind.CHOICE:
            told = _loose(accepted) == _loose(cell)
        case _:
            told = letters(accepted) == letters(cell)
    return told


def _is_unit(key: str, cell: str, council: Council) -> bool:
    unit = council.unit(key)
    names = {letters(name).casefold() for name in (unit.key, unit.name, str(unit.number))}
    return letters(cell).casefold().removesuffix(".0") in names


def _is_missing(accepted: Any) -> bool:
    return accepted is None or accepted != accepted  # noqa: PLR0124 - only NaN and NaT do so


def _loose(text: str) -> str:
    return letters(text).casefold().replace("_", "").replace("-", "")


def _plain(cell: str) -> str:
    """The cell in small plain letters: full-width ones, dashes and blanks made ordinary."""
    # Marks of footnotes are no figures; fractions are read as they are.
    as_they_are = {*_FRACTIONS, *"¹²³⁴⁵⁶⁷⁸⁹⁰"}
    kept = (sign if sign in as_they_are else unicodedata.normalize("NFKC", sign) for sign in cell)
    seen = "".join(
        sign if unicodedata.category(sign) not in _UNSEEN else " " if is_blank(sign) else ""
        for sign in "".join(kept)
    )
    return " ".join(_DASHES.sub("-", seen).casefold().strip().strip("'\"").split())


def _numbers(cell: str) -> list[float]:
    """The number that a cell holds; none where it does not hold exactly one."""
    word = re.sub(r"\[\s*[a-z]{1,3}\s*\]", "", _plain(cell))
    if word in _YES | _NO | {"not met", "not achieved"}:
        return [float(word in _YES)]
    found = _GROUP.findall(word)
    whole = next((_FRACTIONS[sign] for sign in word if sign in _FRACTIONS), 0.0)
    if len(found) != 1:
        return [whole] if whole and not found else []
    start = word.index(found[0])
    before, after = word[:start], word[start + len(found[0]) :]
    size = float(re.sub(r"[,' ]", "", found[0])) + whole
    scale = _SCALED.match(after)
    size *= _SCALES.get(scale[1], 1e9) if scale else 1.0
    negative = "(" in before or re.search(r"-|minus|negative", before) or re.search("-", after)
    return [-size if negative else size]


def _is_day(day: date, word: str) -> bool:
    """Whether a text means the day, day before month; a count of days is from 1899-12-30."""
    if re.fullmatch(r"\d{5}(\.\d+)?", word):
        return day == date(1899, 12, 30) + timedelta(days=int(word[:5]))
    bare = re.sub(r"(?<=\d)(st|nd|rd|th)\b|\bof\b|[,]|(?<=[a-z])\.", "", _CLOCK.sub("", word))
    bare = re.sub(r"(?<=\d)(st|nd|rd|th)(?=[a-z])", "", bare).replace("sept ", "sep ")
    bare = " ".join(re.sub(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]* ", "", bare).split())
    return any(_read(bare, form) == day for form in _DAYS)


def _read(word: str, form: str) -> date | None:
    try:
        found = datetime.strptime(word, form).date()
    except ValueError:
        return None
    if "%y" in form and found.year >= 2069:
        return found.replace(year=found.year - 100)
    return found


def _is_period(period: Period, word: str) -> bool:
    """Whether a text has the figures of a period, and the letter or month that tells its part."""
    figures = re.findall(r"\d+", word)
    year, month = period.start.year, period.start.strftime("%B").lower()
    ends = {f"{period.year}", f"{period.year % 100:02d}"}
    nexts = {f"{period.year + 1}", f"{(period.year + 1) % 100:02d}"}
    if period.grain is Grain.YEAR:
        return len(figures) >= 2 and figures[0] in ends and figures[1] in nexts
    numbered = len(figures) == 3 and {*figures} & ends and {*figures} & nexts
    if numbered and re.search("[mp]" if period.grain is Grain.MONTH else "q", word):
        return f"{period.number}" in {figure.lstrip("0") for figure in figures}
    years = {f"{year}", f"{year % 100:02d}"}
    if period.grain is Grain.MONTH and month[:3] in word:
        return bool({*figures} & years)
    if period.grain is Grain.QUARTER:
        return month[:3] in word and bool({*figures} & years)
    return _is_day(period.start, word) or word == f"{year}-{period.start.month:02d}"
