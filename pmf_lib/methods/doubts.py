"""What the doubts with which a figure was loaded mean for its quality (R4-031).

The checks made on loading leave their codes beside a figure. Each code speaks of one dimension of
data quality, and a figure that fails one is graded no better for having been checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pmf_lib.methods.quality_dimensions import Dimension, Finding, failed

MEANINGS: Mapping[str, tuple[Dimension, str]] = MappingProxyType(
    {
        "percent_out_of_range": (Dimension.VALIDITY, "It is no percentage from 0 to 100."),
        "negative_count": (Dimension.VALIDITY, "It is a count below 0."),
        "zero_denominator": (Dimension.VALIDITY, "Its denominator is 0."),
        "numerator_too_large": (Dimension.VALIDITY, "Its numerator is above its denominator."),
        "one_hundredth": (Dimension.ACCURACY, "It is one hundredth of what its parts give."),
        "hundredfold": (Dimension.ACCURACY, "It is 100 times what its parts give."),
        "value_disagrees": (Dimension.ACCURACY, "It is not what its parts give."),
    }
)
"""The codes of doubts that speak of a figure itself, as the register's checks write them."""


def findings(flags: str | None) -> tuple[Finding, ...]:
    """The failed tests that the codes beside a figure stand for, in the order of the codes.

    `flags` holds codes with blanks between them; other codes are about a row's form, not quality.
    """
    codes = (flags or "").split()
    return tuple(failed(*MEANINGS[code]) for code in codes if code in MEANINGS)
