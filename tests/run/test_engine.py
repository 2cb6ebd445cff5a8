"""The engine without a kernel: the same bytes as with a stock kernel, whatever a cell shows."""

import os
from pathlib import Path

import nbformat
import pytest

from pmf_lib.run import forking, platform
from pmf_lib.run.execute import Executed, execute
from pmf_lib.run.kernels import Surroundings, kernel_environment
from tests.conftest import COUNCIL, PERIOD, Home
from tests.tiny import notebook

pytestmark = pytest.mark.skipif(not platform.can_fork(), reason="no safe fork here")

MARK = f"engine-{os.getpid()}/1"
PARAMETERS = {"council": "tiny", "period": "2021-22-Q2", "as_known_on": "", "unit": "beta"}


@pytest.fixture(scope="module", autouse=True)
def _server():
    yield
    forking.SERVER.stop()


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's folder, with the environment of a run."""
    surroundings = Surroundings(tmp_path, "sqlite://", "token", tmp_path)
    for name, word in kernel_environment({}, surroundings, MARK).items():
        monkeypatch.setenv(name, word)
    return tmp_path


def both_ways(
    path: Path, parameters: dict[str, str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Executed, Executed]:
    """The notebook run in a forked process and in a stock kernel."""
    # A stock kernel listens to what its children print, but not where it believes it is tested.
    monkeypatch.delenv("PYTEST_CURRENT_TEST", raising=False)
    ways = []
    for stock in ("", "1"):
        monkeypatch.setenv(forking.STOCK_VARIABLE, stock)
        ways.append(execute(path, parameters, home=home, seconds=120, mark=MARK))
    return ways[0], ways[1]


SHOWN = (
    "import sys\nprint('out'); print('err', file=sys.stderr); print('a\\rb\\nc\\r')\n1 + 1",
    (
        "from IPython.display import HTML, Image, clear_output, display\n"
        "handle = display('first', display_id='x')\ndisplay(HTML('<b>bold</b>'))\n"
        "print('between')\n"
        "display({'text/plain': 'raw', 'application/json': {'a': (1, None)}}, raw=True)"
    ),
    "handle.update('second'); display('gone'); clear_output(); display('kept')",
    "display('gone'); clear_output(wait=True); print('in its place')",
    "Image(data=b'\\x89PNG\\r\\n\\x1a\\n123', format='png')",
    "import warnings\nwarnings.warn('look out'); warnings.warn('old', DeprecationWarning)",
    "import asyncio\nawait asyncio.sleep(0)\nasync def five(): return 5\nawait five()",
    "asyncio.get_running_loop().is_running()",
    "%pwd",
    "!echo from a shell; exit 3",
    "words = !echo a b\nwords, _exit_code",
    "%%capture got\nprint('hidden'); display('hidden too')",
    "got.show(); got.stdout",
    "%%bash\necho from bash",
    "len?",
    "import os, subprocess\nprint('one'); os.write(1, b'two\\n')\nos.system('echo three')",
    "subprocess.run(['sh', '-c', 'echo four; echo five > /dev/stderr']).returncode",
    "import pandas as pd\npd.DataFrame({'a': [1, 2.5, None], 'b': ['x', 'y', '<z>']})",
    "_, _i, In[3], len(Out), sorted(k for k in globals() if not k.startswith('_'))",
    "sys.flags, sys.path, __name__, sys.stdout.isatty(), sys.stdout.encoding, sys.executable",
    "own = {'JPY_PARENT_PID', 'PMF_STOCK_KERNELS', 'PYDEVD_USE_FRAME_EVAL'}\n"
    "sorted((name, word) for name, word in os.environ.items() if name not in own)",
    "import contextvars\nkept = contextvars.ContextVar('kept', default=0)\nkept.set(3)",
    "kept.get(), set('abcdef'), lambda: 1",
    (
        "class Rich:\n"
        "    def _repr_html_(self): return '<i>'\n"
        "    def _repr_mimebundle_(self, include=None, exclude=None):\n"
        "        return {'application/vnd.x+json': {'k': [1.5]}}, {'m': 1}\n"
        "Rich()"
    ),
    "get_ipython().set_next_input('no more')",
    "print('x' * 200_000)",
)


def test_everything_a_cell_can_show(at_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = at_home / "shown.ipynb"
    nbformat.write(notebook(*SHOWN), path)
    forked, stock = both_ways(path, PARAMETERS, at_home, monkeypatch)
    assert forked.failure is None
    assert stock.failure is None
    for one, other in zip(forked.notebook.cells, stock.notebook.cells, strict=True):
        assert one == other, one.source
    assert nbformat.writes(forked.notebook) == nbformat.writes(stock.notebook)


FAILURES = {
    "deep": "def f(n):\n    return f(n - 1) if n else 1 / 0\nf(3)",
    "recursion": "def f(): return f()\nf()",
    "input": "input('Who?')",
    "getpass": "import getpass\ngetpass.getpass()",
    "syntax": "x = = 1",
    "await": "async def f():\n    raise KeyError('gone')\nawait f()",
    "exit": "print('before')\nimport sys\nsys.exit(3)",
    "magic": "%no_such_magic",
    "display": "class Bad:\n    def __repr__(self): raise ValueError('no words')\nBad()",
    "interrupt": "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n1",
    "exception of a child": "import subprocess\nsubprocess.run(['false'], check=True)",
}


@pytest.mark.parametrize("cell", FAILURES.values(), ids=FAILURES)
def test_every_failure(at_home: Path, monkeypatch: pytest.MonkeyPatch, cell: str) -> None:
    path = at_home / "fails.ipynb"
    nbformat.write(notebook("print('ran')", cell, "print('never')"), path)
    forked, stock = both_ways(path, PARAMETERS, at_home, monkeypatch)
    assert forked.failure is not None
    assert forked.failure == stock.failure
    assert nbformat.writes(forked.notebook) == nbformat.writes(stock.notebook)


def test_tags_that_allow_an_error_or_skip_a_cell(
    at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = notebook("%no_such_magic", "print('skipped')", "print('ran')", "")
    node.cells[3].metadata["tags"] = ["raises-exception"]
    node.cells[4].metadata["tags"] = ["skip-execution"]
    path = at_home / "tags.ipynb"
    nbformat.write(node, path)
    forked, stock = both_ways(path, PARAMETERS, at_home, monkeypatch)
    assert [len(cell.outputs) for cell in forked.notebook.cells[-4:]] == [1, 0, 1, 0]
    assert nbformat.writes(forked.notebook) == nbformat.writes(stock.notebook)


def test_what_was_shown_before_a_death_is_kept(at_home: Path) -> None:
    """As far as it came: what was printed by the process, its child, and what was displayed."""
    path = at_home / "dies.ipynb"
    cell = "import os\nprint('one')\ndisplay(2)\nos.system('echo three')\nos._exit(3)"
    nbformat.write(notebook("print('ran')", cell), path)
    executed = execute(path, PARAMETERS, home=at_home, seconds=60, mark=MARK)
    ran, died = executed.notebook.cells[-2:]
    assert ran.outputs[0].text == "ran\n"
    assert [output.get("text") for output in died.outputs] == ["one\nthree\n", None]
    assert died.outputs[1].data == {"text/plain": "2"}


def test_nothing_a_notebook_prints_reaches_the_command(
    at_home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = at_home / "prints.ipynb"
    cell = "import os\nprint(1); os.write(1, b'2'); os.write(2, b'3'); os.system('echo 4')"
    nbformat.write(notebook(cell), path)
    execute(path, PARAMETERS, home=at_home, seconds=60, mark=MARK)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("pack", "key"), [("unit_monitoring", {"unit": "ict-services"}), ("quarter_overview", {})]
)
def test_a_real_pack(
    in_demo_home: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pack: str,
    key: dict[str, str],
) -> None:
    home = in_demo_home.path
    token = _token(in_demo_home)
    surroundings = Surroundings(home, in_demo_home.database, token, tmp_path)
    for name, word in kernel_environment({}, surroundings, MARK).items():
        monkeypatch.setenv(name, word)
    path = home / "notebooks" / "packs" / f"{pack}.ipynb"
    parameters = {"council": COUNCIL, "period": PERIOD, "as_known_on": "", **key}
    forked, stock = both_ways(path, parameters, home, monkeypatch)
    assert forked.failure is None
    assert nbformat.writes(forked.notebook) == nbformat.writes(stock.notebook)


def _token(home: Home) -> str:
    from pmf_lib.store import open_store

    with open_store(home.database) as store:
        return store.snapshot(COUNCIL).token
