"""A hidden count can be at least two numbers: shown by an optimiser that knows no rule of ours."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from pmf_lib.methods.disclosure import Grid, exposed, guarded

COUNTS = st.sampled_from([0, 0, 1, 1, 1, 2, 3, 4, 5, 7, 12])
TABLES = st.tuples(st.integers(1, 3), st.integers(1, 4)).flatmap(
    lambda size: st.lists(COUNTS, min_size=size[0] * size[1], max_size=size[0] * size[1]).map(
        lambda counts: np.array(counts).reshape(size)
    )
)
LISTS = st.lists(COUNTS, min_size=1, max_size=6)


def two_way(body: np.ndarray) -> Grid:
    whole = np.vstack([np.column_stack([body, body.sum(1)]), np.append(body.sum(0), body.sum())])
    names = [
        tuple(f"{kind}{n}" for n in range(size))
        for kind, size in zip("rc", body.shape, strict=True)
    ]
    return Grid(whole, *names, two_way=True)


def one_way(counts: list[int]) -> Grid:
    names = tuple(f"r{place}" for place in range(len(counts)))
    return Grid(np.array([[n] for n in [*counts, sum(counts)]]), names, ("count",), two_way=False)


def equations(grid: Grid) -> np.ndarray:
    """One a balancing line: its counts less its total are 0."""
    height, width = grid.counts.shape
    lines = []
    for column in range(width):
        line = np.zeros((height, width))
        line[:, column] = [1] * (height - 1) + [-1]
        lines.append(line.ravel())
    for row in range(height if grid.two_way else 0):
        line = np.zeros((height, width))
        line[row] = [1] * (width - 1) + [-1]
        lines.append(line.ravel())
    return np.array(lines)


def spread(grid: Grid, hidden: np.ndarray, place: int) -> float:
    """Highest less lowest that a hidden count can be, each of them 1 or more."""
    counts = grid.counts.ravel().astype(float)
    bounds = [
        (1, counts.sum() + 9) if unseen else (count, count)
        for count, unseen in zip(counts, hidden.ravel(), strict=True)
    ]
    aim = np.zeros(len(counts))
    aim[place] = 1
    lines = equations(grid)
    ends = [
        linprog(sign * aim, A_eq=lines, b_eq=np.zeros(len(lines)), bounds=bounds).fun
        for sign in (1, -1)
    ]
    return -ends[1] - ends[0]


def small(grid: Grid) -> np.ndarray:
    return (grid.counts >= 1) & (grid.counts <= 4)


def assert_guarded(grid: Grid) -> None:
    hidden = guarded(grid, small(grid))
    assert hidden[small(grid)].all()
    for place in np.flatnonzero(hidden.ravel()):
        assert spread(grid, hidden, place) > 0.5


@settings(max_examples=25, derandomize=True, deadline=None)
@given(TABLES)
def test_every_hidden_count_of_a_table_can_be_two_numbers_or_more(body):
    assert_guarded(two_way(body))


@settings(max_examples=25, derandomize=True, deadline=None)
@given(LISTS)
def test_every_hidden_count_of_a_list_can_be_two_numbers_or_more(counts):
    assert_guarded(one_way(counts))


@settings(max_examples=30, derandomize=True, deadline=None)
@given(TABLES, st.randoms(use_true_random=False))
def test_exposed_are_just_those_that_can_be_one_number(body, random):
    grid = two_way(body)
    chosen = [count > 0 and random.random() < 0.6 for count in grid.counts.ravel()]
    hidden = np.array(chosen).reshape(grid.counts.shape)
    found = set(exposed(grid, hidden))
    for place in np.flatnonzero(hidden.ravel()):
        cell = tuple(int(at) for at in np.unravel_index(place, hidden.shape))
        assert (cell in found) == (spread(grid, hidden, int(place)) < 0.5)


def test_no_helper_is_hidden_without_need():
    grid = two_way(np.array([[3, 20, 31], [22, 9, 27], [25, 24, 40]]))
    hidden = guarded(grid, small(grid))
    assert hidden.sum() == 4
    for cell in np.argwhere(hidden & ~small(grid)):
        fewer = hidden.copy()
        fewer[tuple(cell)] = False
        assert list(exposed(grid, fewer))


def test_nothing_small_nothing_hidden():
    assert not guarded(two_way(np.array([[0, 5], [6, 7]])), np.zeros((3, 3), dtype=bool)).any()
