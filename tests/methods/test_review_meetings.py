"""A summary of all reviews needs all of them."""

import pandas as pd

from pmf_lib.methods.review_meetings import missing_reviews, reviews


def meetings(*units, kind="performance review"):
    return pd.DataFrame(
        {
            "meeting": [f"M-{unit}" for unit in units],
            "unit": pd.Series(units, dtype=object),
            "kind": kind,
            "held_on": pd.Timestamp("2008-11-05"),
        }
    )


def issues(*units):
    return pd.DataFrame({"unit": pd.Series(units, dtype=object)})


def test_names_each_service_without_a_meeting_or_without_a_word():
    """R2-029: silence is not the same as no issue."""
    found = missing_reviews(["a", "b", "c"], meetings("a", "b"), issues("a", "c"))
    assert found == {
        "b": "its meeting has said neither what its issues are nor that it has none",
        "c": "no meeting is recorded",
    }
    assert missing_reviews(["a"], meetings("a"), issues("a")) == {}


def test_other_meetings_and_those_of_no_single_service_are_no_reviews():
    assert reviews(meetings("a", kind="informal")).empty
    assert list(reviews(meetings("a", None))["unit"]) == ["a"]
