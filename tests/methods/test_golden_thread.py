"""The golden thread: orphans, dead ends and cycles are found, whatever the order (R1-014)."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.golden_thread import Node, Thread

PARENTS = st.integers(2, 12).flatmap(
    lambda size: st.tuples(*(st.integers(0, place - 1) for place in range(1, size)))
)


def tree(parents: tuple[int, ...], **changed: tuple[str, ...]) -> list[Node]:
    """A tree: node 0 at the top, each other beneath an earlier one; leaves are ends."""
    above = {"n0": (), **{f"n{place}": (f"n{on}",) for place, on in enumerate(parents, 1)}}
    above |= changed
    served = {key for keys in above.values() for key in keys}
    return [
        Node(key, key, others, top=key == "n0", end=key not in served)
        for key, others in above.items()
    ]


@given(PARENTS)
def test_a_whole_tree_has_nothing_broken(parents: tuple[int, ...]) -> None:
    thread = Thread.of(tree(parents))
    assert thread.orphans == thread.dead_ends == thread.cycles == ()
    assert len(thread.down("n0")) == len(parents)


@given(PARENTS, st.data())
def test_one_edge_removed_leaves_exactly_that_orphan(
    parents: tuple[int, ...], data: st.DataObject
) -> None:
    """R1-014, R3-009, R0-016: the cascade is whole, or the very item that is loose is named."""
    cut = f"n{data.draw(st.integers(1, len(parents)))}"
    nodes = [
        Node(node.key, node.title, () if node.key == cut else node.above, node.top, node.end)
        for node in tree(parents)
    ]
    assert Thread.of(nodes).orphans == (cut,)


@given(PARENTS, st.data())
def test_a_circle_is_found_and_named(parents: tuple[int, ...], data: st.DataObject) -> None:
    """R1-014: each serves the next, and the last the first again."""
    low = f"n{data.draw(st.integers(1, len(parents)))}"
    way = (low, *(key for key in Thread.of(tree(parents)).up(low)))
    thread = Thread.of(tree(parents, n0=(low,)))
    (circle,) = thread.cycles
    assert set(circle) == set(way)
    ring = [*circle, circle[0]]
    assert all(after in thread.above(before) for before, after in itertools.pairwise(ring))


@given(PARENTS, st.randoms(use_true_random=False))
def test_order_of_the_nodes_does_not_matter(
    parents: tuple[int, ...], chance: st.DataObject
) -> None:
    nodes = tree(parents)
    chance.shuffle(nodes)  # type: ignore[attr-defined]
    assert Thread.of(nodes).in_order() == Thread.of(tree(parents)).in_order()


@given(PARENTS)
def test_every_node_has_one_place_under_its_own(parents: tuple[int, ...]) -> None:
    """R1-014: the picture of the thread numbers each node under what it serves."""
    thread = Thread.of(tree(parents))
    places = {key: place for place, key in thread.in_order()}
    assert len(set(places.values())) == len(thread.nodes) == len(places)
    for key, node in thread.nodes.items():
        assert not node.above or places[key][:-1] == places[node.above[0]]


def test_what_is_named_and_nowhere_is_told_apart() -> None:
    thread = Thread.of([Node("a", "A", ("gone",)), Node("b", "B", top=True)])
    assert thread.orphans == ("a",)
    assert thread.missing("a") == ("gone",) and thread.above("a") == ()
    assert thread.dead_ends == ("a", "b")


def test_a_node_that_serves_itself_is_a_circle_and_still_has_a_place() -> None:
    thread = Thread.of([Node("a", "A", ("a",)), Node("b", "B", top=True, end=True)])
    assert thread.cycles == (("a",),)
    assert {key: place for place, key in thread.in_order()} == {"b": (1,), "a": (2,)}


def test_two_circles_are_two() -> None:
    nodes = [Node("a", "A", ("b",)), Node("b", "B", ("a",)), Node("c", "C", ("c",))]
    assert Thread.of(nodes).cycles == (("a", "b"), ("c",))


def test_a_key_comes_once() -> None:
    with pytest.raises(ValueError, match="“a” twice"):
        Thread.of([Node("a", "A"), Node("a", "Again")])
