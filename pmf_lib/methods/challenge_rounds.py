"""The two rounds of challenge of a delivery contract (Peterborough 2009/10, 2.2).

The first follows the writing of the contracts (R4-008); the second is in September and is about
three documents, which are before the meeting (R4-009).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

SEPTEMBER = 9
DOCUMENTS = ("contract summary", "financial profile", "delivery plan")


def round_of(held_on: date) -> int:
    """2 for a session held in September, else 1."""
    return 2 if held_on.month == SEPTEMBER else 1


def missing_documents(papers: Iterable[str]) -> tuple[str, ...]:
    """Which of the three documents no paper is named for, in their order; case does not matter.

    A paper is named for a document whose words it contains, so that “Contract summary, City
    Services” is one.
    """
    names = [" ".join(paper.casefold().split()) for paper in papers]
    return tuple(wanted for wanted in DOCUMENTS if not any(wanted in name for name in names))
