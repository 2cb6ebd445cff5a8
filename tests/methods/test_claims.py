"""What a comment says of its figure, and what is no statement about it."""

import pytest

from pmf_lib.methods.claims import claims

TITLE = "Calls answered within sixty seconds"


def told(text: str) -> list[str]:
    return [
        f"{'not ' if claim.denied else ''}{claim.sense}/{claim.against.name}"
        for claim in claims(text, TITLE)
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Performance is improving.", ["better/UNSAID"]),
        ("Performance is not improving.", ["not better/UNSAID"]),
        ("The figure hasn't improved.", ["not better/UNSAID"]),
        ("It has not got worse.", ["not worse/UNSAID"]),
        ("It's no worse than last quarter.", ["not worse/QUARTER"]),
        (
            "Performance not only improved but beat its target.",
            ["better/UNSAID", "on target/TARGET"],
        ),
        (
            "Improved from last year but worse than last quarter.",
            ["better/YEAR", "worse/QUARTER"],
        ),
        ("Compared with last year, performance is worse.", ["worse/YEAR"]),
        ("Better than in the same quarter of last year.", ["better/YEAR"]),
        ("Better than the same quarter of last year.", ["better/YEAR"]),
        ("Performance continues to improve.", ["better/UNSAID"]),
        ("The share of calls answered has risen.", ["up/UNSAID"]),
        ("Calls answered fell in the quarter.", ["down/UNSAID"]),
        ("Performance has slipped.", ["worse/UNSAID"]),
        ("There has been a marked improvement on last quarter.", ["better/QUARTER"]),
        ("Not as it was: performance deteriorated by two points.", ["worse/UNSAID"]),
    ],
)
def test_how_the_figure_moved(text: str, said: list[str]) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The figure is below target.", ["below target/TARGET"]),
        ("Above our target.", ["above target/TARGET"]),
        ("We are on track.", ["on target/TARGET"]),
        ("The target has been met.", ["on target/TARGET"]),
        ("The target has not been met.", ["not on target/TARGET"]),
        ("Performance did not meet the target.", ["not on target/TARGET"]),
        ("The target was missed.", ["short of target/TARGET"]),
    ],
)
def test_how_the_figure_stands(text: str, said: list[str]) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Performance should improve by March.",
        "To improve it, two officers were hired.",
        "We improved the letters.",
        "Staff morale improved.",
        "Two teams improved.",
        "A better form was introduced.",
        "Most wards are improving.",
        "September was below target.",
        "Performance improved until June.",
        "Numbers are worse than we hoped.",
        "Improved since 2016.",
        "The target will not be met.",
        "Roads at the edge of the town did worst.",
        "Telling them their place in the queue has begun to help.",
        "If performance is improving, the scheme ends.",
        "",
    ],
)
def test_what_is_about_something_else_or_another_time_is_left_alone(text: str) -> None:
    assert told(text) == []
