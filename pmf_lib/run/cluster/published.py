"""A finished quarter in the output store, switched in one step, as it is on a disk.

A quarter lies in a folder named for its digest, beside `current.json`, which names the folder that
readers are to read. It is written last, so that they never meet half a quarter.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import socket
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pmf_lib.errors import RunError
from pmf_lib.run.cluster.lease import Lease, wait_or_take
from pmf_lib.run.cluster.output_store import OutputStore
from pmf_lib.run.digests import content_digest
from pmf_lib.run.record import MANIFEST, Manifest

CURRENT = "current.json"
_TURN = "publishing.lease"
_TURN_SECONDS = 30.0
_FOLDER = re.compile(r"[0-9a-f]{16}")
_AT_ONCE = 8


def publish(outputs: OutputStore, folder: Path, manifest: Manifest) -> str:
    """Put a finished quarter into the store and make it the current one; its folder's name there.

    Files that are there already with the same bytes are not sent again. The quarter that was
    current until now stays, for those who are reading it; older ones are removed. Runs that publish
    the same quarter take turns. A ValueError for
    a file whose name no store takes, a RunError where a file is not as the manifest has it or the
    store cannot be used: the current quarter is then as it was.
    """
    place = f"{manifest.council}/{manifest.period}"
    owner = f"{socket.gethostname()}-{os.getpid()}"
    turn = wait_or_take(
        outputs, f"{place}/{_TURN}", owner, seconds=_TURN_SECONDS, finished=_never, pause=time.sleep
    )
    with turn:
        return _published(outputs, place, folder, manifest)


def _published(outputs: OutputStore, place: str, folder: Path, manifest: Manifest) -> str:
    own = manifest.digest[:16]
    before = _current(outputs, place)
    _send(outputs, f"{place}/{own}", folder, manifest)
    outputs.put(f"{place}/{CURRENT}", _rendered({"folder": own, "digest": manifest.digest}))
    if not _is_whole(outputs, f"{place}/{own}", manifest):
        # One whose turn had passed, as turns are leases, took this quarter for an old one.
        _send(outputs, f"{place}/{own}", folder, manifest)
    if before != own:
        _remove_others(outputs, place, {own, before})
    return f"{place}/{own}"


def _never() -> Lease | None:
    """Nobody else publishes this quarter for us."""
    return None


def _send(outputs: OutputStore, place: str, folder: Path, manifest: Manifest) -> None:
    """Put what is not there yet with these bytes, the manifest last: it stands for all."""
    there = outputs.fingerprints(place)

    def put(name: str, content: bytes) -> None:
        md5 = hashlib.md5(content, usedforsecurity=False).hexdigest()
        if there.get(f"{place}/{name}") != md5:
            outputs.put(f"{place}/{name}", content)

    def put_file(item: tuple[str, str]) -> None:
        put(item[0], _content(folder, *item))

    _together(put_file, ((record.file, record.sha256) for record in manifest.every_file))
    put(MANIFEST, manifest.rendered())


def _is_whole(outputs: OutputStore, place: str, manifest: Manifest) -> bool:
    """Whether every file of the quarter is there still."""
    files = {MANIFEST, *(record.file for record in manifest.every_file)}
    return {f"{place}/{file}" for file in files} <= set(outputs.names(place))


def _content(folder: Path, file: str, sha256: str) -> bytes:
    """A file of the quarter as its manifest has it."""
    try:
        content = (folder / file).read_bytes()
    except OSError:
        content = b""
    if content_digest(content) != sha256:
        raise RunError(
            f"{folder / file} is not as the quarter's manifest has it",
            "A quarter is published as it was made",
            "Run the quarter again",
        )
    return content


def _current(outputs: OutputStore, place: str) -> str:
    """The folder that readers are sent to; empty where there is none."""
    try:
        told = json.loads(outputs.get(f"{place}/{CURRENT}") or b"{}")
    except ValueError:
        return ""
    found = told.get("folder") if isinstance(told, dict) else None
    return found if isinstance(found, str) and _FOLDER.fullmatch(found) else ""


def _remove_others(outputs: OutputStore, place: str, kept: set[str]) -> None:
    """Remove older quarters that are whole; what has no manifest may be on its way up."""
    names = outputs.names(place)
    pattern = re.compile(rf"{re.escape(place)}/({_FOLDER.pattern})/{re.escape(MANIFEST)}")
    whole = {found[1] for found in map(pattern.fullmatch, names) if found}
    for old in sorted(whole - kept):
        # Its manifest goes last: a removal that is cut off is finished by the next.
        others = {name for name in names if name.startswith(f"{place}/{old}/")}
        _together(outputs.remove, sorted(others - {f"{place}/{old}/{MANIFEST}"}))
        outputs.remove_all(f"{place}/{old}")


def _together(work: Callable[..., None], items: Iterable[object]) -> None:
    """Do the work for each, some at once; the first fault is raised when those begun have ended."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(work, items))


def _rendered(told: Mapping[str, str]) -> bytes:
    return f"{json.dumps(told)}\n".encode()
