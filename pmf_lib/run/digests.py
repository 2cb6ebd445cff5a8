"""SHA-256 digests of bytes, of files and of JSON-like content."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path


def content_digest(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest_of(content: object) -> str:
    """The SHA-256 of some JSON-like content, whatever the order of its keys."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return content_digest(text.encode())


def file_digest(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
