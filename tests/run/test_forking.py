"""The fork-server: warm, of one thread, replaced when it dies; no notebook sees the one before."""

import os
import signal
import sys
from pathlib import Path

import nbformat
import psutil
import pytest

from pmf_lib.run import forking, platform, processes
from pmf_lib.run.forking import ForkServer
from pmf_lib.run.kernels import Surroundings, kernel_environment
from pmf_lib.run.workers import Lost, Pool
from tests.notebook_job import run_notebook
from tests.tiny import notebook

pytestmark = pytest.mark.skipif(not platform.can_fork(), reason="no safe fork here")

# Told apart from what other tests may start at the same time.
SLEEPS = f"import time; time.sleep(600)  # {os.getpid()}"
PROBE = (
    "import builtins, decimal, gc, locale, logging, os, random, signal, sys, threading, warnings",
    "import altair, numpy, pandas, pmf_lib.sections, pmf_lib.methods.status",
    "os.getcwd(), sorted(os.environ.items()), sys.path, os.umask(0o22), os.nice(0)",
    "locale.setlocale(locale.LC_ALL), warnings.filters, sys.getrecursionlimit()",
    "decimal.getcontext(), numpy.geterr(), pandas.options.display.max_rows, altair.theme.active",
    "gc.isenabled(), gc.get_threshold(), logging.getLogger().handlers, logging.root.level",
    "[len(os.listdir(f'/proc/self/{kind}')) for kind in ('fd', 'task')], threading.active_count()",
    "[str(signal.getsignal(number)) for number in signal.valid_signals()]",
    "'fake' in sys.modules, 'left' in globals(), len([1, 2]), pmf_lib.methods.status.rag.__name__",
    "sorted(sys.modules), sys.getswitchinterval(), signal.getitimer(signal.ITIMER_REAL)",
    "pandas.DataFrame({'a': [1]})",
)
DISTURBANCES = {
    "segfault": "import ctypes\nctypes.string_at(0)",
    "abort": "import os\nos.abort()",
    "kill": "import os\nos.kill(os.getpid(), 9)",
    "exit": "import sys\nsys.exit(3)",
    "hard exit": "import os\nos._exit(3)",
    "leak": "left = bytearray(300_000_000)\nimport gc\ngc.disable(); gc.set_threshold(1)",
    "folder": "import os\nos.chdir('/'); os.umask(0)",
    "environment": "import os\nos.environ.clear(); os.environ['PMF_HOME'] = '/nowhere'",
    "path": "import sys, types\nsys.path.clear(); sys.modules['fake'] = types.ModuleType('fake')",
    "locale": "import locale\nlocale.setlocale(locale.LC_ALL, 'C')",
    "warnings": "import warnings\nwarnings.simplefilter('error')",
    "options": (
        "import pandas, numpy, altair, decimal\npandas.options.display.max_rows = 1\n"
        "numpy.seterr(all='raise'); altair.theme.enable('dark'); decimal.getcontext().prec = 1"
    ),
    "monkeypatch": (
        "import builtins, pandas, pmf_lib.methods.status as status\nbuiltins.len = lambda x: 0\n"
        "pandas.DataFrame._repr_html_ = None\nstatus.rag = builtins.len"
    ),
    "logging": "import logging\nlogging.basicConfig(level=1)",
    "signals": "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN); signal.alarm(100)",
    "threads": (
        "import threading, time\n"
        "for _ in range(5): threading.Thread(target=time.sleep, args=(600,)).start()"
    ),
    "processes": (
        f"import subprocess, sys\ncommand = [sys.executable, '-c', '{SLEEPS}']\n"
        "subprocess.Popen(command, env={}); subprocess.Popen(command, start_new_session=True)"
    ),
    "forked child": "import os, time\nif os.fork() == 0:\n    time.sleep(600)",
    "forked child that comes back": "import os\nos.fork()\n1",
    "open files": "files = [open('/dev/null') for _ in range(100)]",
    "closed files": "import os\nos.closerange(0, 100)",
    "streams": "import sys\nsys.stdout.close(); sys.stderr = None",
    "limits": "import sys\nsys.setrecursionlimit(60); sys.setswitchinterval(1)",
    "server": "import os\nos.kill(os.getppid(), 9)",
}
FAILS = ("segfault", "abort", "kill", "exit", "hard exit", "closed files")


@pytest.fixture(scope="module")
def probed(tmp_path_factory: pytest.TempPathFactory):
    """What a notebook sees first, and after each of the others, over a pool of one worker."""
    folder = tmp_path_factory.mktemp("probed")
    first, after = (folder / "first.ipynb"), (folder / "after.ipynb")
    for path in (first, after):
        nbformat.write(notebook(*PROBE), path)
    jobs = [str(first)]
    for name, cell in DISTURBANCES.items():
        path = folder / f"{name}.ipynb"
        nbformat.write(notebook(cell), path)
        jobs += [str(path), str(folder / f"after {name}.ipynb")]
        (folder / f"after {name}.ipynb").write_bytes(after.read_bytes())
    surroundings = Surroundings(folder, "sqlite://", "token", folder)
    pool = Pool(count=1, seconds=60, surroundings=surroundings, run_mark=f"probe-{os.getpid()}")
    outcomes = {Path(job).stem: outcome for job, outcome in pool.each(run_notebook, jobs)}
    assert processes.marked(pool.run_mark) == []
    return outcomes


@pytest.mark.parametrize("name", DISTURBANCES)
def test_no_notebook_sees_the_one_before(probed, name: str) -> None:
    disturbed, after = probed[name], probed[f"after {name}"]
    assert not isinstance(disturbed, Lost)
    assert not isinstance(after, Lost)
    assert disturbed[0] is not None or name not in FAILS
    assert after[0] is None
    assert after[1] == probed["first"][1]


def test_a_server_that_a_notebook_killed_is_replaced_and_else_it_is_one(probed) -> None:
    assert probed["processes"][2] == probed["first"][2] != frozenset()
    assert probed["after server"][2].isdisjoint(probed["first"][2])


def test_a_child_without_mark_or_group_s_trace_is_gone(probed) -> None:
    """One with an empty environment goes with its group, one that left its group by its mark."""
    commands = [" ".join(_command(process)) for process in psutil.process_iter()]
    assert not any(SLEEPS in command for command in commands)


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    surroundings = Surroundings(tmp_path, "sqlite://", "token", tmp_path)
    mark = f"server-{os.getpid()}/1"
    for name, word in kernel_environment({}, surroundings, mark).items():
        monkeypatch.setenv(name, word)
    own = ForkServer()
    yield own
    own.stop()


def test_has_one_thread_when_it_forks_and_is_warm(server: ForkServer, tmp_path: Path) -> None:
    forked = server.fork(str(tmp_path))
    (pid,) = server.pids
    try:
        assert psutil.Process(pid).num_threads() == 1
        assert psutil.Process(forked.pid).ppid() == pid
        mapped = {Path(file.path).name for file in psutil.Process(pid).memory_maps()}
        assert any(name.startswith("_multiarray_umath") for name in mapped)
        assert not any("vl_convert" in name for name in mapped)
    finally:
        forked.end()


def test_the_environment_is_that_of_the_moment(
    server: ForkServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.start()
    monkeypatch.setenv("PMF_OTHER", "another")
    path = tmp_path / "x.ipynb"
    nbformat.write(notebook("import os\nos.environ['PMF_OTHER']"), path)
    monkeypatch.setattr(forking, "SERVER", server)
    monkeypatch.setattr("pmf_lib.run.engine.SERVER", server)
    monkeypatch.delenv(forking.STOCK_VARIABLE, raising=False)
    failure, text, _ = run_notebook(str(path))
    assert failure is None
    assert "'another'" in text


def test_a_process_ends_with_its_server_and_the_server_with_its_worker(
    server: ForkServer, tmp_path: Path
) -> None:
    forked = server.fork(str(tmp_path))
    (pid,) = server.pids
    chain = [psutil.Process(pid), psutil.Process(forked.pid)]
    assert server._socket is not None
    server._socket.close()
    server._socket = None
    gone, alive = psutil.wait_procs(chain, timeout=15)
    assert alive == []
    assert len(gone) == 2
    forked.end()


def test_a_server_that_cannot_start_is_said_so(
    server: ForkServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises((OSError, EOFError)):
        server.fork(str(tmp_path))


def test_leaves_nothing_behind_where_its_run_is_over(
    server: ForkServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A killed run's folder is removed by the next run, perhaps before this one starts."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "removed" / "ipython"))
    with pytest.raises((OSError, EOFError)):
        server.fork(str(tmp_path))
    assert list(temporary.iterdir()) == []


def test_stock_kernels_where_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(forking.STOCK_VARIABLE, raising=False)
    assert forking.usable()
    monkeypatch.setenv(forking.STOCK_VARIABLE, "1")
    assert not forking.usable()


def test_ends_on_a_signal_as_any_process(server: ForkServer) -> None:
    server.start()
    (pid,) = server.pids
    os.kill(pid, signal.SIGTERM)
    psutil.wait_procs([psutil.Process(pid)], timeout=15)
    assert server.pids == frozenset()
