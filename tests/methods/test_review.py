"""The path of a review, what it lacks, and its recommendations over time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.review import Lack, Papers, as_they_stood, lacks, path, progress, standing


def frame(columns: str, *rows: tuple[object, ...]) -> pd.DataFrame:
    found = pd.DataFrame(list(rows), columns=columns.split(), dtype=object)
    for name in found:
        if name.endswith("_on"):
            found[name] = pd.to_datetime(found[name])
    return found


WHOLE = Papers(
    enquiries=frame("enquiry dropped", ("L1", None)),
    evidence=frame("exhibit enquiry set_aside", ("E1", "L1", None)),
    findings=frame("finding exhibit no_recommendation", ("F1", "E1", None)),
    grounds=frame("finding exhibit left_on"),
    questions=frame("question asked_on answered_on", ("Q1", "2020-01-01", "2020-01-01")),
    recommendations=frame("recommendation finding", ("R1", "F1")),
)


def told(papers: Papers) -> list[tuple[Lack, str]]:
    return list(lacks(papers).itertuples(index=False, name=None))


def test_a_whole_path_lacks_nothing() -> None:
    """R3-043: from what was asked to what was recommended."""
    assert path(WHOLE).to_numpy().tolist() == [["L1", "E1", "F1", "R1"]]
    assert told(WHOLE) == []


@pytest.mark.parametrize(
    ("changes", "lack"),
    [
        (
            {"enquiries": frame("enquiry dropped", ("L1", None), ("L2", None))},
            (Lack.NO_EVIDENCE, "L2"),
        ),
        (
            {
                "evidence": frame(
                    "exhibit enquiry set_aside", ("E1", "L1", None), ("E2", "L1", None)
                )
            },
            (Lack.UNUSED, "E2"),
        ),
        (
            {
                "findings": frame(
                    "finding exhibit no_recommendation", ("F1", "E1", None), ("F2", "E1", None)
                )
            },
            (Lack.NO_RECOMMENDATION, "F2"),
        ),
        (
            {
                "findings": frame(
                    "finding exhibit no_recommendation", ("F1", "E1", None), ("F2", "E9", "Known")
                )
            },
            (Lack.NO_GROUND, "F2"),
        ),
        (
            {"recommendations": frame("recommendation finding", ("R1", "F1"), ("R2", None))},
            (Lack.NO_FINDING, "R2"),
        ),
        (
            {"questions": frame("question asked_on answered_on", ("Q1", "2020-01-01", None))},
            (Lack.UNANSWERED, "Q1"),
        ),
    ],
)
def test_each_missing_link_is_named(
    changes: dict[str, pd.DataFrame], lack: tuple[Lack, str]
) -> None:
    """R3-042: a question that waits is named among them."""
    assert told(replace(WHOLE, **changes)) == [lack]


def test_a_reason_excuses_a_link() -> None:
    papers = replace(
        WHOLE,
        enquiries=frame("enquiry dropped", ("L1", None), ("L2", "No time")),
        evidence=frame(
            "exhibit enquiry set_aside", ("E1", "L1", None), ("E2", "L1", "Says nothing new")
        ),
        findings=frame(
            "finding exhibit no_recommendation", ("F1", "E1", None), ("F2", "E1", "It is done")
        ),
        questions=frame("question asked_on answered_on", ("Q1", None, None)),
    )
    assert told(papers) == []


def test_a_finding_rests_on_more_than_one_and_on_none_that_was_taken_away() -> None:
    evidence = frame("exhibit enquiry set_aside", ("E1", "L1", None), ("E2", "L1", None))
    more = frame("finding exhibit left_on", ("F1", "E2", None))
    assert told(replace(WHOLE, evidence=evidence, grounds=more)) == []
    left = frame("finding exhibit left_on", ("F1", "E2", "2020-02-01"))
    assert told(replace(WHOLE, evidence=evidence, grounds=left)) == [(Lack.UNUSED, "E2")]


@pytest.mark.parametrize(("day", "stands"), [(9, 2), (10, 1), (11, 1)])
def test_evidence_falls_on_the_day_its_witness_withdraws(day: int, stands: int) -> None:
    """R3-045."""
    evidence = frame("exhibit witness", ("E1", "W1"), ("E2", None))
    witnesses = frame("witness withdrawn_on", ("W1", "2020-02-10"))
    assert len(standing(evidence, witnesses, date(2020, 2, day))) == stands


CODES = st.lists(st.sampled_from("abc"), unique=True, max_size=3)
AFTER = st.sampled_from(["a", "b", "c", "z", None])


@given(CODES, st.data())
def test_every_code_stands_in_the_path(codes: list[str], data: st.DataObject) -> None:
    """However little is linked, nothing of a review is lost."""
    pairs = [(code, data.draw(AFTER)) for code in codes]
    papers = replace(
        WHOLE,
        enquiries=frame("enquiry dropped", *((code, None) for code in codes)),
        evidence=frame("exhibit enquiry set_aside", *((*pair, None) for pair in pairs)),
        findings=frame("finding exhibit no_recommendation", *((*pair, None) for pair in pairs)),
        recommendations=frame("recommendation finding", *pairs),
    )
    found = path(papers)
    for step in found:
        assert set(found[step].dropna()) == set(codes)


MADE = frame(
    "recommendation title unit addressee made_on received_on answered_on due_on done_on response "
    "status",
    (
        *("R1", "", None, "b", "2020-12-10", None, "2021-01-25", "2021-02-20", "2021-02-22"),
        *("agreed", "done"),
    ),
    ("R2", "", None, "b", "2020-12-10", None, "2021-01-25", None, None, "not agreed", "closed"),
    ("R3", "", None, "b", "2020-12-10", None, None, None, None, None, "awaiting response"),
)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2020-12-09", [0, 0, 0, 0, 0, 0]),
        ("2020-12-10", [3, 3, 0, 0, 0, 0]),
        ("2021-01-24", [3, 3, 0, 0, 0, 0]),
        ("2021-01-25", [3, 1, 1, 0, 1, 0]),
        ("2021-02-09", [3, 1, 1, 0, 1, 0]),
        ("2021-02-10", [3, 1, 1, 0, 1, 1]),
        ("2021-02-21", [3, 1, 1, 0, 1, 2]),
        ("2021-02-22", [3, 1, 0, 1, 1, 1]),
    ],
)
def test_progress_is_told_for_any_day(day: str, counts: list[int]) -> None:
    """R3-040, R3-043: made, awaiting, to be done, done, closed, overdue; two months to answer."""
    (row,) = progress(MADE, [date.fromisoformat(day)]).drop(columns="day").to_numpy().tolist()
    assert row == counts


@given(st.integers(min_value=-400, max_value=400))
def test_those_that_were_made_stand_somewhere(step: int) -> None:
    day = date(2021, 1, 1) + timedelta(days=step)
    row = progress(MADE, [day]).iloc[0]
    parts = ("awaiting answer", "to be done", "done", "closed")
    assert sum(row[part] for part in parts) == row["made"] >= row["overdue"]


def test_the_last_day_is_as_the_register_says() -> None:
    assert as_they_stood(MADE, date(2022, 1, 1))["status"].tolist() == MADE["status"].tolist()
