"""The run log: one JSON line an event, with the times that the manifest must not hold."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pmf_lib.views.clean import escaped


class RunLog:
    """Appends events to a quarter's log."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def write(self, event: str, **facts: Any) -> None:
        """Append one event with the time it is written at, in UTC."""
        line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **facts}
        text = escaped(json.dumps(line, ensure_ascii=False)) + "\n"
        with self._path.open("ab") as file:
            # A line that a crash or a full disk cut short must not swallow this one.
            file.write((text if _ends_whole(self._path) else f"\n{text}").encode())


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        if not file.seek(0, os.SEEK_END):
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def last_event(path: Path, name: str) -> dict[str, Any] | None:
    """The last event about that pack, or None; lines cut short by a crash are passed over."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return None
    events = (_parsed(line) for line in reversed(lines))
    return next((event for event in events if event.get("pack") == name), None)


def _parsed(line: str) -> dict[str, Any]:
    try:
        event = json.loads(line)
    except ValueError:
        return {}
    return event if isinstance(event, dict) else {}
