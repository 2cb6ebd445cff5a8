"""Which finished pages and notebooks each post may open. Figures are guarded by the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pmf_lib.council import Body, BodyKind, Council, ForEach
from pmf_lib.council.posts import Post, Role
from pmf_lib.run.plan import BODIES

_NOTEBOOKS = {
    Role.COMMITTEE_CHAIR: frozenset({"in_depth_review", "clinic"}),
    Role.AUDIT_COMMITTEE: frozenset({"in_depth_review", "audit_analysis"}),
}


@dataclass(frozen=True)
class Reach:
    """What one post may open of a council's finished quarters and notebooks."""

    council: Council
    post: Post

    @property
    def whole(self) -> bool:
        """Whether every page is theirs to read, and theirs to make anew."""
        return self.post.role.whole

    def notebook(self, name: str) -> bool:
        """Whether the post works on the scrutiny notebook of that name."""
        return self.whole or name in _NOTEBOOKS.get(self.post.role, ())

    def file(self, path: str) -> bool:
        """Whether a file, by its place from the council's outputs, is theirs to read."""
        if self.whole:
            return True
        inside = PurePosixPath(path).parts[1:]
        if inside[:1] == (BODIES,):
            return len(inside) > 2 and inside[1] in self.bodies
        return "/".join(inside) in {page for _, page in self.own_pages}

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies whose editions the post reads."""
        return tuple(body.key for body in self.council.bodies if self._sits_on(body))

    def _sits_on(self, body: Body) -> bool:
        if self.post.role is Role.COMMITTEE_CHAIR:
            return body.committee == self.post.of
        if self.post.role is Role.AUDIT_COMMITTEE:
            return body.kind is BodyKind.AUDIT
        return self.post.role is Role.PUBLIC and body.kind is BodyKind.PUBLIC

    @property
    def own_pages(self) -> Iterator[tuple[str, str]]:
        """The packs of the service that the post enters data for: title and page."""
        if self.post.role is Role.DATA_ENTRY:
            unit = self.council.unit(self.post.of)
            for spec in self.council.packs:
                if spec.for_each is ForEach.UNIT:
                    yield f"{spec.title}, {unit.name}", f"{spec.pack}/{unit.key}.html"

    @property
    def told(self) -> str:
        """The post in words."""
        words = str(self.post.role).replace("-", " ")
        if self.post.role is Role.DATA_ENTRY:
            return f"{words} for {self.council.unit(self.post.of).name}"
        if self.post.role is Role.COMMITTEE_CHAIR:
            return f"{words}, {self.council.committee(self.post.of).name}"
        return words
