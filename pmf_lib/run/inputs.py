"""What a pack is made from, each part as a digest; the same inputs make the same pack."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pmf_lib
from pmf_lib.run.plan import Task

PARTS = {
    "notebook": "its notebook changed",
    "parameters": "its parameters changed",
    "code": "the project's code or a package it uses changed",
    "profile": "the council's profile changed",
    "settings": "the run's settings changed",
    "snapshot": "the data changed",
}
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
_CODE_SUFFIXES = frozenset({".py", ".j2", ".css", ".js", ".json", ".svg", ".html"})


@dataclass(frozen=True)
class Common:
    """The digests that every pack of one run shares."""

    code: str
    profile: str
    settings: str
    snapshot: str


def inputs_of(task: Task, common: Common) -> dict[str, str]:
    """The digest of each of the task's inputs, and `key`, the digest of them all."""
    parts = {
        "notebook": file_digest(task.notebook),
        "parameters": digest_of(task.parameters),
        "code": common.code,
        "profile": common.profile,
        "settings": common.settings,
        "snapshot": common.snapshot,
    }
    return {"key": digest_of(parts), **parts}


def what_changed(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    """In words, each part that is not as it was; empty where nothing is."""
    return tuple(words for part, words in PARTS.items() if before.get(part) != after.get(part))


def code_digest() -> str:
    """One digest of the library's files, the interpreter and the packages that shape a page."""
    folder = Path(pmf_lib.__file__).parent
    files = sorted(
        path for path in folder.rglob("*") if path.suffix in _CODE_SUFFIXES and path.is_file()
    )
    parts = {path.relative_to(folder).as_posix(): file_digest(path) for path in files}
    return digest_of({**parts, "packages": package_versions()})


def package_versions() -> dict[str, str]:
    """The versions of Python and of the packages that shape a page."""
    return {"python": platform.python_version(), **{name: _version(name) for name in _PACKAGES}}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def digest_of(content: object) -> str:
    """The SHA-256 of some JSON-like content, whatever the order of its keys."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def file_digest(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
