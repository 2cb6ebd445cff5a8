"""The summary at the top of a report is true to the figures and easy to read aloud."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from pmf_lib.methods.read_aloud import COLOURED, Position, colours, summary, what_changed
from pmf_lib.methods.reading import reading

STATUSES = (*COLOURED, "data_only", "not_due", "overdue", "unknown")
counts = st.dictionaries(st.sampled_from(STATUSES), st.integers(0, 400))
small = st.integers(0, 60)
titles = st.sampled_from(("", "Bins missed", "Calls answered within a minute"))
SPANS = st.sampled_from(("quarter", "month", "year"))
positions = st.builds(Position, counts, small, small, small, titles, small, small, SPANS)


def numbers(text: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)]


@given(small, small)
def test_it_never_says_better_where_more_got_worse(better: int, worse: int) -> None:
    """R1-020: true to the figures, both ways."""
    told = what_changed(better, worse, "measure")
    assert told.startswith("More got better") == (better > worse > 0)
    assert told.startswith("More got worse") == (worse > better > 0)
    assert told.startswith("As many") == (better == worse > 0)
    assert ("None got better" in told) == (worse > 0 == better)
    assert ("None got worse" in told) == (better > 0 == worse)
    assert set(numbers(told)) == {count for count in (better, worse) if count}


@given(counts)
def test_it_never_hides_a_red_and_leaves_nothing_out(statuses: dict[str, int]) -> None:
    total, red = sum(statuses.values()), statuses.get("red", 0)
    assume(total)
    told = colours(statuses, "measure")
    if red:
        assert re.search(rf"Of {total:,} measures?, {red} (is|are) red\b", told)
    else:
        assert not re.search(r"\d (?:is|are) red", told)
    named = sum(numbers(told)) - total
    assert named in (0, total)


@given(positions)
def test_each_question_is_answered_in_whole_sentences(position: Position) -> None:
    told = summary(position)
    assert [part.split("?")[0] for part in told] == [
        "How are we doing",
        "What changed",
        "What needs a decision",
    ]
    assert all(part.endswith(".") and "  " not in part for part in told)
    needed = position.exceptions + position.decisions + position.overdue
    assert (f"Nothing this {position.span}." in told[2]) == (needed == 0)


@given(positions)
def test_anyone_can_read_it_aloud(position: Position) -> None:
    """Short words and short sentences: a reading age of twelve at most."""
    age = reading(" ".join(summary(position))).age
    assert age is not None and age <= 12


def test_as_it_is_read() -> None:
    statuses = {"red": 1, "amber": 2, "green": 9, "data_only": 1}
    told = summary(Position(statuses, 3, 5, 2, "Bins missed", 1, 1))
    assert told == (
        "How are we doing? Of 13 measures, 1 is red, 2 are amber and 9 are green. 1 has no colour.",
        "What changed? More got worse than better: 5 worse, 3 better.",
        "What needs a decision? 1 key decision is still to be taken. 2 exceptions need action. "
        "The first is “Bins missed”. 1 figure is late.",
    )


def test_a_month_says_this_month() -> None:
    nothing = Position({}, span="month", year_end="The service is forecast to end on budget.")
    assert summary(nothing) == (
        "How are we doing? No measures are reported. The service is forecast to end on budget.",
        "What changed? No measure is known to have got better or worse.",
        "What needs a decision? Nothing this month.",
    )
    assert colours({"unknown": 3}, "measure") == "None of 3 measures has a colour."
