"""Temporary folders: one's own while it lives, removed for one that was killed."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pmf_lib.scratch import Scratch

KILLED = """
import os, pathlib, signal
from pmf_lib.scratch import Scratch
scratch = Scratch("test")
pathlib.Path(scratch.name, "read.pickle").write_text("names and addresses")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that temporary files go to, here and in what is started here."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def test_goes_with_its_process_and_leaves_nothing(temporary: Path) -> None:
    with Scratch("test") as name:
        assert Path(name).parent == temporary
        assert Path(name).stat().st_mode & 0o777 == 0o700
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no kill -9")
def test_a_killed_process_s_folder_goes_when_the_next_is_made(temporary: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED], check=False, cwd=Path(__file__).parents[1])
    (left,) = [path for path in temporary.iterdir() if path.is_dir()]
    with Scratch("other"):
        assert not left.exists()
    assert list(temporary.iterdir()) == []


def test_a_process_killed_before_it_had_its_folder_leaves_nothing(temporary: Path) -> None:
    (temporary / "pmf-intake-killed.lock").touch()
    with Scratch("other"):
        pass
    assert list(temporary.iterdir()) == []


def test_a_living_process_s_folder_stays(temporary: Path) -> None:
    with Scratch("one") as one, Scratch("two") as two:
        assert Path(one).is_dir()
        assert Path(two).is_dir()


def test_what_is_not_of_these_folders_stays(temporary: Path) -> None:
    (temporary / "pmf-error-1.txt").write_text("kept")
    (temporary / "pmf-other").mkdir()
    elsewhere = temporary / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").write_text("")
    (temporary / "pmf-link").symlink_to(elsewhere)
    (temporary / "pmf-link.lock").write_text("")
    with Scratch("test"):
        pass
    assert (elsewhere / "kept").exists()
    assert (temporary / "pmf-other").exists()
    assert (temporary / "pmf-error-1.txt").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_in_place_of_a_lock_holds_nobody_up(temporary: Path) -> None:
    os.mkfifo(temporary / "pmf-x.lock")
    with Scratch("test") as name:
        assert Path(name).is_dir()
