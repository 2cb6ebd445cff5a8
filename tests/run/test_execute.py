"""A notebook run, forked and in a stock kernel: its results, its failures, nothing left behind."""

import os
import sys
from pathlib import Path

import nbformat
import psutil
import pytest

from pmf_lib.run import forking, platform, processes
from pmf_lib.run.execute import Executed, execute
from pmf_lib.run.kernels import Surroundings, kernel_environment
from tests.tiny import notebook

RUN = f"test-{os.getpid()}"
MARK = f"{RUN}/1"
PARAMETERS = {"council": "tiny", "period": "2021-22-Q2", "as_known_on": "", "unit": "beta"}


@pytest.fixture(scope="module", autouse=True)
def _server():
    yield
    forking.SERVER.stop()


@pytest.fixture(
    params=[
        pytest.param(
            "forked", marks=pytest.mark.skipif(not platform.can_fork(), reason="no safe fork")
        ),
        "stock",
    ]
)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to run a notebook, one after the other."""
    monkeypatch.setenv(forking.STOCK_VARIABLE, "1" if request.param == "stock" else "")
    return request.param


@pytest.fixture
def run(way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs a report made of these cells."""
    (tmp_path / "scratch").mkdir()
    surroundings = Surroundings(tmp_path, "sqlite://", "token", tmp_path / "scratch")
    for name, word in kernel_environment({}, surroundings, MARK).items():
        monkeypatch.setenv(name, word)

    def call(*cells: str, seconds: float = 60) -> Executed:
        path = tmp_path / "a {braced} name.ipynb"
        nbformat.write(notebook(*cells), path)
        return execute(path, PARAMETERS, home=tmp_path, seconds=seconds, mark=MARK)

    yield call
    assert processes.marked(RUN, forking.SERVER.pids) == []


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


DEATHS = {
    "killed": "os.kill(os.getpid(), 9)",
    "leaves": "os._exit(0)",
    "aborts": "os.abort()",
    "segfaults": "import ctypes; ctypes.string_at(0)",
}


@pytest.mark.parametrize("death", DEATHS.values(), ids=DEATHS)
def test_a_process_that_dies_is_a_failure_of_its_cell(run, death: str) -> None:
    failure = run(f"import os\n{death}", "2").failure
    assert (failure.cell, failure.cause) == (4, "The kernel died while it ran this cell")


def test_a_process_that_dies_after_its_last_cell_is_told_of_that_cell(run) -> None:
    """The run's own cell, which asks what was read, is none that anybody could look at."""
    later = "import os\nget_ipython().events.register('pre_run_cell', lambda _: os._exit(1))"
    failure = run("1", later).failure
    assert (failure.cell, failure.heading) == (5, "Budget Update")
    assert failure.cause.endswith("before it could say what the notebook read")


def test_a_cell_that_stops_without_an_error_of_its_own_is_a_failure(run) -> None:
    """IPython only prints what is wrong with a magic, and papermill shows no error for it."""
    executed = run("%no_such_magic", "2")
    assert (executed.failure.cell, executed.failure.heading) == (4, "Budget Update")
    assert "which shows no error" in executed.failure.cause
    assert "not found" in executed.notebook.cells[-2].outputs[0].text


def test_what_is_no_part_of_a_notebook_is_a_failure_of_its_cell(run) -> None:
    cell = "from IPython.display import display\ndisplay({'text/plain': {'a': 1}}, raw=True)"
    failure = run(cell, "2").failure
    assert (failure.cell, failure.heading) == (4, "Budget Update")
    assert failure.cause == "The cell showed something that cannot be kept in a notebook"


def test_a_question_is_refused(run) -> None:
    assert "does not support input requests" in run("input('Who?')").failure.cause


def test_a_line_of_millions_of_letters_is_kept_whole(run) -> None:
    assert len(shown(run("print('x' * 3_000_000)"))) == 3_000_001


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
