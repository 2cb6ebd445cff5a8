"""Restated figures: those first known otherwise (Code of Practice for Statistics; R1-044)."""

from __future__ import annotations

from enum import StrEnum

import pandas as pd

from pmf_lib.methods.exact import exact, one_of
from pmf_lib.methods.quality import Grade, grade
from pmf_lib.methods.status import Status

KEY = ["measure", "unit", "period"]


class Reason(StrEnum):
    """Why a figure was restated."""

    LATE_DATA = "late data"
    DEFINITION_CHANGE = "definition change"
    ERROR = "error"
    METHOD = "method"
    SOURCE = "source"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """Whether readers were told beforehand that a figure would change."""

    SCHEDULED = "scheduled revision"
    UNSCHEDULED = "unscheduled correction"


class Mark(StrEnum):
    """The mark printed beside a figure."""

    RESTATED = "[r]"
    PROVISIONAL = "[p]"
    BREAK = "[b]"

    @property
    def meaning(self) -> str:
        """What the mark stands for, in words."""
        return {"[r]": "restated", "[p]": "provisional", "[b]": "break in the series"}[self.value]


_TO_COME = (Grade.PROVISIONAL, Grade.ESTIMATED)
_SYNONYMS = {
    "late": Reason.LATE_DATA,
    "definition": Reason.DEFINITION_CHANGE,
    "change of definition": Reason.DEFINITION_CHANGE,
    "correction": Reason.ERROR,
    "methodology": Reason.METHOD,
    "new method": Reason.METHOD,
    "new source": Reason.SOURCE,
}


def restatements(history: pd.DataFrame) -> pd.DataFrame:
    """Each change of a figure that was already known, oldest first.

    `history` has every known row with measure, unit, period, value, known_from and, where given,
    note and reason_code, in the order they became known. Columns of the answer: measure, unit,
    period, old, new, known_from, reason. A figure that is first given, or given again unchanged,
    is no restatement; one that replaces a missing figure is late, not restated.
    """
    changed, earlier = _changes(history)
    found = history[changed]
    return pd.DataFrame(
        {
            **{name: found[name] for name in KEY},
            "old": earlier[changed],
            "new": found["value"],
            "known_from": found["known_from"],
            "reason": _column(found, "reason_code").fillna(_column(found, "note")),
        }
    ).reset_index(drop=True)


def restatement_log(history: pd.DataFrame) -> pd.DataFrame:
    """The restatements with size, kind, reason code and what they do to the status.

    `history` as for `restatements`, with `status` (how far the figure was checked) and, where
    there are, `judged` (its status as judged when it was known) and `announced` (True where its
    change was announced beforehand). Added columns:

    size: new less old, in the measure's own unit. percent: size as a percentage of the old figure,
    NaN where that is 0. reason_code: a `Reason`. kind: a `Kind`; a revision is scheduled when it
    was announced or the old figure was provisional or estimated, and an error never is.
    old_status, new_status: as judged, None where not given. substantial: True when the status
    changed, False when it held, None when either is not known.

    Source: Code of Practice for Statistics, on revisions and corrections; the Home Office's
    policy calls a revision substantial when it would qualify or contradict what was concluded.
    """
    changed, _ = _changes(history)
    found = history[changed]
    log = restatements(history)
    log["size"] = [_size(old, new) for old, new in zip(log["old"], log["new"], strict=True)]
    log["percent"] = [_percent(old, new) for old, new in zip(log["old"], log["new"], strict=True)]
    codes = [reason(code) for code in _column(found, "reason_code")]
    checked = _before(history, "status")[changed]
    announced = _column(found, "announced")
    log["reason_code"] = pd.Series([code.value for code in codes], dtype=object)
    log["kind"] = pd.Series(
        [_kind(*row).value for row in zip(codes, checked, announced, strict=True)], dtype=object
    )
    pairs = list(zip(_before(history, "judged")[changed], _column(found, "judged"), strict=True))
    log["old_status"] = pd.Series([_known(old) for old, _ in pairs], dtype=object)
    log["new_status"] = pd.Series([_known(new) for _, new in pairs], dtype=object)
    log["substantial"] = pd.Series([_substantial(*pair) for pair in pairs], dtype=object)
    return log


def reason(code: object) -> Reason:
    """The reason code that a word means; unknown for no word or another one."""
    words = str(code).strip().lower().replace("_", " ").replace("-", " ")
    known = {str(each): each for each in Reason} | _SYNONYMS
    return known.get(" ".join(words.split()), Reason.UNKNOWN)


def to_be_told(log: pd.DataFrame, received: pd.DataFrame) -> pd.DataFrame:
    """Every body that received an old figure that was corrected and may have misled it.

    `log` is that of `restatement_log`; `received` has what was sent when: body, measure, unit,
    period, value, received_on. An unscheduled correction goes to every body that received the old
    figure, unless its status is known to have held. Columns: body, measure, unit, period, old,
    new, old_status, new_status, received_on (the last day), known_from; in the log's order, then
    by body. A row a body and correction.
    """
    misled = (log["kind"] == Kind.UNSCHEDULED.value) & log["substantial"].ne(False)
    wrong = log[misled].rename_axis("place").reset_index()
    last = received.groupby(["body", *KEY, "value"], as_index=False)["received_on"].max()
    found = wrong.merge(last, left_on=[*KEY, "old"], right_on=[*KEY, "value"])
    columns = ["body", *KEY, "old", "new", "old_status", "new_status", "received_on", "known_from"]
    return found.sort_values(["place", "body"], kind="stable")[columns].reset_index(drop=True)


def marks(value_status: object, *, restated: bool, broken: bool = False) -> tuple[Mark, ...]:
    """The marks beside a figure: restated, provisional by the word of its checking, a break."""
    shown = {
        Mark.RESTATED: restated,
        Mark.PROVISIONAL: grade(value_status) is Grade.PROVISIONAL,
        Mark.BREAK: broken,
    }
    return tuple(mark for mark, due in shown.items() if due)


def _changes(history: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Which rows restate a figure, and the figure that was known before each row."""
    earlier = _before(history, "value")
    given = history["value"].notna() & earlier.notna()
    return given & (history["value"] != earlier), earlier


def _before(history: pd.DataFrame, name: str) -> pd.Series:
    """What a column said of the figure known before each row: that of its last row with a value."""
    keys = [history[key] for key in KEY]
    told = _column(history, name)
    place = pd.Series(range(len(history)), index=history.index, dtype="float64")
    last = place.where(history["value"].notna()).groupby(keys, dropna=False).ffill()
    before = last.groupby(keys, dropna=False).shift()
    found = pd.api.extensions.take(told.array, before.fillna(-1).astype(int), allow_fill=True)
    return pd.Series(found, index=history.index)


def _column(frame: pd.DataFrame, name: str) -> pd.Series:
    if name in frame:
        return frame[name]
    return pd.Series([None] * len(frame), index=frame.index, dtype=object)


def _size(old: float, new: float) -> float:
    return float((exact(new) or 0) - (exact(old) or 0))


def _percent(old: float, new: float) -> float:
    was, now = exact(old), exact(new)
    return float("nan") if not was or now is None else float(100 * (now - was) / abs(was))


def _kind(code: Reason, checked: object, announced: object) -> Kind:
    expected = (pd.notna(announced) and bool(announced)) or grade(checked) in _TO_COME
    return Kind.SCHEDULED if expected and code is not Reason.ERROR else Kind.UNSCHEDULED


def _known(status: object) -> str | None:
    if pd.isna(status):
        return None
    one_of("judged", status, Status)
    return Status(str(status)).value


def _substantial(old: object, new: object) -> bool | None:
    before, after = _known(old), _known(new)
    if None in (before, after) or Status.UNKNOWN.value in (before, after):
        return None
    return before != after
