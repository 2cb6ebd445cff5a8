"""`kill -9` of a run at any moment: the last good quarter stays, the next run finishes."""

import contextlib
import os
import random
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from pmf_lib.run import processes
from pmf_lib.run.record import read_manifest, verify
from tests.tiny import PERIOD, WORDS, Tiny, notebook
from tests.waiting import until


def descendants(driver: subprocess.Popen[bytes]) -> list[psutil.Process]:
    try:
        return psutil.Process(driver.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def kill_after(
    driver: subprocess.Popen[bytes], seconds: float, *, group: bool
) -> list[psutil.Process]:
    """Kill the driver alone, as a crash would, or its group; its descendants are returned."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        driver.wait(seconds)
    left = descendants(driver)
    if group and driver.poll() is None:
        os.killpg(driver.pid, signal.SIGKILL)
    driver.kill()
    driver.wait()
    return left


@pytest.mark.parametrize("seed", range(5))
def test_killed_at_any_moment(finished: Tiny, seed: int) -> None:
    tiny = finished
    first = read_manifest(tiny.quarter)
    tiny.write("unit_report", notebook(WORDS, WORDS))
    tiny.write("whole", notebook(WORDS, WORDS, key=""))
    moment = random.Random(seed).uniform(0.5, 8.0)
    left = kill_after(tiny.start("run", PERIOD), moment, group=bool(seed % 2))
    assert verify(tiny.quarter) == (), "every file of the quarter is as its manifest has it"
    now = read_manifest(tiny.quarter)
    assert first is not None and now is not None
    assert now == first or now.packs[0].inputs != first.packs[0].inputs
    _, alive = psutil.wait_procs(left, timeout=15)
    assert alive == [], "workers and kernels end by themselves"
    tiny.pmf("run", PERIOD)
    assert verify(tiny.quarter) == ()
    last = read_manifest(tiny.quarter)
    assert last is not None
    assert {record.status.value for record in last.packs} <= {"made", "kept"}
    assert "Well." in (tiny.quarter / "whole" / "council.html").read_text()


def test_running_again_finishes_only_the_remainder(tiny: Tiny) -> None:
    tiny.settings(jobs=1)
    waits = "import time\nif unit == 'gamma':\n    time.sleep(600)\n" + WORDS
    tiny.write("unit_report", notebook(waits))
    driver = tiny.start("run", PERIOD)
    staged = tiny.path / "outputs" / "tiny" / ".staging" / PERIOD / "packs"
    finished = [staged / "unit_report" / f"{unit}.json" for unit in ("alpha", "beta")]
    assert until(lambda: all(path.exists() for path in finished))
    assert until(lambda: len(descendants(driver)) >= 2)
    driver.kill()
    driver.wait()
    assert not tiny.quarter.exists(), "nothing is published half done"
    plan = tiny.pmf("plan", PERIOD).stdout
    assert plan.count("an earlier run, cut off, had finished it") == 3
    tiny.settings(jobs=1, deadline_seconds=8)
    assert tiny.pmf("run", PERIOD, check=False).returncode == 1
    manifest = read_manifest(tiny.quarter)
    assert manifest is not None
    assert [record.status.value for record in manifest.packs] == ["kept", "kept", "failed", "kept"]
    error = manifest.packs[2].error
    assert error is not None
    assert error.cause == "The notebook was stopped at its deadline of 8 seconds"


@contextlib.contextmanager
def heeding_the_keyboard() -> Iterator[None]:
    """What is started here heeds Ctrl-C, even where a shell started us in its background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def test_stopped_from_the_keyboard(tiny: Tiny, tmp_path: Path) -> None:
    """Ctrl-C: a sentence, status 130, no process left."""
    tiny.write("whole", notebook("import time\ntime.sleep(600)", key=""))
    with heeding_the_keyboard():
        driver = subprocess.Popen(
            tiny.command("run", PERIOD, "--only", "whole"),
            env=tiny.environment,
            cwd=tiny.path,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
    marked = lambda: processes.marked(str(driver.pid))  # noqa: E731
    assert until(lambda: any(marks_of(driver)))
    left = descendants(driver)
    driver.send_signal(signal.SIGINT)
    _, words = driver.communicate(timeout=60)
    assert driver.returncode == 130
    assert "Stopped" in words
    assert "Traceback" not in words
    assert marked() == []
    _, alive = psutil.wait_procs(left, timeout=15)
    assert alive == []


def marks_of(driver: subprocess.Popen[str]) -> list[str]:
    """The marks of the kernels below a driver."""
    return [mark for child in descendants(driver) if (mark := processes.mark_of(child))]


def test_killed_while_the_quarter_is_put_together(
    finished: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    (temporary / "pmf-run-killed").mkdir()
    (temporary / "pmf-run-killed.lock").touch()
    monkeypatch.setenv("TMPDIR", str(temporary))
    before = read_manifest(finished.quarter)
    staging = finished.path / "outputs" / "tiny" / ".staging" / PERIOD
    driver = finished.start("run", PERIOD)
    assert until(lambda: (staging / "next").exists() or driver.poll() is not None)
    driver.kill()
    driver.wait()
    assert verify(finished.quarter) == ()
    finished.pmf("run", PERIOD)
    after = read_manifest(finished.quarter)
    assert before is not None and after is not None
    assert [record.sha256 for record in after.packs] == [record.sha256 for record in before.packs]
    assert not staging.exists()
    assert list(temporary.iterdir()) == [], "though it had nothing to make"
