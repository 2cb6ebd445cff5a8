"""Whether a service is short of posts or money, from what is registered.

Ribble Valley 2007, 6.5: is it a lack of capability, capacity or resources? One post in ten is this
suite's own limit, the money's is the council's. Capability is in no register: people know it.
"""

from __future__ import annotations

from dataclasses import dataclass

from pmf_lib.methods.exact import exact

VACANT = 10
_HUNDRED = 100


@dataclass(frozen=True)
class Means:
    """A service's posts in full-time equivalents, and how its budget stands; None: not known.

    `over`: its budget is red by the council's own limits. `under`: so much is left over that a
    reader should be told, by the same limits.
    """

    posts: float | None = None
    vacant: float | None = None
    over: bool | None = None
    under: bool | None = None

    @property
    def short_of_posts(self) -> bool | None:
        """Whether one post in ten or more is vacant; None where posts are not known."""
        posts, vacant = exact(self.posts), exact(self.vacant)
        if posts is None or vacant is None or posts <= 0:
            return None
        return vacant * _HUNDRED >= posts * VACANT

    @property
    def enough(self) -> bool:
        """Whether posts and money are both known, and neither is short."""
        return self.short_of_posts is False and self.over is False
