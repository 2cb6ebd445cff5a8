"""A chunk of text turned to typed columns, each distinct text of a column read once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import numpy as np
import pandas as pd

from pmf_lib.intake.cells import LONGEST_CELL, LONGEST_KEY, clean, has_controls
from pmf_lib.intake.dates import read_date
from pmf_lib.intake.lookups import Lookups
from pmf_lib.intake.notes import Notes
from pmf_lib.intake.number_words import FALSE_WORDS, FORMULA_ERROR, NOTE_FLAGS, TRUE_WORDS
from pmf_lib.intake.number_words import missing_reason as why_missing
from pmf_lib.intake.numbers import EMPTY, Number, plain, read_number, read_yes_no
from pmf_lib.intake.period_text import ALLOWED, REWRITTEN, read_period
from pmf_lib.register import Column, Kind, Table

KIND_UNKNOWN = "kind_unknown"
_ALLOWED_NUMBER = "a number such as 1,234 or 87.5%"
_ALLOWED_DATE = "a date such as 2021-04-01 or 1 April 2021"
_SILENT = NOTE_FLAGS | {REWRITTEN}


def parse_chunk(raw: pd.DataFrame, table: Table, lookups: Lookups, notes: Notes) -> pd.DataFrame:
    """The chunk with every column of the table, typed; what cannot be read is empty and noted.

    Text columns are `str`, numbers float64, dates datetime64; codes and choices come in the
    register's own spelling where they are known, as written where not.
    """
    parser = _Parser(raw, table.key, lookups, notes)
    frame = pd.DataFrame(
        {each.name: parser.column(each) for each in table.columns}, index=raw.index
    )
    if table.has("missing_reason") and "value" in raw:
        frame["missing_reason"] = parser.reasons(frame)
    return frame


class _Parser:
    """Reads the columns of one chunk in the register's order."""

    def __init__(
        self, raw: pd.DataFrame, key: tuple[str, ...], lookups: Lookups, notes: Notes
    ) -> None:
        self._raw = raw
        self._key = key
        self._lookups = lookups
        self._notes = notes
        self._read: dict[str, pd.Series] = {}
        self._why: dict[Hashable, str] = {}

    def column(self, column: Column) -> pd.Series:
        """One column, typed; empty where the chunk does not have it."""
        if column.name not in self._raw:
            return _typed(column.kind, [None] * len(self._raw), self._raw.index)
        cleaned = self._cleaned(column)
        read = _typed(column.kind, self._values(column, cleaned), self._raw.index)
        self._read[column.name] = read
        return read

    def reasons(self, frame: pd.DataFrame) -> pd.Series:
        """The reasons given, and where none is given those that the value's cell tells."""
        told = pd.Series(self._why, dtype="str").reindex(frame.index)
        return frame["missing_reason"].fillna(told)

    def _values(self, column: Column, cleaned: pd.Series) -> list[Any]:
        match column.kind:
            case Kind.NUMBER:
                return self._numbers(column, cleaned)
            case Kind.DATE:
                return self._spread(column, cleaned, self._date)
            case Kind.PERIOD:
                return self._spread(column, cleaned, self._period)
            case Kind.CODE:
                return self._spread(column, cleaned, self._code)
            case Kind.CHOICE:
                return self._spread(column, cleaned, _choices(column))
            case Kind.TEXT:
                return self._spread(column, cleaned, lambda _, text: (text or None, (), ""))

    def _cleaned(self, column: Column) -> pd.Series:
        """The cells without outer spaces and control characters; NUL and over-long ones refused."""
        codes, distinct = pd.factorize(self._raw[column.name].to_numpy(dtype=object))
        plainer = [clean(text) for text in distinct]
        longest = LONGEST_KEY if column.name in self._key else LONGEST_CELL
        pairs = zip(distinct, plainer, strict=True)
        odd = np.array([_odd(text, after, longest) for text, after in pairs])
        for at in np.flatnonzero(odd[codes]) if odd.any() else ():
            self._note_odd(self._raw.index[at], column, distinct[codes[at]], longest)
        return pd.Series(
            np.array(plainer, dtype=object)[codes], index=self._raw.index, dtype=object
        )

    def _note_odd(self, line: Hashable, column: Column, text: str, longest: int) -> None:
        if "\0" in text:
            self._notes.error("nul_character", line, column.name, text, "text without NUL")
        elif _too_long(text, clean(text), longest):
            found, allowed = f"{len(text):,} characters: {text}", f"at most {longest:,} characters"
            self._notes.error("too_long", line, column.name, found, allowed)
        elif has_controls(text):
            allowed = "text without control characters; they are left out"
            self._notes.warn("control_characters", line, column.name, text, allowed)
        else:
            allowed = "characters that the file's encoding holds"
            self._notes.warn("unreadable_characters", line, column.name, text, allowed)

    def _spread(
        self,
        column: Column,
        cleaned: pd.Series,
        reader: Callable[[Column, str], tuple[Any, tuple[str, ...], str]],
    ) -> list[Any]:
        """Read each distinct text once; give every row its own, with its flags."""
        codes, distinct = pd.factorize(cleaned.to_numpy(dtype=object))
        results = [reader(column, text) for text in distinct]
        flagged = np.array([bool(flags) for _, flags, _ in results], dtype=bool)
        for at in np.flatnonzero(flagged[codes]) if flagged.any() else ():
            value, flags, allowed = results[codes[at]]
            told = (cleaned.index[at], column, distinct[codes[at]])
            self._note(told, value is None, flags, allowed)
        return [results[code][0] for code in codes]

    def _note(
        self,
        told: tuple[Hashable, Column, str],
        missing: bool,
        flags: tuple[str, ...],
        allowed: str,
    ) -> None:
        line, column, text = told
        for flag in flags:
            if flag in _SILENT:
                self._notes.flag(flag, line)
            elif missing and (column.required or column.kind is not Kind.NUMBER):
                self._notes.error(flag, line, column.name, text, allowed)
            else:
                self._notes.warn(flag, line, column.name, text, allowed)

    def _numbers(self, column: Column, cleaned: pd.Series) -> list[Any]:
        """Numbers; a measure's value by the measure's kind, and why it is missing kept."""
        if column.name != "value" or "measure" not in self._read:
            return self._spread(column, cleaned, _number_reader(read_number))
        kinds = self._read["measure"].map(self._lookups.kinds)
        readers = {"yes_no": read_yes_no, "unknown": _either, "number": read_number}
        groups = kinds.map(lambda kind: kind if kind == "yes_no" else "number", na_action="ignore")
        groups = groups.astype(object).where(groups.notna(), "unknown").to_numpy(dtype=object)
        values = np.full(len(cleaned), None, dtype=object)
        for name, read in readers.items():
            here = groups == name
            if here.any():
                part = cleaned[here]
                values[here] = self._spread(column, part, _number_reader(read))
                self._remember_why(part, values[here], read)
        return list(values)

    def _remember_why(
        self, cells: pd.Series, values: np.ndarray, read: Callable[[object], Number]
    ) -> None:
        for line, text, value in zip(cells.index, cells, values, strict=True):
            if value is None and text:
                self._why[line] = read(text).reason or EMPTY

    def _date(self, column: Column, text: str) -> tuple[Any, tuple[str, ...], str]:
        day = read_date(text)
        return day.value, day.flags, _told(_ALLOWED_DATE, day.value, day.reason)

    def _period(self, column: Column, text: str) -> tuple[Any, tuple[str, ...], str]:
        period = read_period(text)
        allowed = f"a period such as {ALLOWED}"
        return period.code, period.flags, _told(allowed, period.code, period.reason)

    def _code(self, column: Column, text: str) -> tuple[Any, tuple[str, ...], str]:
        if not text or column.refers_to is None:
            return text or None, (), ""
        error = _formula_error(text)
        if error:
            return None, (FORMULA_ERROR,), error
        return self._lookups.find(column.refers_to, text) or text, (), ""


def _odd(text: str, cleaned: str, longest: int) -> bool:
    unlike = len(text) != len(cleaned) and has_controls(text)
    return unlike or "\ufffd" in text or _too_long(text, cleaned, longest)


def _too_long(text: str, cleaned: str, longest: int) -> bool:
    # A code may be padded with spaces, as databases do.
    return len(text) > LONGEST_CELL or len(cleaned) > longest


def _number_reader(
    read: Callable[[object], Number],
) -> Callable[[Column, str], tuple[Any, tuple[str, ...], str]]:
    def reader(_: Column, text: str) -> tuple[Any, tuple[str, ...], str]:
        number = read(text)
        if not number.flags:
            return number.value, (), ""
        return number.value, number.flags, _told(_ALLOWED_NUMBER, number.value, number.reason)

    return reader


def _either(text: object) -> Number:
    """A value of a measure whose kind is not known here: a number, or yes or no, flagged."""
    if plain(str(text)) in TRUE_WORDS | FALSE_WORDS:
        read = read_yes_no(text)
        return Number(read.value, read.reason, (*read.flags, KIND_UNKNOWN))
    return read_number(text)


def _choices(column: Column) -> Callable[[Column, str], tuple[Any, tuple[str, ...], str]]:
    spelt = {_loose(each): each for each in column.allowed}

    def reader(_: Column, text: str) -> tuple[Any, tuple[str, ...], str]:
        return (spelt.get(_loose(text), text) if text else None), (), ""

    return reader


def _loose(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


def _formula_error(text: str) -> str | None:
    if not text.startswith("#"):
        return None
    found = why_missing(plain(text))
    return found[0] if found and FORMULA_ERROR in found[1] else None


def _told(allowed: str, value: object, reason: str | None) -> str:
    """What is allowed, and how this cell was read."""
    if value is None:
        return f"{allowed}; this is {reason}" if reason != EMPTY else allowed
    read = f"{value:.15g}" if isinstance(value, float) else str(value)
    return f"{allowed}; read as {read}"


def _typed(kind: Kind, values: list[Any], index: pd.Index) -> pd.Series:
    match kind:
        case Kind.NUMBER:
            return pd.Series(values, index=index, dtype="float64")
        case Kind.DATE:
            return pd.Series(pd.array(values, dtype="datetime64[us]"), index=index)
        case _:
            return pd.Series(values, index=index, dtype="str")
