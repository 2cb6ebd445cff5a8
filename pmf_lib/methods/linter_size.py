"""Figures and targets that cannot both be right: 0, a hundredfold, thousands, impossible numbers.

Each rule takes one measure and answers with what was found, or None. A member of a council once
found a result of 73,390 against a target of 420 in the papers (Oxford, 2017).
"""

from __future__ import annotations

from fractions import Fraction
from statistics import median

from pmf_lib.methods.linter_subject import Compared, Subject
from pmf_lib.methods.status import Status
from pmf_lib.periods import Period

FAR = 20
"""So many times the target, or so small a part of it, and the two are not of one size."""
HUNDRED = (80, 125)
FRACTION = (30, 300)
THOUSAND = (500, 2000)
SMALL = 10
"""Counts and days below this vary by many times themselves."""


def target_of_zero(subject: Subject) -> str | None:
    """A target of 0 that nobody can aim at.

    Never an aim where more is better. Where less is, only if the best of enough figures did not
    come half of the way from their median. Small counts
    may come to 0, and figures below 0 show that 0 is a level like another.
    """
    known = subject.known
    if not subject.targeted or subject.aim.target != 0 or not known or min(known) < 0:
        return None
    if subject.polarity == "maximise" and max(known) > 0:
        return f"More is better, yet the target is 0; the latest figure is {_latest(subject)}."
    far = len(known) >= subject.enough and min(known) > median(known) / 2
    few = subject.kind == "yes_no" or (subject.kind == "count" and median(known) < SMALL)
    if subject.polarity == "minimise" and far and not few:
        best = subject.told(min(known))
        return f"The target is 0; the best of the last {len(known)} figures is {best}."
    return None


def no_share_of_zero(subject: Subject) -> str | None:
    """A tolerance that is a share of a target of 0: no status can be given."""
    zero = subject.aim.target == 0 and subject.aim.tolerance.mode == "relative"
    if not zero or not subject.targeted or subject.judged.standing.status is not Status.UNKNOWN:
        return None
    return "The target is 0 and the tolerance a percentage of it, so no status can be given."


def hundredfold(subject: Subject) -> str | None:
    """A figure of this year about 100 times its target or what its parts give, or a hundredth."""
    doubted = subject.doubted("one_hundredth", "hundredfold")
    share = subject.kind in ("percent", "ratio")
    found = next(
        (one for one in subject.current if _about(one, HUNDRED) or (share and _fraction(one))),
        None,
    )
    return doubted or (_told(subject, found) if found else None)


def thousandfold(subject: Subject) -> str | None:
    """A sum or a count of this year about 1,000 times its target, or one thousandth of it."""
    found = [one for one in subject.current if _about(one, THOUSAND)]
    return _told(subject, found[0]) if found and subject.kind in ("money", "count") else None


def far_apart(subject: Subject) -> str | None:
    """A figure of this year 20 times its target or more, or a twentieth of it or less.

    Small counts and days are left alone, and so is a figure far below a ceiling.
    """
    found = next((one for one in subject.current if _far(subject, one)), None)
    return _told(subject, found) if found else None


def impossible(subject: Subject) -> str | None:
    """A target or a figure of this year that its unit of measurement does not allow."""
    target = subject.aim.target
    if target is not None and subject.targeted:
        if subject.kind == "percent" and not 0 <= target <= 100:
            return f"The target is {subject.told(target)}, which no share can be."
        if subject.kind == "yes_no" and target not in (0, 1):
            return f"The target is {subject.told(target)}; yes is 1 and no is 0."
        if subject.kind in ("count", "days") and target < 0:
            return f"The target is {subject.told(target)}, below 0."
    return subject.doubted("percent_out_of_range", "negative_count")


def _far(subject: Subject, one: Compared) -> bool:
    if subject.kind in ("count", "days") and min(abs(one.figure), abs(one.target)) < SMALL:
        return False
    return one.times >= FAR or (one.times <= Fraction(1, FAR) and subject.polarity != "minimise")


def _fraction(one: Compared) -> bool:
    """Whether one side of a share is written as a fraction, the other in percent."""
    sizes = sorted((abs(one.figure), abs(one.target)))
    return sizes[0] <= 1 < sizes[1] and _about(one, FRACTION)


def _about(one: Compared, span: tuple[float, float]) -> bool:
    low, high = span
    return low <= one.times <= high or low <= 1 / one.times <= high


def _told(subject: Subject, one: Compared) -> str:
    """Figure and target side by side, as 73,390 against a target of 420: 175 times the target."""
    times = float(one.times)
    up, down = f"{times:,.0f} times the target", f"one part in {1 / times:,.0f} of it"
    figure, target = subject.told(one.figure), subject.told(one.target)
    when = Period.parse(one.period).short_label
    return f"{when}: {figure} against a target of {target}, {up if one.times >= 1 else down}."


def _latest(subject: Subject) -> str:
    return subject.told(subject.known[-1])
