"""A database that goes away in the middle of a run costs no page of the last good quarter."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bench.faults.project import Project, make_project
from pmf_lib.run import platform
from tests.postgres import lasting_server
from tests.tiny import FIGURES, PERIOD, notebook
from tests.waiting import until

pytestmark = pytest.mark.skipif(not platform.can_fork(), reason="kills the server's processes")

# Waits in the middle of the pack until the test says that the database has gone.
WAITS = (
    "import pathlib, time\n"
    "pathlib.Path('here').touch()\n"
    "while not pathlib.Path('gone').exists():\n    time.sleep(0.05)\n"
)


def run(project: Project) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        project.tiny.command("run", PERIOD),
        env=project.environment,
        cwd=project.tiny.path,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_run_ends_and_the_next_one_puts_it_right(tmp_path: Path) -> None:
    with lasting_server() as lasting:
        project = make_project(tmp_path / "project", lasting.server.make("away"))
        tiny = project.tiny
        assert run(project).returncode == 0
        tiny.write("whole", notebook(WAITS + FIGURES, key=""))
        driver = subprocess.Popen(
            tiny.command("run", PERIOD),
            env=project.environment,
            cwd=tiny.path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert until((tiny.path / "here").exists)
        lasting.kill()
        (tiny.path / "gone").touch()
        _, said = driver.communicate(timeout=120)
        assert driver.returncode == 2
        assert "database went away while whole:council was made" in said
        assert "Traceback" not in said
        assert list(project.quarter_faults(1)) == [], "the last good quarter stays"
        lasting.start_again()
        assert run(project).returncode == 0
        assert "alpha 2021-22-Q2: 75" in (tiny.quarter / "whole" / "council.html").read_text()
        assert list(project.left()) == []
        assert list(project.store_faults(1)) == []
