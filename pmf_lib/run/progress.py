"""How a run shows itself: a bar with counts and an ETA on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pmf_lib.run.record import State


class Reporter(Protocol):
    """Whoever is told how a run goes on."""

    def say(self, words: str) -> None:
        """Say one line."""

    def done(self, name: str, status: State, seconds: float) -> None:
        """Say that one pack is done, and how long it took."""


class Lines:
    """Plain lines, for a log or a pipe."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total = total
        self._count = 0
        self._stream = stream

    def say(self, words: str) -> None:
        """Say one line."""
        print(words, file=self._stream, flush=True)

    def done(self, name: str, status: State, seconds: float) -> None:
        """Say that one pack is done, with the count so far."""
        self._count += 1
        self.say(f"{self._count} of {self._total}  {status}  {name}  {seconds:.1f} s")


class Bar:
    """A bar with counts and the time left, with failures said above it."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._progress = progress
        self._bar = progress.add_task("Making packs", total=total)

    def say(self, words: str) -> None:
        """Say one line above the bar."""
        self._progress.console.print(escape(words), highlight=False, soft_wrap=True)

    def done(self, name: str, status: State, seconds: float) -> None:
        """Move the bar on; a failure is said above it."""
        self._progress.update(self._bar, advance=1, description=escape(name))
        if status is State.FAILED:
            self.say(f"failed  {name}")


@contextmanager
def reporter(total: int, stream: TextIO) -> Iterator[Reporter]:
    """A bar where the stream is a terminal, plain lines where it is not."""
    console = Console(file=stream)
    if not console.is_terminal:
        yield Lines(total, stream)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as progress:
        yield Bar(total, progress)
