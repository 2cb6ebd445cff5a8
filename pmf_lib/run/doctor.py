"""What works on this machine, and what to install."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement

from pmf_lib import project
from pmf_lib.errors import PmfError
from pmf_lib.run.formats.browser import browsers

_PYTHON = (3, 11)
_CLUSTER = "region"
_ROOM_MEGABYTES = 500
_FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)
_FONT = re.compile(r"(LiberationSans|Arial|arial)", re.ASCII)


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `needed` says whether packs cannot be made without it."""

    what: str
    works: bool
    found: str
    needed: bool = True
    to_do: str = ""

    @property
    def row(self) -> dict[str, str]:
        """The finding as a row to show."""
        verdict = "works" if self.works else "missing" if self.needed else "not here"
        return {
            "what": self.what,
            "verdict": verdict,
            "found": self.found,
            "to_do": "" if self.works else self.to_do,
        }


def examine() -> list[Finding]:
    """Look at everything packs and the tests of the project need."""
    checks: tuple[Callable[[], Iterator[Finding]], ...] = (
        _python,
        _packages,
        _profiles,
        _database,
        _outputs,
        _room,
        _fonts,
        _tools,
    )
    return [finding for check in checks for finding in check()]


def _python() -> Iterator[Finding]:
    found = ".".join(map(str, sys.version_info[:3]))
    yield Finding(
        "Python", sys.version_info >= _PYTHON, found, to_do="Install Python 3.11 or later"
    )


def _packages() -> Iterator[Finding]:
    try:
        lines = requires("pmf") or []
    except PackageNotFoundError:
        yield Finding("packages", False, "pmf is not installed", to_do="Run make packs once")
        return
    wanted = [one for line in lines if (one := _requirement(line))]
    wrong = _wrong(wanted, "")
    found = "; ".join(wrong) or "all within their ranges"
    yield Finding("packages", not wrong, found, to_do="Run make packs, or conda env update")
    lacking = [words for words in _wrong(wanted, _CLUSTER) if words not in wrong]
    found = "; ".join(lacking) or "all within their ranges"
    to_do = "Needed for a cluster, an output store or PostgreSQL only: see docs/scale.md"
    yield Finding("cluster packages", not lacking, found, False, to_do)


def _requirement(line: str) -> Requirement | None:
    try:
        return Requirement(line)
    except InvalidRequirement:
        return None


def _wrong(wanted: Iterable[Requirement], extra: str) -> list[str]:
    """What is wrong with the packages of that extra, a clause each; the plain ones for none."""
    meant = (one for one in wanted if not one.marker or one.marker.evaluate({"extra": extra}))
    return [words for one in meant if (words := _fault(one))]


def _fault(wanted: Requirement) -> str:
    try:
        found = version(wanted.name)
    except PackageNotFoundError:
        return f"{wanted.name} is missing"
    if wanted.specifier.contains(found, prereleases=True):
        return ""
    return f"{wanted.name} is {found}, wanted {wanted.specifier}"


def _profiles() -> Iterator[Finding]:
    from pmf_lib.council import load_council
    from pmf_lib.run.settings import load_settings

    try:
        council = load_council(load_settings().council)
    except PmfError as error:
        yield Finding("council", False, error.sentence, to_do="Mend the profile in parameters/")
        return
    yield Finding("council", True, f"{council.name}, {council.period.label}")


def _database() -> Iterator[Finding]:
    from pmf_lib.store import open_store

    try:
        with open_store() as store:
            yield Finding("database", True, store.place)
    except PmfError as error:
        yield Finding("database", False, error.found, to_do=error.next_step)


def _outputs() -> Iterator[Finding]:
    folder = project.outputs()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            yield Finding("outputs folder", True, str(folder))
    except OSError as error:
        to_do = "Open the folder for writing, or set PMF_HOME"
        yield Finding("outputs folder", False, f"{folder}: {error.strerror}", to_do=to_do)


def _room() -> Iterator[Finding]:
    free = shutil.disk_usage(project.root()).free // 1_000_000
    to_do = f"Free {_ROOM_MEGABYTES} MB"
    yield Finding("disk space", free >= _ROOM_MEGABYTES, f"{free:,} MB free", to_do=to_do)


def _fonts() -> Iterator[Finding]:
    files = (file for folder in _FONT_FOLDERS if folder.is_dir() for file in folder.rglob("*.ttf"))
    found = next((file.stem for file in files if _FONT.match(file.stem)), "")
    to_do = "Install the Liberation fonts, so that chart text is measured as it is drawn"
    yield Finding(
        "chart font", bool(found), found or "neither Arial nor Liberation Sans", False, to_do
    )


def _tools() -> Iterator[Finding]:
    found = next(browsers(), "")
    to_do = "Needed for PDF files and the browser tests only: install Chromium, Chrome or Edge"
    yield Finding("browser", bool(found), found or "none found", False, to_do)
    java = shutil.which("java") or ""
    to_do = "Needed for the HTML checker's test only: install a Java runtime"
    yield Finding("Java", bool(java), java or "none found", False, to_do)
