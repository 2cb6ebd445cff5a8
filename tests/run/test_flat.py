"""A run leaves nothing behind, and pack after pack its worker holds no more than before."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pmf_lib import project
from pmf_lib.council import load_council
from pmf_lib.periods import Period
from pmf_lib.run.forking import usable
from pmf_lib.run.kernels import Surroundings
from pmf_lib.run.pages import sheet_of
from pmf_lib.run.plan import Plan, make_plan
from pmf_lib.run.progress import Lines
from pmf_lib.run.quarter import Run, place_of
from pmf_lib.run.settings import load_settings
from pmf_lib.run.worker import Job
from pmf_lib.run.workers import Lost, Pool
from pmf_lib.store import open_store
from tests.held import After, held, made_and_held
from tests.tiny import PERIOD, Tiny, notebook

PACKS, WARM = 9, 4
# A notebook as small as these has some thousand objects, and a JavaScript engine takes 60 MiB.
MOST_OBJECTS, MOST_MEMORY = 20, 20
CHART = """
from pmf_lib.views import charts
from pmf_lib.views.records import Section
titles = charts.Titles(headline=f"All is {key}", subtitle="Measures", source="A register")
chart = charts.status_counts(titles, {"Only": {"green": 3, "red": 1}})
Section(name="how_are_we_doing", blocks=(chart,))
""".strip()


def the_plan() -> Plan:
    return make_plan(load_council("tiny"), Period.parse(PERIOD))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of the test's own, for this process and for what it starts."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def run_everything() -> None:
    plan = the_plan()
    with open_store() as store:
        Run(plan, load_settings(), store, Lines(len(plan.tasks), io.StringIO()), force=True)()


def test_a_run_leaves_nothing_behind(in_tiny: Tiny, temporary: Path) -> None:
    """The first run starts what Python keeps from then on, such as its tracker of semaphores."""
    in_tiny.write("unit_report", notebook("import os; os.kill(os.getpid(), 9)"))
    run_everything()
    before = held()
    run_everything()
    assert held() == before
    assert before.temporary == ()
    assert not place_of(the_plan()).staging.exists()


@pytest.mark.skipif(not usable(), reason="without a fork-server each notebook has a kernel")
def test_a_worker_holds_no_more_with_every_pack(in_tiny: Tiny, temporary: Path) -> None:
    in_tiny.write("unit_report", notebook(CHART))
    told = list(_told(in_tiny, temporary))
    assert all(b'<svg class="drawn"' in after.page for after in told)
    warm, *later = told[WARM - 1 :]
    for after in later:
        assert (after.worker, after.server) == (warm.worker, warm.server)
    last, packs = later[-1], len(later)
    assert last.weight.objects - warm.weight.objects < MOST_OBJECTS * packs
    assert last.weight.memory - warm.weight.memory < MOST_MEMORY


def _told(tiny: Tiny, scratch: Path) -> Iterator[After]:
    """What one worker tells after each of its packs; none has its chart from another."""
    with open_store() as store:
        snapshot = store.snapshot("tiny").token
    surroundings = Surroundings(project.root(), tiny.database, snapshot, scratch)
    pool = Pool(count=1, seconds=60, surroundings=surroundings, run_mark=f"flat-{os.getpid()}")
    for _, after in pool.each(made_and_held, _jobs(tiny)):
        assert not isinstance(after, Lost), after
        yield after


def _jobs(tiny: Tiny) -> Iterator[Job]:
    plan = the_plan()
    tasks = [task for task in plan.tasks if task.pack == "unit_report"]
    for number in range(PACKS):
        task = tasks[number % len(tasks)]
        sheet = replace(sheet_of(plan, task, 1_000_000), charts=tiny.path / f"charts-{number}")
        yield Job(task, sheet, project.root(), 60)
