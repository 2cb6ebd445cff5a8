"""Commands begun at once: a process that has imported what they need forks one for each.

So a moment picked at random falls upon a command's work, not upon its imports. Its lines of input
are commands; for each it says the new process's number, and then its exit status.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import IO

_IMPORTS = (
    "pmf_lib.cli.packs",
    "pmf_lib.intake",
    "pmf_lib.run.linting",
    "pmf_lib.run.loading",
    "pmf_lib.run.making",
    "pmf_lib.run.others",
    "pmf_lib.run.quarter",
    "pmf_lib.store.history",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite",
)


@dataclass(frozen=True)
class Begun:
    """A command that has begun: the number of its process, which leads a group of its own."""

    pid: int

    def kill(self) -> None:
        """`kill -9` of this process alone."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def kill_group(self) -> None:
        """`kill -9` of it and of all in its group."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self.kill()  # it may not have left its parent's group yet


@dataclass(frozen=True)
class Warm:
    """The process that begins commands, one at a time; `said` is the file they print to."""

    process: subprocess.Popen[str]
    said: Path

    def begin(self, *words: str) -> Begun:
        """Begin `pmf` with these words."""
        self.said.write_text("")
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        return Begun(self._number())

    def ended(self) -> int:
        """Wait for the command's end; its exit status, negative for the signal that killed it."""
        return self._number()

    def whole(self, *words: str) -> int:
        """Run a command to its end; its exit status."""
        self.begin(*words)
        return self.ended()

    def _number(self) -> int:
        assert self.process.stdout is not None
        return int(self.process.stdout.readline())


@contextmanager
def warm(environment: Mapping[str, str], folder: Path) -> Iterator[Warm]:
    """Such a process, with that environment, at work in that folder."""
    number, name = mkstemp(prefix="said-", suffix=".txt", dir=folder)
    os.close(number)
    said = Path(name)
    command = [sys.executable, "-m", __name__, str(said)]
    path = (environment.get("PYTHONPATH", ""), str(Path(__file__).resolve().parents[1]))
    with (
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**environment, "PYTHONPATH": os.pathsep.join(filter(None, path))},
            cwd=folder,
            text=True,
        ) as process,
    ):
        yield Warm(process, said)


def serve(lines: IO[str], said: Path) -> None:
    """Begin the command of each line, until there are no more."""
    from importlib import import_module

    for name in _IMPORTS:
        import_module(name)
    for line in lines:
        pid = os.fork()
        if pid == 0:
            _become(json.loads(line), said)
        print(pid, flush=True)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _become(words: list[str], said: Path) -> None:
    from pmf_lib.cli import main

    os.setsid()
    file = os.open(said, os.O_WRONLY | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for here, there in ((nothing, 0), (file, 1), (file, 2)):
        os.dup2(here, there)
    main(words)


if __name__ == "__main__":
    serve(sys.stdin, Path(sys.argv[1]))
