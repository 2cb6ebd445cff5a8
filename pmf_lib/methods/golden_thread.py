"""The golden thread: what serves what, from the community to the team (R1-014, R3-009).

A node that serves nothing is an orphan; one that leads nowhere is a dead end; nodes that serve one
another in a circle are a cycle. Each is found whatever the order in which the nodes are given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Node:
    """A plan, an objective or a priority, and the keys of what it serves.

    A `top` may serve nothing; an `end` may have nothing beneath it.
    """

    key: str
    title: str
    above: tuple[str, ...] = ()
    top: bool = False
    end: bool = False


@dataclass(frozen=True)
class Thread:
    """Nodes by key. What a node names above it may be missing; the checks say so."""

    nodes: Mapping[str, Node]

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> Thread:
        """The thread of these nodes, in order of their keys; ValueError for a key met twice."""
        given = list(nodes)
        twice = [key for key, count in Counter(node.key for node in given).items() if count > 1]
        if twice:
            raise ValueError(f"nodes holds “{min(twice)}” twice; each has a key of its own")
        return cls({node.key: node for node in sorted(given, key=lambda node: node.key)})

    @cached_property
    def orphans(self) -> tuple[str, ...]:
        """Nodes that are no top and serve nothing that is in the thread."""
        return tuple(
            key for key, node in self.nodes.items() if not node.top and not self.above(key)
        )

    @cached_property
    def dead_ends(self) -> tuple[str, ...]:
        """Nodes that are no end and that nothing serves."""
        return tuple(
            key for key, node in self.nodes.items() if not node.end and not self.beneath(key)
        )

    @cached_property
    def cycles(self) -> tuple[tuple[str, ...], ...]:
        """The circles: of each the shortest from its first key, as each serves the next.

        The last serves the first again. Circles that share a node count as one.
        """
        return tuple(self._circles())

    def above(self, key: str) -> tuple[str, ...]:
        """What a node serves and is in the thread, in the order it names them."""
        return tuple(other for other in self.nodes[key].above if other in self.nodes)

    def missing(self, key: str) -> tuple[str, ...]:
        """What a node says it serves and is nowhere."""
        return tuple(other for other in self.nodes[key].above if other not in self.nodes)

    def beneath(self, key: str) -> tuple[str, ...]:
        """What serves a node, in order of their keys."""
        return self._beneath.get(key, ())

    def up(self, key: str) -> tuple[str, ...]:
        """All that a node serves, nearest first; each once, and not itself unless in a circle."""
        return self._reached(key, self.above)

    def down(self, key: str) -> tuple[str, ...]:
        """All that serves a node, nearest first; each once."""
        return self._reached(key, self.beneath)

    def in_order(self) -> tuple[tuple[tuple[int, ...], str], ...]:
        """Every node with its place, as (1, 2, 1): from the tops down, orphans last of the roots.

        A node that serves two stands under the first; one that only a circle reaches comes last.
        """
        roots = [key for key, node in self.nodes.items() if node.top]
        roots += [key for key in self.orphans if key not in roots]
        placed: dict[str, tuple[int, ...]] = {}
        for root in (*roots, *self.nodes):
            if root not in placed and (root in roots or self._unreachable(root, roots)):
                number = 1 + sum(len(place) == 1 for place in placed.values())
                self._place(root, (number,), placed)
        return tuple((place, key) for key, place in placed.items())

    def _unreachable(self, key: str, roots: list[str]) -> bool:
        return not set(roots) & {key, *self.up(key)}

    def _place(self, key: str, place: tuple[int, ...], placed: dict[str, tuple[int, ...]]) -> None:
        placed[key] = place
        own = [other for other in self.beneath(key) if self.above(other)[0] == key]
        for number, other in enumerate((one for one in own if one not in placed), start=1):
            self._place(other, (*place, number), placed)

    @cached_property
    def _beneath(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for key in self.nodes:
            for other in dict.fromkeys(self.above(key)):
                found.setdefault(other, []).append(key)
        return {key: tuple(others) for key, others in found.items()}

    def _reached(self, key: str, step: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        waiting = list(step(key))
        while waiting:
            here = waiting.pop(0)
            if here not in found:
                found[here] = None
                waiting.extend(step(here))
        return tuple(found)

    def _circles(self) -> Iterator[tuple[str, ...]]:
        told: set[str] = set()
        for key in self.nodes:
            if key in told or key not in self.up(key):
                continue
            told |= {other for other in self.up(key) if key in self.up(other)}
            yield self._way_back(key)

    def _way_back(self, start: str) -> tuple[str, ...]:
        """The shortest way from a node in a circle to itself."""
        ways: list[tuple[str, ...]] = [(start,)]
        seen: set[str] = set()
        while True:
            way = ways.pop(0)
            for other in self.above(way[-1]):
                if other == start:
                    return way
                if other not in seen:
                    seen.add(other)
                    ways.append((*way, other))
