"""SHA-256 digests of files and of JSON-like content."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path


def digest_of(content: object) -> str:
    """The SHA-256 of some JSON-like content, whatever the order of its keys."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def file_digest(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
