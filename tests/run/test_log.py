"""The run log: one line an event, whatever is in it; one cut short costs no other."""

from __future__ import annotations

import json
from pathlib import Path

from pmf_lib.run.log import RunLog, last_event
from tests.hostile_texts import ALL


def test_one_event_is_one_line_whatever_it_says(tmp_path: Path) -> None:
    """Nothing forges an event, steers the terminal of who reads the log, or hides the next."""
    path = tmp_path / "log.jsonl"
    log = RunLog(path)
    for number, text in enumerate(ALL):
        log.write("made", pack=f"a:{number}", error=text)
    content = path.read_bytes().decode("utf-8")
    lines = content.splitlines()
    assert [json.loads(line)["error"] for line in lines] == list(ALL)
    assert content.count("\n") == len(ALL)
    assert not any(sign in content for sign in "\x1b\x07\x9b\r\x85\u2028\u202e")
    found = last_event(path, f"a:{len(ALL) - 1}")
    assert found is not None and found["error"] == ALL[-1]
    assert last_event(path, "forged:x") is None


def test_a_line_cut_short_does_not_swallow_the_next(tmp_path: Path) -> None:
    """As `kill -9` or a full disk leave it."""
    path = tmp_path / "log.jsonl"
    log = RunLog(path)
    log.write("pack", pack="whole:council", status="made")
    with path.open("a", encoding="utf-8") as file:
        file.write('{"at": "2021-10-28T10:')
    log.write("pack", pack="unit:alpha", status="kept", reason="£ ünchanged")
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) == 3
    for pack, status in (("whole:council", "made"), ("unit:alpha", "kept")):
        event = last_event(path, pack)
        assert event is not None
        assert event["status"] == status
