"""The output store of a cluster's run: named objects in a folder, in S3 or in Azure.

All that a run's machines share besides the database. Names are relative, with "/" between parts of
letters, digits, ".", "_" and "-".
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit
from urllib.request import url2pathname

from pmf_lib.errors import RunError
from pmf_lib.run.cluster.folder_store import FolderStore
from pmf_lib.run.cluster.remote_store import SCHEMES, connected

_PART = re.compile(r"[A-Za-z0-9._-]+")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class Shelf(Protocol):
    """Where the objects of a store lie: a folder of a disk, or a service."""

    def put(self, name: str, content: bytes) -> None:
        """Put an object in place of what is there."""

    def create(self, name: str, content: bytes) -> bool:
        """Put an object only where there is none."""

    def get(self, name: str) -> bytes | None:
        """An object's content."""

    def remove(self, name: str) -> None:
        """Remove an object."""

    def remove_all(self, folder: str) -> None:
        """Remove what is under a folder, and what was left unfinished there."""

    def names(self, folder: str) -> Iterable[str]:
        """The names of everything under a folder, in any order."""

    def fingerprints(self, folder: str) -> Mapping[str, str]:
        """The same, with the MD5 of each content where that is known."""


@dataclass(frozen=True)
class OutputStore:
    """Objects by name, at a folder's path or an address such as `s3://bucket/prefix`.

    Goes to other processes as its address alone. Every method raises a ValueError for a name that
    is not allowed, and a RunError where the store cannot be reached, read or written; transient
    faults of a network were tried again by then. The address holds no credentials: it may be shown.
    """

    url: str

    def __reduce__(self) -> tuple[type[OutputStore], tuple[str]]:
        return OutputStore, (self.url,)

    def put(self, name: str, content: bytes) -> None:
        """Put an object, whole or not at all, in place of one that may be there."""
        self._shelf.put(_checked(name), content)

    def create(self, name: str, content: bytes) -> bool:
        """Put an object only where there is none, in one step; False where there is one.

        False too where the answer to a first attempt was lost on its way: who must know reads the
        object and looks whether it is their own.
        """
        return self._shelf.create(_checked(name), content)

    def get(self, name: str) -> bytes | None:
        """An object's content; None where there is none."""
        return self._shelf.get(_checked(name))

    def remove(self, name: str) -> None:
        """Remove an object; it may be missing."""
        self._shelf.remove(_checked(name))

    def names(self, prefix: str = "") -> tuple[str, ...]:
        """The names of all objects under a folder, or of all there are, in order."""
        found = self._shelf.names(_checked(prefix) if prefix else "")
        return tuple(sorted(filter(is_name, found)))

    def fingerprints(self, prefix: str = "") -> Mapping[str, str]:
        """The same names with the MD5 of each content in hexadecimal.

        Another text where the service does not know it, as with some kinds of encryption.
        """
        found = self._shelf.fingerprints(_checked(prefix) if prefix else "")
        return {name: found[name] for name in sorted(found) if is_name(name)}

    def remove_all(self, prefix: str) -> None:
        """Remove every object under a folder; a ValueError for the store as a whole."""
        self._shelf.remove_all(_checked(prefix))

    @cached_property
    def _shelf(self) -> Shelf:
        # Made by the process that uses it: the client of a service has a thread, and does not
        # survive a fork.
        return connected(self.url) if _is_remote(self.url) else FolderStore(Path(self.url))


def open_outputs(url: str) -> OutputStore:
    """The output store at a path or an address, tried out: an object is made, read and removed.

    A RunError for an address that is none of ours, that holds credentials, or whose store cannot
    be reached or written, or writes an object anew that it was to make only where there is none.
    """
    outputs = OutputStore(_address(url))
    name = f"probe-{secrets.token_hex(8)}"
    content = name.encode()
    outputs.create(name, content)
    try:
        refuses = not outputs.create(name, content)
        same = outputs.get(name) == content
    finally:
        outputs.remove(name)
    if not (refuses and same):
        raise RunError(
            f"The output store {outputs.url} cannot make an object only where there is none",
            "Amazon S3, Azure and the S3 servers that know If-None-Match can, and so can folders",
            "Update the server, or use another store",
        )
    return outputs


def is_name(name: str) -> bool:
    """Whether an object may be called so."""
    parts = name.split("/")
    return all(_PART.fullmatch(part) and part not in (".", "..") for part in parts)


def _checked(name: str) -> str:
    if not is_name(name):
        raise ValueError(f"{name!r} cannot be the name of an object in an output store")
    return name


def _is_remote(url: str) -> bool:
    return bool(_URL.match(url))


def _address(url: str) -> str:
    """The address as it is kept: nothing secret in it, a path whole."""
    if not url.strip():
        raise _unusable("The output store has no address")
    if not _is_remote(url):
        return str(Path(url).absolute())
    scheme = url.partition("://")[0].lower()
    if scheme == "file":
        return str(Path(url2pathname(urlsplit(url).path)).absolute())
    if scheme not in SCHEMES:
        raise _unusable(f"“{scheme}://” is not an output store that can be used")
    # Not repeated: what makes it unfit may be a password or a signature.
    user = url.rpartition("@")[0].partition("://")[2]
    if ":" in user or re.search(r"[?#\s]|::", url):
        raise _unusable(f"The {scheme} address of the output store holds more than a place")
    return url.rstrip("/")


def _unusable(found: str) -> RunError:
    return RunError(
        found,
        "It is a folder, s3://bucket/prefix or abfs://container/prefix",
        "Correct the address; credentials are read from the environment (docs/scale.md)",
    )
