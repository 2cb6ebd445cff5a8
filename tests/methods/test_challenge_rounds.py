"""The September round has its three documents before it."""

from datetime import date

import pytest

from pmf_lib.methods.challenge_rounds import DOCUMENTS, missing_documents, round_of


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(2009, 8, 31), 1), (date(2009, 9, 1), 2), (date(2009, 9, 30), 2), (date(2009, 10, 1), 1)],
)
def test_the_second_round_is_in_september(day: date, number: int) -> None:
    """R4-008, R4-009."""
    assert round_of(day) == number


def test_each_of_the_three_documents_is_missed() -> None:
    """R4-009."""
    assert missing_documents([]) == DOCUMENTS
    there = ["Contract  Summary, City Services", "financial profile"]
    assert missing_documents(there) == ("delivery plan",)
    assert missing_documents([*there, "Delivery plan of waste"]) == ()
