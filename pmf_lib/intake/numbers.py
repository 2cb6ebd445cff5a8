"""Numbers as people write them: a value, or no value and the reason. Missing is never 0."""

from __future__ import annotations

import math
import numbers
import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from pmf_lib.intake.number_words import (
    FALSE_WORDS,
    MARKERS,
    SUPPRESSED,
    TRUE_WORDS,
    UNIT_WORDS,
    UNREADABLE,
    missing_reason,
)

EMPTY = "empty"
LONGEST = 100


@dataclass(frozen=True)
class Number:
    """What a cell says: `value` alone, or None and its `reason`.

    `flags` holds codes of what is doubtful (`approximate`, `scaled`, `not_a_number`) or was
    marked beside the figure (`provisional`, `revised`). A percentage is held as 87.5.
    """

    value: float | None
    reason: str | None
    flags: tuple[str, ...] = ()


_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2007\u2008\u2009"), " ")
_SPACES |= dict.fromkeys(map(ord, "\u202f\u205f\u3000\t\n\r"), " ")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), None)
_MINUS = dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\u2014"), "-")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
_MARKER = re.compile(r"\[\s*([a-z]{1,3})\s*\]")
_LIMIT = re.compile(
    r"(<=?|≤|under|below|less than|fewer than|up to|at most|>=?|≥|over|above|more than|at least)"
    r"\s*£?\s*(\d[\d,.]*\s*%?)",
    re.ASCII,
)
_BELOW = {
    **dict.fromkeys(("<", "under", "below", "less than", "fewer than"), "below"),
    **dict.fromkeys(("<=", "≤"), "at most"),
}
_UNREADABLE_SHAPES = tuple(
    (re.compile(shape, re.ASCII), reason)
    for shape, reason in (
        (r"\d{1,4}([/-])\d{1,2}\1(\d{4}|\d{1,2})([t ].*)?", "a date, not a number"),
        (r"\d{1,2}\.\d{1,2}\.(\d{4}|\d{2})", "a date, not a number"),
        (rf"(\d{{1,2}}(st|nd|rd|th)?[ -]?)?({_MONTHS})[a-z]*[ -]?\d{{2,4}}", "a date, not a number"),
        (rf"\d{{1,2}}(st|nd|rd|th)?[ -]({_MONTHS})[a-z]*", "a date, not a number"),
        (r"\d+:\d{2}(:\d{2}(\.\d+)?)?", "a time, not a number"),
        (r"\d+\s*/\s*\d+", "a fraction or a date, not one number"),
        (r"\d[\d.,]*%?\s*(-|to)\s*\d[\d.,]*%?", "a range, not one number"),
        (r"£?\d[\d.,]*\s*\+", "a bound, not a number"),
        (r"£?[\d.,]+\s*(cr|dr)", "a credit or debit mark, whose sign is not certain"),
        (r"[$€¥].*|.*[$€¥]", "not in pounds"),
        (r"£?[\d.,]+p", "pence, not pounds"),
        (r"=.*", "a formula, not its result"),
        (r"[+-]?(inf|infinity|∞)", "not a finite number"),
    )
)
_ROUGHLY = re.compile(
    r"(?:(?:approximately|approx\.?|about|around|circa|c\.|c(?=\d)|~|≈|roughly|nearly|est\.?|"
    r"estimated|estimate)\s*(?P<after>.+)|(?P<before>.+?)\s*"
    r"(?:\(?(?:approximately|approx\.?|estimated|estimate|est\.?)\)?|\?))"
)
_FOOTNOTE = re.compile(r"(?<=\d)\s*[*†‡¹²³⁴⁵⁶⁷⁸⁹]+$|(?<=[%)])\s*[*†‡¹²³⁴⁵⁶⁷⁸⁹]+$")
_OLD_MARKER = re.compile(r"(?<=[\d%])\s*\(([epr])\)$")
_UNITS = re.compile(rf"(.*\d)\s*(?:{'|'.join(UNIT_WORDS)})")
_SCALE = re.compile(r"(.*\d)\s*(k|thousand|m|mn|million|bn|billion)")
_SCALES = {"k": 1e3, "t": 1e3, "m": 1e6, "b": 1e9}
_PERCENT = re.compile(r"(.*[\d)])\s*(?:%|per ?cent|pc)")
_PARTS = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[+-]|minus |negative )?\s*(?:£|gbp)?\s*(?P<sign2>[+-])?"
    r"(?P<open2>\()?\s*(?P<digits>\d[\d., ']*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)\s*(?:gbp)?\s*"
    r"(?P<after>-)?(?P<close>\))?",
    re.ASCII,
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([, '])\d{3})(?:\1\d{3})*(\.\d*)?", re.ASCII)
_PLAIN = re.compile(r"\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?", re.ASCII)
_CONTINENTAL = re.compile(r"\d{1,3}([. ]\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}", re.ASCII)


def read_number(text: object) -> Number:
    """Read a cell where a number is due. Never raises for text; what is missing stays missing.

    A percentage comes as 87.5 and money in pounds. The bracketed markers are those of the
    Government Analysis Function; `<5` is a suppressed figure, not 5.
    """
    if not isinstance(text, str):
        return _from_object(text)
    word = plain(text)
    if not word:
        return Number(None, EMPTY)
    if len(word) > LONGEST:
        return _refused("too long for a number")
    missing = missing_reason(word)
    if missing is not None:
        return Number(None, *missing)
    return _marked(word, "wide_digits" if _has_full_width(text) else None)


def read_yes_no(text: object) -> Number:
    """Read a cell of a yes/no measure: 1 for yes, 0 for no; 1 and 0 are taken as they are."""
    word = plain(str(text)) if isinstance(text, str | bool) else ""
    if word in TRUE_WORDS:
        return Number(1.0, None)
    if word in FALSE_WORDS:
        return Number(0.0, None)
    read = read_number(text)
    if read.value is None or read.value in (0.0, 1.0):
        reason = "neither yes nor no" if UNREADABLE in read.flags else read.reason
        return Number(read.value, reason, read.flags)
    return _refused("neither yes nor no")


def plain(text: str) -> str:
    """The text in small letters, its spaces, minus signs and full-width characters made plain."""
    seen = text.translate(_FULL_WIDTH | _SPACES | _UNSEEN).strip().strip("'\"").strip()
    lowered = " ".join(seen.lower().split())
    return lowered.translate(_MINUS)


def _from_object(found: object) -> Number:
    if found is None or str(found) in {"NaT", "<NA>"}:
        return Number(None, EMPTY)
    if isinstance(found, bool) or type(found).__name__ in {"bool", "bool_"}:
        return _refused("yes or no, not a number")
    if isinstance(found, date):
        return _refused("a date, not a number")
    if isinstance(found, time | timedelta):
        return _refused("a time, not a number")
    if not isinstance(found, numbers.Number):
        return read_number(str(found))
    try:
        return _finite(float(found))  # type: ignore[arg-type]
    except (OverflowError, ValueError, TypeError):
        return _refused("not a finite number")


def _finite(value: float, flags: tuple[str, ...] = ()) -> Number:
    if math.isnan(value):
        return Number(None, "not known")
    if math.isinf(value):
        return _refused("not a finite number")
    return Number(value + 0.0, None, flags)


def _refused(reason: str) -> Number:
    return Number(None, reason, (UNREADABLE,))


def _has_full_width(text: str) -> bool:
    return any(ord(character) in _FULL_WIDTH for character in text)


def _marked(word: str, first_flag: str | None) -> Number:
    """Take bracketed markers off, then read what is left."""
    names = [name for name in _MARKER.findall(word) if name in MARKERS]
    flags = tuple(MARKERS[name][0] for name in names)
    rest = _MARKER.sub(lambda found: "" if found[1] in MARKERS else found[0], word).strip()
    if names and not rest:
        return Number(None, MARKERS[names[0]][1], flags)
    read = _without_doubt(rest, (first_flag,) if first_flag else ())
    return Number(read.value, read.reason, (*flags, *read.flags))


def _without_doubt(word: str, flags: tuple[str, ...]) -> Number:
    """Refuse what is not one number, then take off the words that make it a doubtful one."""
    limit = _LIMIT.fullmatch(word)
    if limit:
        return _limited(limit[1], limit[2])
    for shape, reason in _UNREADABLE_SHAPES:
        if shape.fullmatch(word):
            return _refused(reason)
    if word in TRUE_WORDS | FALSE_WORDS:
        return _refused("yes or no, not a number")
    word, found = _taken_off(word)
    return _counted(word, (*flags, *found))


def _limited(relation: str, bound: str) -> Number:
    if relation in _BELOW:
        return Number(None, f"suppressed: {_BELOW[relation]} {bound}", (SUPPRESSED,))
    return _refused(f"a bound, not a number: {relation} {bound}")


def _taken_off(word: str) -> tuple[str, tuple[str, ...]]:
    flags: list[str] = []
    roughly = _ROUGHLY.fullmatch(word)
    if roughly:
        word = roughly["after"] or roughly["before"]
        flags.append("approximate")
    old = _OLD_MARKER.search(word)
    if old:
        word = word[: old.start()]
        flags.append(MARKERS[old[1]][0])
    without_note = _FOOTNOTE.sub("", word)
    if without_note != word:
        word = without_note
        flags.append("footnote")
    units = _UNITS.fullmatch(word)
    if units:
        word = units[1]
        flags.append("unit_word")
    return word, tuple(flags)


def _counted(word: str, flags: tuple[str, ...]) -> Number:
    """Read digits with a percent sign, a scale (k, m, bn) or a fraction character."""
    if word and word[-1] in _FRACTIONS and re.fullmatch(r"\d{0,15} ?", word[:-1]):
        whole = float(word[:-1] or 0)
        return Number(whole + _FRACTIONS[word[-1]], None, (*flags, "fraction_character"))
    percent = _PERCENT.fullmatch(word)
    if percent and not word.startswith("("):
        word = percent[1]
    elif word.startswith("("):
        word = re.sub(r"\s*%(\)?)$", r"\1", word)
    scale = None if percent else _SCALE.fullmatch(word)
    read = _digits(scale[1] if scale else word, flags)
    if scale is None or read.value is None:
        return read
    return _finite(read.value * _SCALES[scale[2][0]], (*flags, "scaled"))


def _digits(word: str, flags: tuple[str, ...]) -> Number:
    parts = _PARTS.fullmatch(word)
    if parts is None:
        return _refused("not a number")
    bracketed = bool(parts["open"] or parts["open2"])
    signs = [sign for sign in (parts["sign"], parts["sign2"], parts["after"]) if sign]
    if bracketed != bool(parts["close"]) or len(signs) + bracketed > 1:
        return _refused("more than one sign, or a bracket without its other half")
    digits = parts["digits"].strip()
    reason = _why_not_digits(digits)
    if reason:
        return _refused(reason)
    negative = bracketed or (bool(signs) and signs[0] != "+")
    size = float(re.sub(r"[, ']", "", digits))
    return _finite(-size if negative else size, flags)


def _why_not_digits(digits: str) -> str | None:
    if _PLAIN.fullmatch(digits) or _GROUPED.fullmatch(digits):
        return None
    if _CONTINENTAL.fullmatch(digits):
        return "written in the continental way, with a decimal comma"
    if digits.count(",") == 1 and "." not in digits and " " not in digits:
        return "a comma that may be a decimal point"
    return "not a number"
