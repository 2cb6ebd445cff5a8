"""The project's files that a worker needs, as one object that is named for its content."""

from __future__ import annotations

import io
import secrets
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pmf_lib.errors import RunError
from pmf_lib.run.digests import content_digest

# The first day a zip file can tell. Nothing is compressed, as libraries differ in what they make.
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o100644 << 16


@dataclass(frozen=True)
class Parcel:
    """An archive and the SHA-256 of it, in hexadecimal."""

    digest: str
    content: bytes


def parcel_of(root: Path, files: Iterable[Path]) -> Parcel:
    """The files, all of them below `root`, as an archive: same names and bytes, same parcel.

    A ValueError for a file elsewhere, a RunError for one that cannot be read.
    """
    named = {path.relative_to(root).as_posix(): path for path in files}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(named):
            archive.writestr(_entry(name), _read(named[name]))
    content = buffer.getvalue()
    return Parcel(content_digest(content), content)


def unpack(content: bytes, digest: str, folder: Path) -> Path:
    """The parcel's files in a folder of their own below `folder`, which is the answer.

    The folder is there whole or not at all, and used again where it is there; a file that was
    lost or changed in it since is put right. A RunError where the content is not what the digest
    says, holds a file that would lie elsewhere, or cannot be written here.
    """
    files = _files(content, digest)
    home = folder / digest
    try:
        if not home.is_dir():
            _place(files, home)
        for name, found in files.items():
            if not _is_whole(home / name, found):
                _write(home / name, found)
    except OSError as error:
        raise RunError(
            f"The project's files cannot be written to {folder}: {error.strerror}",
            "A worker keeps them in a folder of its own",
            "Give that folder room and the worker the right to write there",
        ) from error
    return home


def _files(content: bytes, digest: str) -> dict[str, bytes]:
    if content_digest(content) != digest:
        raise _damaged("are not as they were sent")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        raise _damaged("are not the archive that a run sends") from None
    if not all(map(_stays_inside, files)):
        raise _damaged("hold one that would lie outside its folder")
    return files


def _place(files: dict[str, bytes], home: Path) -> None:
    """Write the files beside and give them their name at once; another may have done it first."""
    beside = home.with_name(f"{home.name}.{secrets.token_hex(8)}")
    try:
        beside.mkdir(parents=True)
        for name, content in files.items():
            _write(beside / name, content)
        beside.rename(home)
    except OSError:
        if not home.is_dir():
            raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    beside.write_bytes(content)
    beside.replace(path)


def _is_whole(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _stays_inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and not (
        name.startswith("/") or ".." in parts or any(sign in name for sign in "\\:\0")
    )


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    return entry


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RunError(
            f"{path} cannot be read: {error.strerror}",
            "Workers are sent the council profiles and the notebooks of the plan",
            "Restore the file",
        ) from error


def _damaged(what: str) -> RunError:
    return RunError(
        f"The project's files in the output store {what}",
        "A worker takes them only as its run put them there",
        "Run again; see that nobody else writes into the output store",
    )
