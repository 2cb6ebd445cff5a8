"""Who may open the store: a post is a kind of reader and, for two of them, whose reader it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pmf_lib.council import Council
from pmf_lib.errors import ParameterError
from pmf_lib.profile_file import near_first


class Role(StrEnum):
    """The six kinds of reader that a council has."""

    PERFORMANCE_TEAM = "performance-team"
    DATA_ENTRY = "data-entry"
    SCRUTINY_OFFICER = "scrutiny-officer"
    COMMITTEE_CHAIR = "committee-chair"
    AUDIT_COMMITTEE = "audit-committee"
    PUBLIC = "public"


@dataclass(frozen=True)
class Post:
    """A kind of reader; `of` is a unit's key for data entry, a committee's for its chair."""

    role: Role
    of: str = ""

    @property
    def key(self) -> str:
        """The post in one word, such as `committee-chair:economic-growth`."""
        return f"{self.role}:{self.of}" if self.of else str(self.role)

    @classmethod
    def parse(cls, text: str, council: Council) -> Post:
        """The council's post of that key; a ParameterError that lists them, likeliest first."""
        posts = {post.key: post for post in posts_of(council)}
        if text not in posts:
            raise ParameterError(
                f"“{text}” is not a post of {council.name}",
                f"Allowed: {', '.join(near_first(text, tuple(posts)))}",
                "Write one of these, or add the unit or committee to the council's profile",
            )
        return posts[text]


@dataclass(frozen=True)
class Scope:
    """What a post's own rows belong to, as keys of the profile."""

    units: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


def posts_of(council: Council) -> tuple[Post, ...]:
    """Every post of a council: one for each unit and each committee, and one of each other kind."""
    return (
        Post(Role.PERFORMANCE_TEAM),
        Post(Role.SCRUTINY_OFFICER),
        Post(Role.AUDIT_COMMITTEE),
        Post(Role.PUBLIC),
        *(Post(Role.COMMITTEE_CHAIR, committee.key) for committee in council.committees),
        *(Post(Role.DATA_ENTRY, unit.key) for unit in council.units),
    )


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
