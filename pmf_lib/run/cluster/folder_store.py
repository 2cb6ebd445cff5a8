"""An output store's objects as the files of a folder, which may lie on a network share."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pmf_lib.errors import RunError

# In no object's name, so that a file cut off in the writing is never taken for one.
_UNFINISHED = "~"
_ATTEMPTS = 3
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


@dataclass(frozen=True)
class FolderStore:
    """Objects as files below `folder`, which is made where the folder that holds it is there."""

    folder: Path

    def put(self, name: str, content: bytes) -> None:
        """Put a file in place of what is there, by a rename."""
        with self._in_words(), self._written(name, content) as unfinished:
            unfinished.replace(self.folder / name)

    def create(self, name: str, content: bytes) -> bool:
        """Put a file only where there is none."""
        with self._in_words(), self._written(name, content) as unfinished:
            return _placed(unfinished, self.folder / name)

    def get(self, name: str) -> bytes | None:
        """A file's bytes; None where there is none."""
        path = self.folder / name
        with self._in_words():
            try:
                return None if path.is_dir() else path.read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                return None

    def remove(self, name: str) -> None:
        """Remove a file."""
        with self._in_words():
            try:
                (self.folder / name).unlink(missing_ok=True)
            except NotADirectoryError:
                return

    def remove_all(self, folder: str) -> None:
        """Remove a folder with all in it; what another puts there meanwhile may stay."""
        for name in self.names(folder):
            self.remove(name)
        shutil.rmtree(self.folder / folder, ignore_errors=True)

    def names(self, folder: str) -> Iterable[str]:
        """Every file below a folder; one that is being written is none yet."""
        with self._in_words():
            paths = [path for path in (self.folder / folder).rglob("*") if path.is_file()]
        return [path.relative_to(self.folder).as_posix() for path in paths]

    def fingerprints(self, folder: str) -> Mapping[str, str]:
        """Every file below a folder, with the MD5 of its bytes."""
        found = {name: self.get(name) for name in self.names(folder)}
        return {name: _md5(content) for name, content in found.items() if content is not None}

    @contextmanager
    def _written(self, name: str, content: bytes) -> Iterator[Path]:
        """The content in a file of its own beside its place; gone afterwards."""
        path = self.folder / name
        unfinished = path.with_name(f"{path.name}{_UNFINISHED}{secrets.token_hex(8)}")
        try:
            self._write(unfinished, content)
            yield unfinished
        finally:
            unfinished.unlink(missing_ok=True)

    def _write(self, path: Path, content: bytes) -> None:
        """Write a new file, though others may remove its folder between any two steps."""
        self.folder.mkdir(exist_ok=True)
        for left in reversed(range(_ATTEMPTS)):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("xb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                return
            except FileNotFoundError:
                if not left:
                    raise

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise RunError(
                f"The output store {self.folder} cannot be used: {error.strerror or error}",
                "It is a folder that can be read and written, in a folder that is there",
                "Correct the path, or mount the share it lies on",
            ) from error


def _placed(written: Path, path: Path) -> bool:
    """Give a finished file its name unless there is one of that name; False where there is."""
    try:
        _link(written, path)
    except FileExistsError:
        return False
    return True


def _link(written: Path, path: Path) -> None:
    if os.name == "nt":
        written.rename(path)  # refused by Windows where the name is taken
        return
    try:
        path.hardlink_to(written)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A share without hard links. One still wins, but a reader may see the file half written.
        with path.open("xb") as file:
            file.write(written.read_bytes())


def _md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()
