"""What a kernel of a page is told: project and council at once, for whom it works when it does.

It holds no credential but the one of the post whose page it is.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from pmf_lib import project
from pmf_lib.council.posts import POST_VARIABLE
from pmf_lib.run.kernels import own_settings

COUNCIL_VARIABLE = "PMF_SERVED_COUNCIL"
SERVED_VARIABLE = "PMF_SERVED"
# Whatever else the server was told, a database's password above all, its kernels are not.
_OF_THE_MACHINE = frozenset(
    {
        *("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ"),
        *("TMPDIR", "TEMP", "TMP", "VIRTUAL_ENV", "CONDA_PREFIX"),
        *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "FONTCONFIG_PATH", "FONTCONFIG_FILE"),
        *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT"),
        *("USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA"),
    }
)
_KINDS = ("LC_", "PYTHON", "XDG_")


@dataclass(frozen=True)
class Visitor:
    """For whom a kernel works: what tells them from others, their post, and its database."""

    mark: str
    post: str
    database: str = field(repr=False)


def environment(council: str, scratch: Path) -> dict[str, str]:
    """What a kernel is started with, before anybody asks for it."""
    own = {
        project.HOME_VARIABLE: str(project.root()),
        COUNCIL_VARIABLE: council,
        SERVED_VARIABLE: "1",
    }
    base = {name: value for name, value in os.environ.items() if _of_the_machine(name)}
    return own_settings(base, scratch) | own


def telling(visitor: Visitor) -> str:
    """The line of code that tells a kernel for whom it works from now on."""
    own = {project.DATABASE_VARIABLE: visitor.database, POST_VARIABLE: visitor.post}
    return f"__import__('os').environ.update({own!r})"


def _of_the_machine(name: str) -> bool:
    """Whether a variable says how this machine runs programs, and so holds no secret."""
    return name.upper() in _OF_THE_MACHINE or name.upper().startswith(_KINDS)
