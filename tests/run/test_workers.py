"""Workers: each job answered or lost with its cause, and no process left behind."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from pmf_lib.run import processes
from pmf_lib.run.kernels import Surroundings
from pmf_lib.run.workers import Lost, Pool


@pytest.fixture
def pool(tmp_path: Path) -> Pool:
    surroundings = Surroundings(tmp_path, "sqlite://", "token", tmp_path)
    return Pool(count=2, seconds=6, surroundings=surroundings, run_mark=f"pool-{os.getpid()}")


def test_answers_every_job(pool: Pool) -> None:
    jobs = ["1", "2", "x", "4"]
    answers = dict(pool.each(int, jobs))
    assert {job: answers[job] for job in "124"} == {"1": 1, "2": 2, "4": 4}
    lost = answers["x"]
    assert isinstance(lost, Lost)
    assert lost.cause.startswith("ValueError: invalid literal")
    assert processes.marked(pool.run_mark) == []


def test_a_worker_that_hangs_is_replaced(pool: Pool) -> None:
    """The second line behind a kernel's own deadline."""
    answers = dict(pool.each(time.sleep, [600, 0.1, 0.2]))
    assert answers[600] == Lost("It was stopped after 6 seconds")
    assert answers[0.1] is None
    assert answers[0.2] is None


def test_a_worker_that_dies_is_replaced(pool: Pool) -> None:
    answers = dict(pool.each(os._exit, [3]))
    assert answers[3] == Lost("Its worker process ended: status 3")


def test_a_mark_is_found_by_its_beginning_and_ended(tmp_path: Path) -> None:
    mark = f"marked-{os.getpid()}"
    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    marks = (f"{mark}/1", f"{mark}/12", f"{mark}1/1")
    started = [
        subprocess.Popen(command, env={**os.environ, processes.MARK_VARIABLE: word})
        for word in marks
    ]
    try:
        pids = [process.pid for process in started]
        assert {found.pid for found in processes.marked(f"{mark}/1")} == {pids[0]}
        assert {found.pid for found in processes.marked(mark)} == set(pids[:2])
        processes.end_marked(mark)
        assert [psutil.pid_exists(pid) for pid in pids] == [False, False, True]
    finally:
        for process in started:
            process.kill()
            process.wait()
