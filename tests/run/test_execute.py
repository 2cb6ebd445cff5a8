"""A notebook run in a real kernel: its results, its failures, its end, nothing left behind."""

import os
import sys
from pathlib import Path

import nbformat
import psutil
import pytest

from pmf_lib.run import processes
from pmf_lib.run.execute import Executed, execute
from pmf_lib.run.kernels import Surroundings, kernel_environment
from tests.tiny import notebook

RUN = f"test-{os.getpid()}"
MARK = f"{RUN}/1"
PARAMETERS = {"council": "tiny", "period": "2021-22-Q2", "as_known_on": "", "unit": "beta"}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs a report made of these cells."""
    surroundings = Surroundings(tmp_path, "sqlite://", "token", tmp_path / "scratch")
    for name, word in kernel_environment({}, surroundings, MARK).items():
        monkeypatch.setenv(name, word)

    def call(*cells: str, seconds: float = 60) -> Executed:
        path = tmp_path / "a {braced} name.ipynb"
        nbformat.write(notebook(*cells), path)
        return execute(path, PARAMETERS, home=tmp_path, seconds=seconds, mark=MARK)

    yield call
    assert processes.marked(RUN) == []


def shown(executed: Executed) -> str:
    return "".join(
        output.get("text", "") + output.get("data", {}).get("text/plain", "")
        for cell in executed.notebook.cells[-1:]
        for output in cell.outputs
    )


def test_runs_this_interpreter_in_the_project_s_folder(run, tmp_path: Path) -> None:
    executed = run(
        "import os, sys\n"
        "words = (sys.executable, sys.flags.hash_randomization, os.environ['TZ'], unit)\n"
        "print(os.path.samefile(os.getcwd(), os.environ['PMF_HOME']), hash(words) and words)"
    )
    assert executed.failure is None
    inside = sys.executable.replace(sys.prefix, "<python>")
    assert shown(executed).strip() == f"True ('{inside}', 0, 'UTC', 'beta')"


def test_names_the_cell_its_heading_and_the_class_of_an_error(run) -> None:
    failure = run("1", "{}['gone']").failure
    assert (failure.cell, failure.heading) == (5, "Budget Update")
    assert failure.cause == "KeyError: 'gone'"


def test_shows_a_sentence_of_our_own_as_it_is(run) -> None:
    failure = run(
        "from pmf_lib.errors import StoreError\nraise StoreError('It is gone', 'Keep it')"
    ).failure
    assert failure.cause == "It is gone. Keep it."


def test_a_failure_before_any_heading_has_none(run, tmp_path: Path) -> None:
    node = notebook()
    node.cells[1].source = "1/0"
    path = tmp_path / "early.ipynb"
    nbformat.write(node, path)
    failure = execute(path, PARAMETERS, home=tmp_path, seconds=60, mark=MARK).failure
    assert failure is not None
    assert (failure.cell, failure.heading) == (2, "")


@pytest.mark.parametrize(
    "way_out", ["import sys; sys.exit(0)", "raise SystemExit", "exit(1) or 1/0"]
)
def test_a_notebook_that_leaves_early_is_a_failure(run, way_out: str) -> None:
    """papermill itself takes `sys.exit(0)` for a success and passes the pack cut short."""
    assert run(way_out, "2").failure.cell == 4


def test_a_killed_kernel_is_a_failure_of_its_cell(run) -> None:
    failure = run("import os\nos.kill(os.getpid(), 9)", "2").failure
    assert (failure.cell, failure.cause) == (4, "The kernel died while it ran this cell")


HANGS = {
    "sleeps": "import time\ntime.sleep(600)",
    "ignores signals": (
        "import signal\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "while True:\n    pass"
    ),
    "waits for a child": (
        "import subprocess, sys\n"
        "subprocess.run([sys.executable, '-c', 'import time; time.sleep(600)'])"
    ),
    "waits for input that never comes": "import os\nos.read(os.pipe()[0], 1)",
}


@pytest.mark.parametrize("cell", HANGS.values(), ids=HANGS)
def test_a_hung_notebook_ends_at_its_deadline(run, cell: str) -> None:
    failure = run(cell, seconds=4).failure
    assert (failure.cell, failure.heading) == (4, "Budget Update")
    assert failure.cause == "The notebook was stopped at its deadline of 4 seconds"


def test_children_that_left_their_group_are_ended_too(run) -> None:
    executed = run(
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'],\n"
        "                         start_new_session=True)\nprint(child.pid)"
    )
    assert executed.failure is None
    assert not psutil.pid_exists(int(shown(executed)))


def test_the_same_notebook_gives_the_same_bytes(run) -> None:
    """No times, no ids by chance, no address, no process number, no folder of this machine."""
    cells = (
        "import os, warnings\nwarnings.warn('look out')",
        "object()",
        "print(os.getcwd(), os.environ['IPYTHONDIR'])",
        "def deep():\n    raise ValueError(f'at {os.getcwd()}/x {object()}')\ndeep()",
    )
    one, two = (nbformat.writes(run(*cells).notebook) for _ in range(2))
    assert one == two
    assert str(os.getpid()) not in one
    assert not any(folder in one for folder in (sys.prefix, os.environ["PMF_HOME"], "ipykernel_"))
