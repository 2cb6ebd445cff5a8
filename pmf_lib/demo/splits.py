"""A figure split into its subgroups, so that the parts add up to the whole (R0-006)."""

from __future__ import annotations

from collections.abc import Iterator

from pmf_lib.demo.figures import Figure, scale
from pmf_lib.demo.specs import MeasureSpec, Split
from pmf_lib.periods import Period


def split_figure(
    split: Split, measure: MeasureSpec, figure: Figure
) -> Iterator[tuple[str, Figure]]:
    """Each subgroup with its figure; the last one takes what the others leave."""
    names = list(split.parts)
    bases = _shared(figure.denominator or round(figure.value or 0), split, figure.period)
    if figure.numerator is None or figure.denominator is None:
        for name, base in zip(names, bases, strict=True):
            yield name, Figure(figure.period, base)
        return
    whole = figure.numerator / figure.denominator
    tops = [
        round(base * (whole + split.parts[name].at(figure.period).lift / scale(measure)))
        for name, base in zip(names[:-1], bases, strict=False)
    ]
    tops.append(figure.numerator - sum(tops))
    for name, top, base in zip(names, tops, bases, strict=True):
        yield name, Figure(figure.period, None, top, base).rated(measure)


def _shared(whole: int, split: Split, period: Period) -> list[int]:
    parts = [part.at(period) for part in list(split.parts.values())[:-1]]
    shares = [round(whole * part.share) for part in parts]
    return [*shares, whole - sum(shares)]
