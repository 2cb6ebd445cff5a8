"""Who may read and add what, enforced by PostgreSQL: roles, column grants and row policies.

`lines` says it table by table and `published` for the public; the rest brings it into a database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmf_lib.store.access.keys import read_keys
from pmf_lib.store.access.posts import Post, Role, posts_of

if TYPE_CHECKING:
    from pmf_lib.store.access.applying import Applied, apply
    from pmf_lib.store.access.matrices import Cell, matrix

__all__ = ["Applied", "Cell", "Post", "Role", "apply", "matrix", "posts_of", "read_keys"]


def __getattr__(name: str) -> object:
    # SQLAlchemy is slow to import, and who only reads keys needs none of it.
    match name:
        case "Applied" | "apply":
            from pmf_lib.store.access import applying

            return getattr(applying, name)
        case "Cell" | "matrix":
            from pmf_lib.store.access import matrices

            return getattr(matrices, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
