"""Nothing is fetched while figures are loaded and packs are made: there is no network then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.offline import alone, guarded, notes
from tests.run.test_data_package import figures
from tests.tiny import PERIOD, Tiny


def test_a_load_and_a_run_ask_no_other_machine(tiny: Tiny, tmp_path: Path) -> None:
    """Every process is watched, those that run notebooks too, and has no network but its own."""
    folder = tiny.path / "sources"
    folder.mkdir()
    values = f"measure,unit,period,value,recorded_on\nALPHA-01,alpha,{PERIOD},80,2021-10-18\n"
    (folder / "values.csv").write_text(values)
    environment = guarded(tmp_path / "guard")
    for words in (("load", "sources"), ("run", PERIOD), ("verify", str(tiny.quarter))):
        done = tiny.run(alone(tiny.command(*words)), environment)
        assert done.returncode == 0, done.stderr
    assert len(set(notes(tmp_path / "guard", "guarded"))) >= 4
    assert notes(tmp_path / "guard", "tried") == []
    rows = figures((tiny.quarter / "data" / "figures.csv").read_bytes())
    assert ["ALPHA-01", "alpha", PERIOD, "80.0"] in [row[:4] for row in rows]


def test_a_command_that_does_ask_is_found(tmp_path: Path) -> None:
    """The other side: the watch sees what it is to see."""
    asking = "import urllib.request; urllib.request.urlopen('http://example.org')"
    command = [sys.executable, "-c", asking]
    environment = {**guarded(tmp_path), "PATH": ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0 and "There is no way to example.org" in done.stderr
    (tried,) = notes(tmp_path, "tried")
    assert "example.org" in tried
