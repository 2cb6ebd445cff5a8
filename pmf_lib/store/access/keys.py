"""The file of keys: for each post the URL that opens the database as that post, and as no other."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

from pmf_lib.errors import StoreError

_AGAIN = "Run pmf access apply again, which writes it anew"


def read_keys(path: Path) -> Mapping[str, str]:
    """The URL of each post's login, by the post's key.

    StoreError where the file is missing or damaged, or where others than its owner may read it
    (Windows keeps that by its folder). What it holds is never told.
    """
    try:
        with path.open(encoding="utf-8") as opened:
            mode = os.fstat(opened.fileno()).st_mode
            if sys.platform != "win32" and stat.S_IMODE(mode) & 0o077:
                raise StoreError(
                    f"The file of keys {path} may be read by others",
                    "Only its owner may read it, since it holds passwords",
                    f"{_AGAIN}: the passwords in it are no secret any more",
                )
            keys = json.load(opened)
    except OSError as error:
        raise StoreError(
            f"The file of keys {path} cannot be read ({error.strerror})", "", _AGAIN
        ) from None
    except ValueError:
        raise _damaged(path) from None
    if not isinstance(keys, dict) or not all(isinstance(url, str) for url in keys.values()):
        raise _damaged(path)
    return keys


@contextmanager
def new_keys(path: Path, keys: Mapping[str, str]) -> Iterator[None]:
    """Put the file in its place once the body has ended well; nobody ever sees half of it.

    It is written before, so that a full disk is met while the old passwords still count.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Made for its owner alone from the start, and with a name of its own.
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as written:
            json.dump(dict(keys), written, indent=1)
    except OSError as error:
        raise StoreError(
            f"The file of keys {path} cannot be written ({error.strerror})",
            "",
            "Name a file in a folder of your own with --keys",
        ) from error
    waiting = Path(written.name)
    try:
        yield
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)


def _damaged(path: Path) -> StoreError:
    return StoreError(
        f"The file {path} is not a file of keys", "It holds one URL for each post", _AGAIN
    )
