"""Numbers as people write them: a value, or no value and the reason. Missing is never 0."""

from __future__ import annotations

import math
import numbers
import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from pmf_lib.intake import number_shapes as shapes
from pmf_lib.intake.number_words import (
    FALSE_WORDS,
    MARKERS,
    SUPPRESSED,
    TRUE_WORDS,
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


def read_number(text: object) -> Number:
    """Read a cell where a number is due. Never raises for text; what is missing stays missing.

    A percentage comes as 87.5 and money in pounds. The bracketed markers are those of the
    Government Analysis Function; `<5` is a suppressed figure, not 5.
    """
    if not isinstance(text, str):
        return _from_object(text)
    if shapes.SIMPLE.fullmatch(text):
        return Number(float(text) + 0.0, None)
    word = plain(text)
    if not word:
        return Number(None, EMPTY)
    if len(word) > LONGEST:
        return _refused("too long for a number")
    missing = missing_reason(word)
    if missing is not None:
        return Number(None, *missing)
    return _marked(word, "wide_digits" if _has_wide_digits(text) else None)


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
    seen = (
        text.translate(shapes.FULL_WIDTH | shapes.SPACES | shapes.UNSEEN)
        .strip()
        .strip("'\"")
        .strip()
    )
    lowered = " ".join(seen.lower().split())
    return lowered.translate(shapes.MINUS)


def _from_object(found: object) -> Number:
    if found is None or str(found) in {"NaT", "<NA>"}:
        return Number(None, EMPTY)
    if isinstance(found, bool) or type(found).__name__ in {"bool", "bool_"}:
        return _refused("yes or no, not a number")
    if isinstance(found, date | time | timedelta):
        kind = "date" if isinstance(found, date) else "time"
        return _refused(f"a {kind}, not a number")
    return _from_number(found) if isinstance(found, numbers.Number) else read_number(str(found))


def _from_number(found: numbers.Number) -> Number:
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


def _has_wide_digits(text: str) -> bool:
    return any("０" <= character <= "９" for character in text)


def _marked(word: str, first_flag: str | None) -> Number:
    """Take bracketed markers off, then read what is left."""
    names = [name for name in shapes.MARKER.findall(word) if name in MARKERS]
    flags = tuple(MARKERS[name][0] for name in names)
    rest = shapes.MARKER.sub(lambda found: "" if found[1] in MARKERS else found[0], word).strip()
    if names and not rest:
        return Number(None, MARKERS[names[0]][1], flags)
    read = _without_doubt(rest, (first_flag,) if first_flag else ())
    return Number(read.value, read.reason, (*flags, *read.flags))


def _without_doubt(word: str, flags: tuple[str, ...]) -> Number:
    """Refuse what is not one number, then take off the words that make it a doubtful one."""
    limit = shapes.LIMIT.fullmatch(word)
    if limit:
        return _limited(limit[1], limit[2])
    for shape, reason in shapes.UNREADABLE_SHAPES:
        if shape.fullmatch(word):
            return _refused(reason)
    if word in TRUE_WORDS | FALSE_WORDS:
        return _refused("yes or no, not a number")
    word, found = _taken_off(word)
    return _counted(word, (*flags, *found))


def _limited(relation: str, bound: str) -> Number:
    if relation in shapes.BELOW:
        return Number(None, f"suppressed: {shapes.BELOW[relation]} {bound}", (SUPPRESSED,))
    return _refused(f"a bound, not a number: {relation} {bound}")


def _taken_off(word: str) -> tuple[str, tuple[str, ...]]:
    flags: list[str] = []
    roughly = shapes.ROUGHLY.fullmatch(word)
    if roughly:
        word = roughly["after"] or roughly["before"]
        flags.append("approximate")
    old = shapes.OLD_MARKER.search(word)
    if old:
        word = word[: old.start()]
        flags.append(MARKERS[old[1]][0])
    without_note = shapes.FOOTNOTE.sub("", word)
    if without_note != word:
        word = without_note
        flags.append("footnote")
    units = shapes.UNITS.fullmatch(word)
    if units:
        word = units[1]
        flags.append("unit_word")
    return word, tuple(flags)


def _counted(word: str, flags: tuple[str, ...]) -> Number:
    """Read digits with a percent sign, a scale (k, m, bn) or a fraction character."""
    if word and word[-1] in shapes.FRACTIONS and re.fullmatch(r"\d{0,15} ?", word[:-1]):
        whole = float(word[:-1] or 0)
        return Number(whole + shapes.FRACTIONS[word[-1]], None, (*flags, "fraction_character"))
    percent = shapes.PERCENT.fullmatch(word)
    if percent and not word.startswith("("):
        word = percent[1]
    elif word.startswith("("):
        word = re.sub(r"\s*%(\)?)$", r"\1", word)
    scale = None if percent else shapes.SCALE.fullmatch(word)
    read = _digits(scale[1] if scale else word, flags)
    if scale is None or read.value is None:
        return read
    return _finite(read.value * shapes.SCALES[scale[2][0]], (*flags, "scaled"))


def _digits(word: str, flags: tuple[str, ...]) -> Number:
    parts = shapes.PARTS.fullmatch(word)
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
    if shapes.PLAIN.fullmatch(digits) or shapes.GROUPED.fullmatch(digits):
        return None
    if shapes.CONTINENTAL.fullmatch(digits):
        return "written in the continental way, with a decimal comma"
    if digits.count(",") == 1 and "." not in digits and " " not in digits:
        return "a comma that may be a decimal point"
    return "not a number"
