"""An area's figure with what a comparison needs of it, and in words what is wanting."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure


@dataclass(frozen=True)
class Area:
    """A council or other area: its figure, with its interval and denominator where there are any.

    Value, lower and upper are in the measure's unit; the denominator counts people or cases.
    """

    name: str
    value: Figure
    lower: Figure = None
    upper: Figure = None
    denominator: Figure = None

    def against(self, benchmark: Area) -> str | None:
        """Why the two values cannot be compared; None where they can."""
        if self.name == benchmark.name:
            return f"{self.name} is not compared with itself"
        return self.without_value() or benchmark.without_value()

    def without_value(self) -> str | None:
        """Why there is no value to go by; None where there is one."""
        return None if self._there(self.value) is not None else f"{self.name} has no value"

    def without_interval(self) -> str | None:
        """Why the interval cannot be gone by: a limit is missing, or the value lies outside."""
        value, lower, upper = (self._there(found) for found in (self.value, self.lower, self.upper))
        if lower is None or upper is None:
            return f"{self.name} has no confidence interval"
        if value is not None and lower <= value <= upper:
            return None
        return (
            f"{self.name}'s value {self.value} lies outside its confidence interval, "
            f"{self.lower} to {self.upper}"
        )

    def without_denominator(self) -> str | None:
        """Why there is no number of people or cases above 0 to go by."""
        found = self._there(self.denominator)
        return None if found is not None and found > 0 else f"{self.name} has no denominator"

    def no_share(self, unit: Fraction) -> str | None:
        """Why the value is no share from 0 to `unit`."""
        found = self._there(self.value)
        if found is not None and 0 <= found <= unit:
            return None
        return f"{self.name}'s value {self.value} is not between 0 and {float(unit):g}"

    def _there(self, value: Figure) -> Fraction | None:
        return given.figure(f"a figure of {self.name}", value)
