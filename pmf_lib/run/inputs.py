"""What a pack is made from, each part as a digest; the same inputs make the same pack."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pmf_lib.run.digests import digest_of, file_digest
from pmf_lib.run.plan import Task
from pmf_lib.run.reached import Library, the_library
from pmf_lib.run.sources import Sources

PARTS = ("notebook", "parameters", "code", "profile", "settings", "rows")
# Not of the key: of which snapshot and which state of the library the other parts are known to be.
SEEN = ("snapshot", "library")
_PACKAGES = (
    "altair",
    "ipykernel",
    "ipython",
    "jinja2",
    "mistune",
    "nbclient",
    "nbconvert",
    "nbformat",
    "numpy",
    "pandas",
    "papermill",
    "pydantic",
    "scipy",
    "sqlalchemy",
    "vl-convert-python",
)


@dataclass(frozen=True)
class Common:
    """What every pack of one run shares.

    `profile` is the digest of the council's profile, `settings` are those that shape a page,
    `snapshot` is the run's, in a word.
    """

    library: Library
    packages: dict[str, str]
    profile: str
    settings: dict[str, int]
    snapshot: str
    _reached: dict[Path, dict[str, str]] = field(default_factory=dict, compare=False)

    @cached_property
    def code(self) -> str:
        """One digest of the library's files, the interpreter and the packages that shape a page."""
        return _code(self.library, self.packages)

    @property
    def seen(self) -> dict[str, str]:
        """What a pack that this run makes, or finds unchanged, is known to agree with."""
        return {"snapshot": self.snapshot, "library": self.code}

    def reached(self, notebook: Path) -> dict[str, str]:
        """The library's files that the notebook's page depends on, found out once."""
        if notebook not in self._reached:
            self._reached[notebook] = self.library.reached(notebook)
        return self._reached[notebook]

    def sources(self, task: Task) -> Sources:
        """All that the task's pack would be made from, but for the rows."""
        return Sources(
            notebook=file_digest(task.notebook),
            parameters=task.parameters,
            modules=self.reached(task.notebook),
            packages=self.packages,
            profile=self.profile,
            settings=self.settings,
        )


def code_digest() -> str:
    """`Common.code` of this interpreter and its library as it lies now."""
    return _code(the_library(), package_versions())


def _code(library: Library, packages: Mapping[str, str]) -> str:
    return digest_of({"files": library.digest, "packages": packages})


def inputs_of(sources: Sources, common: Common) -> dict[str, str]:
    """The digest of each part; `key`, the digest of them all; and what they were seen to be."""
    parts = sources.parts
    return {"key": digest_of(parts), **parts, **common.seen}


def parts_changed(before: Mapping[str, str], task: Task, common: Common) -> tuple[str, ...]:
    """Which parts, rows apart, are not as a pack's inputs have them; empty where none is.

    What the notebook reaches is looked up only where the library changed since.
    """
    now = {
        "notebook": file_digest(task.notebook),
        "parameters": digest_of(task.parameters),
        "profile": common.profile,
        "settings": digest_of(common.settings),
    }
    changed = [part for part in PARTS if part in now and before.get(part) != now[part]]
    if before.get("library") != common.code and _code_changed(before, task, common):
        changed.append("code")
    return tuple(changed)


def _code_changed(before: Mapping[str, str], task: Task, common: Common) -> bool:
    return before.get("code") != common.sources(task).parts["code"]


def package_versions() -> dict[str, str]:
    """The versions of Python and of the packages that shape a page."""
    return {"python": platform.python_version(), **{name: _version(name) for name in _PACKAGES}}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"
