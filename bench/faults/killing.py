"""`kill -9` at random moments: of runs, of the processes they start, of loads."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import psutil

from bench.faults.figures import LEFT, Outcome, Tried, tally
from bench.faults.project import COUNCIL, Project, none_at_work, processes_of
from bench.warm import Begun, Warm
from tests.tiny import PERIOD

RUN = ("run", PERIOD, "--council", COUNCIL)
LOAD = ("load", "--council", COUNCIL)
Disturb = Callable[[Begun], None]
_AGAIN_EVERY = 10


def moments(times: int, seed: int) -> Iterator[float]:
    """Random parts of a command's whole length, one in each equal share of it, shuffled."""
    dice = random.Random(seed)
    found = [(number + dice.random()) / times for number in range(times)]
    dice.shuffle(found)
    return iter(found)


class Watched:
    """A command, begun again and again; `seconds` is how long it last took undisturbed.

    A machine has busier and quieter minutes, so that a moment is a part of the latest length.
    """

    def __init__(self, warm: Warm, words: tuple[str, ...]) -> None:
        self.warm = warm
        self.words = words
        self.seconds = 0.0

    def whole(self) -> int:
        """The command to its end; its exit status."""
        started = time.perf_counter()
        status = self.warm.whole(*self.words)
        self.seconds = time.perf_counter() - started
        return status

    def disturbed(self, moment: float, disturb: Disturb) -> int:
        """The command, disturbed when that part of its length is over; its exit status."""
        begun = self.warm.begin(*self.words)
        time.sleep(moment * self.seconds)
        disturb(begun)
        return self.warm.ended()

    @property
    def said(self) -> str:
        """What it said."""
        return self.warm.said.read_text()


class Runs:
    """Runs of the project, each of a version of its own."""

    def __init__(self, project: Project, warm: Warm) -> None:
        self.project = project
        self.command = Watched(warm, RUN)
        self.version = max(project.pages(), default=0)
        self.undisturbed()

    def undisturbed(self) -> None:
        """A run to its end."""
        self.change()
        if status := self.command.whole():
            raise RuntimeError(f"{status}: {self.command.said}")

    def change(self) -> None:
        """Change every notebook, so that the next run is of another version."""
        self.version += 1
        self.project.write_notebooks(self.version)

    def killed(self, moment: float, kill: Disturb) -> Outcome:
        """A run killed at that moment, and the next one."""
        self.change()
        self.command.disturbed(moment, kill)
        lost = [*self.project.quarter_faults(self.version - 1, self.version)]
        new = self.version in self.project.pages()
        lost += self.at_once()
        return Outcome(new, lost=(*lost, *none_at_work(self.project)))

    def kernel_killed(self, moment: float, dice: random.Random) -> Outcome:
        """A process of a run killed at that moment; the run must end, and the next one."""
        self.change()
        status = self.command.disturbed(moment, lambda _: self._kill_one(dice))
        said = self.command.said
        # The pack is published as failed; a run whose one worker cannot begin is refused.
        wrong = status not in {0, 1, 2} or "Traceback" in said
        lost = [f"Status {status}: {said}"] if wrong else []
        if status != 1:
            lost += self.project.quarter_faults(self.version - (status == 2))
        return Outcome(status == 0, status != 0, (*lost, *self.at_once()))

    def _kill_one(self, dice: random.Random) -> None:
        started = [each for each in processes_of(self.project) if _is_started(each)]
        if started:
            with suppress(psutil.NoSuchProcess):
                dice.choice(started).kill()

    def at_once(self) -> Iterator[str]:
        """What a plain run, at once after a fault, does not put right."""
        if status := self.command.whole():
            yield f"The next run ended with {status}: {self.command.said}"
        yield from self.project.quarter_faults(self.version)
        yield from self.project.left()


def _is_started(process: psutil.Process) -> bool:
    """Whether a run started it, as is told by its mark."""
    try:
        return "PMF_WORKER" in process.environ() or "spawn_main" in " ".join(process.cmdline())
    except psutil.Error:
        return False


class Loads:
    """Loads into the project's store, each of a version of its own."""

    def __init__(self, project: Project, warm: Warm) -> None:
        self.project = project
        self.command = Watched(warm, (*LOAD, str(project.source)))
        self.loaded = project.loads()
        self.done = 0
        self.undisturbed()

    def undisturbed(self) -> None:
        """A load to its end."""
        self.project.write_source(self.loaded)
        if status := self.command.whole():
            raise RuntimeError(f"{status}: {self.command.said}")
        self.loaded += 1

    def disturbed(
        self, moment: float, disturb: Disturb, mend: Callable[[], None] = lambda: None
    ) -> Outcome:
        """A load disturbed at that moment, and mended; then the same load again, plainly."""
        self.project.write_source(self.loaded)
        status = self.command.disturbed(moment, disturb)
        said = self.command.said
        mend()
        lost = [*self.project.store_faults(self.loaded, self.loaded + 1)]
        if status > 2 or "Traceback" in said:
            lost.append(f"Status {status}: {said}")
        new = self.project.loads() > self.loaded
        if status == 0 and not new:
            lost.append("A load that said it was done is not there")
        told = status in {1, 2}
        return Outcome(new, told, (*lost, *self._again()))

    def _again(self) -> Iterator[str]:
        """What the same load does not put right; now and then once more, which changes nothing."""
        self.done += 1
        for _ in range(1 if self.done % _AGAIN_EVERY else 2):
            if status := self.command.whole():
                yield f"The next load ended with {status}: {self.command.said}"
        self.loaded += 1
        yield from self.project.store_faults(self.loaded)
        yield from (f"{each.name} {LEFT} over" for each in self.project.leavings())


def killed_runs(project: Project, warm: Warm, times: int, seed: int, *, group: bool) -> Tried:
    """A run killed so often, with its group or alone; after each, a plain run must put it right."""
    trial = Runs(project, warm)
    kill = Begun.kill_group if group else Begun.kill
    outcomes = (trial.killed(moment, kill) for moment in moments(times, seed))
    who = "and all in its group" if group else "alone"
    return tally(f"kill -9 of pmf run {who}", outcomes)


def killed_kernels(project: Project, warm: Warm, times: int, seed: int) -> Tried:
    """One of a run's workers, fork-servers or notebooks killed; the run must come to its end."""
    trial, dice = Runs(project, warm), random.Random(seed)
    outcomes = (trial.kernel_killed(moment, dice) for moment in moments(times, seed))
    return tally("kill -9 of a worker, fork-server or notebook of a run", outcomes)


def killed_loads(project: Project, warm: Warm, times: int, seed: int, database: str) -> Tried:
    """A load killed so often; after each, it must be there whole or not at all."""
    trial = Loads(project, warm)
    outcomes = (trial.disturbed(moment, Begun.kill) for moment in moments(times, seed))
    return tally(f"kill -9 of pmf load, {database}", outcomes)
