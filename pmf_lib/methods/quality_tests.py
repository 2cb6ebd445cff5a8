"""A test a machine can make for each dimension of data quality (R3-030, R4-031, R4-032).

Every test answers pass, fail or cannot say, with a sentence. What it has not been told it cannot
say, and it never guesses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure, one_of
from pmf_lib.methods.quality_dimensions import Dimension, Finding, cannot_say, failed, passed
from pmf_lib.methods.sampling import Conclusion
from pmf_lib.methods.working_paper import Summary
from pmf_lib.register.indicators import UNITS_OF_MEASUREMENT


def accuracy(
    reported: Figure,
    recalculated: Figure = None,
    *,
    tolerance: Figure = 0,
    sample: Summary | None = None,
) -> Finding:
    """Recalculated within the tolerance (the measure's own unit), and the sample accepted."""
    first, again = given.figure("reported", reported), given.figure("recalculated", recalculated)
    room = given.due("tolerance", tolerance, least=0)
    apart = None if first is None or again is None else abs(first - again)
    if apart is not None and apart > room:
        return failed(Dimension.ACCURACY, f"Recalculated, it differs by {float(apart):g}.")
    if sample is not None and sample.conclusion is Conclusion.REJECT:
        return failed(
            Dimension.ACCURACY,
            f"{sample.errors} of {sample.checked} records checked were wrong: too many.",
        )
    if apart is None and sample is None:
        return cannot_say(Dimension.ACCURACY, "It was neither recalculated nor sampled.")
    return passed(Dimension.ACCURACY, "The checks made bear it out.")


@dataclass(frozen=True)
class Bounds:
    """From where to where a measure's values can be; None for no bound."""

    lowest: Figure = None
    highest: Figure = None


def validity(
    value: Figure,
    kind: str,
    *,
    bounds: Bounds | None = None,
    parts: tuple[Figure, Figure] | None = None,
    proxy_reason: str | None = None,
) -> Finding:
    """The value can be what it says: of its kind, within bounds, with parts that make a share.

    `kind` is the register's; `parts` are (numerator, denominator). A measure that stands in for
    another gives its `proxy_reason`, None where it is no proxy; a proxy without a reason fails.
    """
    one_of("kind", kind, UNITS_OF_MEASUREMENT)
    figure = given.figure("value", value)
    limits = bounds or Bounds()
    low, high = given.figure("lowest", limits.lowest), given.figure("highest", limits.highest)
    if proxy_reason is not None and not proxy_reason.strip():
        return failed(Dimension.VALIDITY, "It is a proxy, and no reason is given for it.")
    if figure is None:
        return cannot_say(Dimension.VALIDITY, "There is no value to test.")
    wrong = _unlike(figure, kind) or (_wrong_parts(kind, parts) if parts else None)
    if low is not None and figure < low:
        wrong = f"It is below {limits.lowest}, the lowest it can be."
    if high is not None and figure > high:
        wrong = f"It is above {limits.highest}, the highest it can be."
    return failed(Dimension.VALIDITY, wrong) if wrong else passed(Dimension.VALIDITY, "It can be.")


def reliability(
    versions: Collection[str],
    *,
    breaks: Mapping[str, str | None] | None = None,
    extracts: tuple[Figure, Figure] | None = None,
) -> Finding:
    """One formula version in the figures compared, breaks explained, a repeated extract equal.

    `breaks` gives each period with a break in the series its explanation, None without one.
    """
    unexplained = [period for period, why in (breaks or {}).items() if not (why or "").strip()]
    pair = given.figures("extracts", extracts or ())
    if len(set(versions)) > 1:
        said = f"The figures compared follow {len(set(versions))} versions of the formula."
        return failed(Dimension.RELIABILITY, said)
    if unexplained:
        said = f"No reason is given for the break at {', '.join(sorted(unexplained))}."
        return failed(Dimension.RELIABILITY, said)
    if pair and None not in pair and pair[0] != pair[1]:
        return failed(Dimension.RELIABILITY, "Extracted again, the figure was another one.")
    if not versions and (not pair or None in pair):
        said = "Neither the formula's version nor a second extract is known."
        return cannot_say(Dimension.RELIABILITY, said)
    return passed(Dimension.RELIABILITY, "It is collected as before.")


def timeliness(
    due: date | None,
    submitted: date | None,
    as_at: date,
    *,
    period_end: date | None = None,
    oldest_days: int | None = None,
) -> Finding:
    """Handed in by its due day, and about a period that ended at most `oldest_days` ago."""
    if period_end is not None and oldest_days is not None:
        age = (as_at - period_end).days
        if age > given.count("oldest_days", oldest_days):
            return failed(Dimension.TIMELINESS, f"It speaks of a period that ended {age} days ago.")
    if due is None or (submitted is None and as_at <= due):
        return cannot_say(Dimension.TIMELINESS, "It is not due yet, or no due day is set.")
    late = ((submitted or as_at) - due).days
    if late > 0:
        word = "handed in" if submitted else "overdue, by now"
        return failed(Dimension.TIMELINESS, f"It was {word} {late} days after its due day.")
    return passed(Dimension.TIMELINESS, "It was handed in by its due day.")


def relevance(objective_active: bool | None, last_used: date | None, as_at: date) -> Finding:
    """Serving an objective in force, and used for a decision or a report in the last 12 months.

    None where it is not known.
    """
    if objective_active is False:
        return failed(Dimension.RELEVANCE, "It serves no objective in force.")
    if last_used is not None and last_used < _year_before(as_at):
        return failed(Dimension.RELEVANCE, f"It was last used on {last_used:%d %B %Y}.")
    if objective_active is None or last_used is None:
        return cannot_say(Dimension.RELEVANCE, "Its objective or its last use is not known.")
    return passed(Dimension.RELEVANCE, "It serves an objective in force and is used.")


def completeness(
    expected: int | None,
    present: int | None,
    *,
    missing_fields: Collection[str] = (),
    missing_periods: Collection[str] = (),
    needed: Figure = 1,
) -> Finding:
    """At least the share `needed` of expected records there, no field or period missing.

    Period codes are those of the months or quarters that should be there and are not.
    """
    least = given.due("needed", needed, above=0, most=1)
    for what, missing in (("field", missing_fields), ("period", missing_periods)):
        if missing:
            said = f"Missing {what}{'s' if len(missing) > 1 else ''}: {', '.join(sorted(missing))}."
            return failed(Dimension.COMPLETENESS, said)
    if expected is None or present is None:
        return cannot_say(Dimension.COMPLETENESS, "How many records to expect is not known.")
    due, there = given.count("expected", expected), given.count("present", present)
    said = f"{there} of {due} records expected are there."
    enough = there >= least * due
    return (passed if enough else failed)(Dimension.COMPLETENESS, said)


def uniqueness(keys: Iterable[Hashable]) -> Finding:
    """No key, such as measure, unit and period, twice."""
    times = Counter(keys)
    twice = sum(1 for count in times.values() if count > 1)
    if not times:
        return cannot_say(Dimension.UNIQUENESS, "There is no record to test.")
    if twice:
        return failed(Dimension.UNIQUENESS, f"Keys given more than once: {twice}.")
    return passed(Dimension.UNIQUENESS, "Every record is there once.")


def consistency(figures: Mapping[str, Figure]) -> Finding:
    """The same figure equal wherever it is shown; `figures` by pack, missing ones None."""
    shown = {pack: given.figure(f"figures[{pack!r}]", value) for pack, value in figures.items()}
    known = {pack: value for pack, value in shown.items() if value is not None}
    if len(known) < 2:
        return cannot_say(Dimension.CONSISTENCY, "It is shown in one place only.")
    if len(set(known.values())) > 1:
        said = f"It is not the same in {', '.join(sorted(known))}."
        return failed(Dimension.CONSISTENCY, said)
    return passed(Dimension.CONSISTENCY, f"It is the same in {len(known)} places.")


def _unlike(figure: Fraction, kind: str) -> str | None:
    if kind == "yes_no" and figure not in (0, 1):
        return "It is neither 1 for yes nor 0 for no."
    if kind in ("count", "days") and figure < 0:
        return "A count cannot be below 0."
    return None


def _wrong_parts(kind: str, parts: tuple[Figure, Figure]) -> str | None:
    top, bottom = given.figures("parts", parts)
    if bottom is not None and bottom <= 0:
        return "Its denominator is not above 0."
    if kind == "percent" and top is not None and bottom is not None and not 0 <= top <= bottom:
        return "Its numerator is not from 0 to its denominator."
    return None


def _year_before(day: date) -> date:
    """The same day a year earlier; 28 February for the 29th."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)
