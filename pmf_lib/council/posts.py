"""The posts that people hold towards the figures: what a person may see and write goes by these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pmf_lib.council.profile import Council
from pmf_lib.errors import ParameterError
from pmf_lib.profile_file import near_first


class Role(StrEnum):
    """The kinds of posts there are."""

    PERFORMANCE_TEAM = "performance-team"
    DATA_ENTRY = "data-entry"
    SCRUTINY_OFFICER = "scrutiny-officer"
    COMMITTEE_CHAIR = "committee-chair"
    AUDIT_COMMITTEE = "audit-committee"
    PUBLIC = "public"

    @property
    def whole(self) -> bool:
        """Whether the whole council's reports are theirs to read, and to make."""
        return self in (Role.PERFORMANCE_TEAM, Role.SCRUTINY_OFFICER)


# Tells a page's session whose it is, to say in words what it may not do: the database sees to it.
POST_VARIABLE = "PMF_SERVED_POST"


@dataclass(frozen=True)
class Post:
    """A role, and whose: a unit's key for data entry, a committee's for its chair, else empty."""

    role: Role
    of: str = ""

    @property
    def key(self) -> str:
        """The post in one word, such as `committee-chair:economic-growth`."""
        return f"{self.role}:{self.of}" if self.of else str(self.role)

    @classmethod
    def parse(cls, text: str, council: Council) -> Post:
        """The council's post of that key; a ParameterError where there is none."""
        posts = {post.key: post for post in posts_of(council)}
        if text not in posts:
            raise ParameterError(
                f"“{text}” is not a post of {council.name}",
                f"Allowed: {', '.join(near_first(text, list(posts)))}",
                "Write one of these",
            )
        return posts[text]


def posts_of(council: Council) -> tuple[Post, ...]:
    """Every post of a council: one to enter data for each unit, one to chair each committee."""
    return (
        Post(Role.PERFORMANCE_TEAM),
        *(Post(Role.DATA_ENTRY, unit.key) for unit in council.units),
        Post(Role.SCRUTINY_OFFICER),
        *(Post(Role.COMMITTEE_CHAIR, committee.key) for committee in council.committees),
        Post(Role.AUDIT_COMMITTEE),
        Post(Role.PUBLIC),
    )
