"""What is a post's own: the units, committees and bodies whose rows it may read and add."""

from __future__ import annotations

from dataclasses import dataclass

from pmf_lib.council import Council
from pmf_lib.council.posts import Post, Role, posts_of

__all__ = ["Post", "Role", "Scope", "posts_of", "scope_of"]


@dataclass(frozen=True)
class Scope:
    """What a post's own rows belong to, as keys of the profile."""

    units: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


def scope_of(post: Post, council: Council) -> Scope:
    """What is a post's own: a committee's by the pairing (R0-004), the public's by law.

    The public's bodies are those whose agenda must be published (Local Government Act 1972,
    s100A and s100B). Who may read the whole council has no scope of its own.
    """
    match post.role:
        case Role.DATA_ENTRY:
            return Scope(units=(council.unit(post.of).key,))
        case Role.COMMITTEE_CHAIR:
            units = tuple(unit.key for unit in council.units_before(post.of))
            bodies = tuple(body.key for body in council.bodies if body.committee == post.of)
            return Scope(units, (post.of,), bodies)
        case Role.PUBLIC:
            return Scope(bodies=tuple(body.key for body in council.bodies if body.public))
        case _:
            return Scope()
