"""The five steps of managers who challenge performance (Peterborough 2009/10, 3.7; R4-046).

They identify good and poor performance, act when there is a risk, find the cause, challenge how
things are done, and support those who answer for the improvement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.register.clinics import STEPS_OF_CHALLENGE


@dataclass(frozen=True)
class Taken:
    """One case with its rows of the register of steps, a step each; None for one not taken."""

    case: str
    steps: tuple[Any | None, ...]

    @property
    def skipped(self) -> tuple[str, ...]:
        """The steps that were not taken although a later one was."""
        last = max((place for place, row in enumerate(self.steps) if row is not None), default=-1)
        return self._not_taken(range(last))

    @property
    def next_step(self) -> str | None:
        """The first step that is still to be taken; None where all five were."""
        return next(iter(self._not_taken(range(len(self.steps)))), None)

    def _not_taken(self, places: Sequence[int]) -> tuple[str, ...]:
        return tuple(STEPS_OF_CHALLENGE[place] for place in places if self.steps[place] is None)


def five_steps(cases: Sequence[str], steps: pd.DataFrame) -> tuple[Taken, ...]:
    """Each case with its five steps, in the order of the cases given.

    `steps` has case and step, and whatever else is told of a step.
    """
    rows = {(str(row.case), str(row.step)): row for row in steps.itertuples()}
    return tuple(
        Taken(case, tuple(rows.get((case, step)) for step in STEPS_OF_CHALLENGE)) for case in cases
    )
