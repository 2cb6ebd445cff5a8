"""An output store's objects in S3 or Azure, through fsspec: bounded in time and attempts.

Nothing is cached: neither listings, which others change, nor file systems, whose clients have
threads. Both services show what was put to all readers at once.
"""

from __future__ import annotations

import importlib
import random
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

from pmf_lib.errors import RunError
from pmf_lib.run.cluster.remote_faults import Faults, faults_of, is_missing, is_taken

SCHEMES = {"s3": "s3fs", "s3a": "s3fs", "abfs": "adlfs", "abfss": "adlfs", "az": "adlfs"}
CONNECT_SECONDS = 5
READ_SECONDS = 30
CALL_SECONDS = 60
# Before a second, third and fourth attempt; up to half as long again, so that workers who were
# turned away together do not come back together.
PAUSES = (0.3, 1.0, 3.0)

_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ipynb": "application/x-ipynb+json",
    ".json": "application/json",
}
_ANY_TYPE = "application/octet-stream"
_EXPECTED: Final = object()


@dataclass(frozen=True)
class RemoteStore:
    """Objects below `root` (bucket or container, and prefix) of an fsspec file system."""

    url: str
    files: Any
    root: str
    faults: Faults

    def put(self, name: str, content: bytes) -> None:
        """Put an object in place of what is there."""
        self._asked(_nothing, "pipe_file", self._path(name), content, **self._typed(name))

    def create(self, name: str, content: bytes) -> bool:
        """Put an object only where there is none: the service decides (If-None-Match)."""
        options = {**self._typed(name), "mode": "create"}
        answer = self._asked(is_taken, "pipe_file", self._path(name), content, **options)
        return answer is not _EXPECTED

    def get(self, name: str) -> bytes | None:
        """An object's content; None where there is none."""
        # More at once would ask for the object's length first, of every object.
        answer = self._asked(is_missing, "cat_file", self._path(name), max_concurrency=1)
        return None if answer is _EXPECTED else bytes(answer)

    def remove(self, name: str) -> None:
        """Remove an object."""
        self._asked(is_missing, "rm_file", self._path(name))

    def remove_all(self, folder: str) -> None:
        """Remove every object under a folder."""
        for name in self.names(folder):
            self.remove(name)

    def names(self, folder: str) -> Iterable[str]:
        """Every object under a folder."""
        return self._listed(folder)

    def fingerprints(self, folder: str) -> Mapping[str, str]:
        """Every object under a folder, with the MD5 that the service keeps of it."""
        return {name: _md5(found) for name, found in self._listed(folder).items()}

    def _listed(self, folder: str) -> dict[str, dict[str, Any]]:
        answer = self._asked(is_missing, "find", self._path(folder).rstrip("/"), detail=True)
        if not isinstance(answer, dict):  # nothing there, or one object of that name
            return {}
        start = self._path("")
        files = {path: found for path, found in answer.items() if found["type"] == "file"}
        names = {path.removeprefix(start): found for path, found in files.items()}
        within = f"{folder}/" if folder else ""
        return {name: found for name, found in names.items() if name.startswith(within)}

    def _asked(
        self, expected: Callable[[BaseException], bool], method: str, *words: Any, **options: Any
    ) -> Any:
        """What the file system answers, after some attempts; `_EXPECTED` for an expected fault."""
        pauses = iter(PAUSES)
        while True:
            try:
                # fsspec ends the call, its own attempts and all, after `timeout` seconds.
                return getattr(self.files, method)(*words, timeout=CALL_SECONDS, **options)
            except self.faults.raised as error:
                if expected(error):
                    return _EXPECTED
                pause = next(pauses, None) if self.faults.passes(error) else None
                if pause is None:
                    raise _fault(self.url, self.faults.words(error)) from error
            time.sleep(pause * random.uniform(1.0, 1.5))

    def _path(self, name: str) -> str:
        return f"{self.root}/{name}"

    def _typed(self, name: str) -> dict[str, Any]:
        """The option that names what the object is, for browsers that read the store."""
        kind = _TYPES.get(PurePosixPath(name).suffix, _ANY_TYPE)
        if self.url.startswith("s3"):
            return {"ContentType": kind}
        return {"content_settings": {"content_type": kind}}


def connected(url: str) -> RemoteStore:
    """The store at an address; a RunError where its packages or its account are missing."""
    package = SCHEMES[url.partition("://")[0].lower()]
    try:
        fsspec = importlib.import_module("fsspec")
        importlib.import_module(package)
    except ImportError as error:
        raise RunError(
            f"{error.name or package} is not installed, which {url} needs",
            "An output store in S3 needs s3fs, one in Azure adlfs, and both fsspec",
            "pip install the region requirements (docs/scale.md)",
        ) from error
    try:
        files, root = fsspec.url_to_fs(url, **_options(package))
    except ValueError as error:  # adlfs without an account
        raise _fault(url, "cannot be asked without an account") from error
    if package == "s3fs":
        files.retries = 1
    return RemoteStore(url, files, root.rstrip("/"), faults_of(package))


def _options(package: str) -> dict[str, Any]:
    own: dict[str, Any] = {"skip_instance_cache": True, "use_listings_cache": False}
    if package != "s3fs":
        return {**own, "connection_timeout": CONNECT_SECONDS, "read_timeout": READ_SECONDS}
    # s3fs asks five times, and botocore five times each; they know neither all faults nor an end.
    return {
        **own,
        "config_kwargs": {
            "connect_timeout": CONNECT_SECONDS,
            "read_timeout": READ_SECONDS,
            "retries": {"mode": "standard", "total_max_attempts": 1},
        },
    }


def _fault(url: str, words: str) -> RunError:
    return RunError(
        f"The output store {url} {words}",
        "It can be reached, read and written from every machine of the run",
        "Correct the address, or the AWS_… or AZURE_STORAGE_… environment (docs/scale.md)",
    )


def _nothing(error: BaseException) -> bool:
    return False


def _md5(found: Mapping[str, Any]) -> str:
    """S3 has it as the tag of an object put in one piece, Azure among the settings of its content.

    With some kinds of encryption S3's tag is another number of that length.
    """
    kept = (found.get("content_settings") or {}).get("content_md5")
    return bytes(kept).hex() if kept else str(found.get("ETag", "")).strip('"')
