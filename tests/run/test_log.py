"""The run log: a line an event, and one cut short costs no other."""

from pathlib import Path

from pmf_lib.run.log import RunLog, last_event


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
