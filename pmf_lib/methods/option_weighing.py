"""What councillors weigh in a budget option: the level of its priority, and how that is doing.

Peterborough 2009/10, 3.2: setting or scrutinising strategic direction, priorities and budget
options (R4-024). The two rules are ours; the paper leaves the weighing to councillors.
"""

from __future__ import annotations

from pmf_lib.methods import given
from pmf_lib.methods.exact import Figure

BEHIND = "Takes from what matters most, which is behind its targets"
TOP = "Takes from what matters most"
NOTHING = "Nothing stands against it here"


def weighing(saving: Figure, *, is_top: bool, red: int) -> str:
    """What the figures say of an option; empty where its saving is not known.

    `saving` is in pounds, below 0 where the option costs more; `is_top` says whether its priority
    is of the highest level, `red` how many of the priority's measures are red.
    """
    amount = given.figure("saving", saving)
    if amount is None:
        return ""
    if amount <= 0:
        return "Asks for more money"
    if is_top:
        return BEHIND if red else TOP
    return NOTHING
