"""Figures that are missing, copied or broken, and records that do not bear them out.

Each rule takes one measure and answers with what was found, or None.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pandas as pd

from pmf_lib.methods.linter_subject import Row, Subject, word
from pmf_lib.methods.survey_age import Age, age
from pmf_lib.periods import Grain, Period

SILENT = {Grain.MONTH: 3, Grain.QUARTER: 2, Grain.YEAR: 2}
"""Periods in a row without a figure before it is told."""
COPIED = {Grain.MONTH: 6, Grain.QUARTER: 4, Grain.YEAR: 4}
"""Periods in a row with the same figure before it is told."""
SMALL = 10
AUDIT_ROUND = 48
"""Months in which each measure's working papers are expected to be renewed: four years."""
DEFINING = ("formula", "kind", "polarity", "aggregation")
_NOBODY = re.compile(
    r"""[\W_]*
    |(tbc|tba|to\ be\ \w+|unassigned|nobody|no[-\ ]one|none|unknown|not\ known|n/?a)\.?
    |(currently\ )?vacan(t|cy)(\ (post|since|from|at)\b.*)?
    |former\ (head|director|manager|officer|chief)\b.*
    |.*\b(post|role)\ (is\ )?(now\ )?(vacant|deleted|empty)\b.*
    |.*[(\[–—-]\s*(post\ )?(vacant|vacancy|left|to\ be\ \w+)\b.*""",
    re.IGNORECASE | re.VERBOSE,
)


def no_value(subject: Subject) -> str | None:
    """No figure for 3 months, 2 quarters or 2 years that are due; a reason given excuses one."""
    last = subject.judged.expected
    if subject.judged.due_on >= subject.judged.as_at:
        last = last.previous()
    if subject.retired:
        return None
    used = subject.history.latest(last)
    missing = _since(subject, used, last)
    unexcused = [one for one in missing if not subject.history.point(one).missing_reason]
    if len(unexcused) < SILENT[subject.history.grain]:
        return None
    known = f"The latest figure is of {used.short_label}" if used else "There is no figure at all"
    return f"{known}: {len(unexcused)} that were due are missing."


def copied(subject: Subject) -> str | None:
    """The same figure 6 months, 4 quarters or 4 years running, made of the same parts.

    Nought, all of a hundred, yes or no, small counts and stocks may stand still.
    """
    count = COPIED[subject.history.grain]
    used = subject.judged.used
    periods = subject.history.recent(used, count) if used else []
    recent = [subject.history.point(one) for one in periods]
    parts = {(one.value, one.numerator, one.denominator) for one in recent}
    if len(recent) < count or len(parts) > 1 or used is None:
        return None
    value, *_ = parts.pop()
    stands = subject.history.aggregation in ("last", "first", "max", "min")
    if value is None or stands or _may_stand_still(subject.kind, value):
        return None
    return f"{subject.told(value)} in each of the last {count} periods, to {used.short_label}."


def broken_parts(subject: Subject) -> str | None:
    """A figure of this year whose numerator and denominator do not make it."""
    return subject.doubted("numerator_too_large", "zero_denominator", "value_disagrees")


def redefined(subject: Subject) -> str | None:
    """A definition that says something else under the same version's name."""
    for before, now in pairwise(subject.versions):
        changed = [name for name in DEFINING if _plain(before, name) != _plain(now, name)]
        if changed and word(before, "version") == word(now, "version"):
            version = word(now, "version")
            under = f"still as version {version}" if version else "without a version"
            return f"The {' and the '.join(changed)} changed, {under}."
    return None


def nobody_answers(subject: Subject) -> str | None:
    """An owner that is blank, or words that say that there is nobody."""
    owner = (subject.history.text("owner") or "").strip()
    if subject.retired or not _NOBODY.fullmatch(owner):
        return None
    named = f"The accountable officer is given as “{owner}”."
    return named if owner else "No accountable officer is given."


def old_papers(subject: Subject) -> str | None:
    """Working papers, the latest of them about a period that ended four years ago or more.

    A measure that no papers are kept for is not meant.
    """
    periods = [Period.parse(str(row["period"])) for row in subject.papers]
    latest = max(periods, default=None)
    if latest is None or subject.retired:
        return None
    if age(latest.end, subject.judged.as_at, AUDIT_ROUND) is not Age.OLD:
        return None
    return f"The latest working paper is about {latest.short_label}."


def _since(subject: Subject, used: Period | None, last: Period) -> list[Period]:
    """The periods after the latest with a figure, or since the measure was defined."""
    if used is not None:
        first = used.next()
    else:
        days = pd.to_datetime(pd.Series([row.get("defined_on") for row in subject.versions]))
        begun = days.min() if len(days) else pd.NaT
        if pd.isna(begun):
            return [last.shift(-back) for back in range(SILENT[last.grain])]
        first = Period.of(begun.date(), last.grain)
    found = []
    while first <= last:
        found.append(first)
        first = first.next()
    return found


def _may_stand_still(kind: str, value: float) -> bool:
    if kind == "yes_no" or value == 0:
        return True
    return abs(value) < SMALL if kind == "count" else kind == "percent" and value == 100


def _plain(row: Row, name: str) -> str:
    return " ".join((word(row, name) or "").casefold().split()).rstrip(".")
