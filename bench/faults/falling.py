"""The database server killed in the middle of loads and runs, and started again."""

from __future__ import annotations

import random
import time
from contextlib import suppress

import psutil
import sqlalchemy as sa

from bench.faults.figures import Outcome, Tried, tally
from bench.faults.killing import Disturb, Loads, Runs, moments
from bench.faults.project import Project
from bench.warm import Begun, Warm
from tests.postgres import LastingServer


class Falling:
    """A server that falls: all of it, or the one process that serves a command."""

    def __init__(self, lasting: LastingServer, database: str, seed: int) -> None:
        self.lasting = lasting
        self.database = str(sa.make_url(database).database)
        self.dice = random.Random(seed)

    def all_of_it(self, _: Begun | None = None) -> None:
        """`kill -9` of the whole server."""
        self.lasting.kill()

    def one_process(self, _: Begun | None = None) -> None:
        """`kill -9` of one of the processes that serve the database, if there is any."""
        serving = [each for each in self.lasting.processes()[1:] if self._serves(each)]
        if serving:
            with suppress(psutil.NoSuchProcess):
                self.dice.choice(serving).kill()

    def _serves(self, process: psutil.Process) -> bool:
        try:
            return f" {self.database} 127.0.0.1" in " ".join(process.cmdline())
        except psutil.Error:
            return False

    def mend(self) -> None:
        """Have it run and answer again."""
        if not self.lasting.processes():
            self.lasting.start_again()
        self._until_it_answers()

    def _until_it_answers(self) -> None:
        for _ in range(100):
            with suppress(sa.exc.OperationalError):
                self.lasting.server.ask("SELECT 1")
                return
            time.sleep(0.1)


def fallen_in_load(
    project: Project, warm: Warm, falling: Falling, times: int, *, whole: bool
) -> Tried:
    """The server killed at a random moment of a load, which must be there whole or not at all."""
    trial = Loads(project, warm)
    fall = falling.all_of_it if whole else falling.one_process
    outcomes = (
        trial.disturbed(moment, fall, falling.mend)
        for moment in moments(times, falling.dice.randrange(100))
    )
    return tally(f"kill -9 of {_what(whole)} during pmf load", outcomes)


def fallen_in_run(
    project: Project, warm: Warm, falling: Falling, times: int, *, whole: bool
) -> Tried:
    """The server killed at a random moment of a run; the last good quarter must stay."""
    trial = Runs(project, warm)
    fall = falling.all_of_it if whole else falling.one_process
    outcomes = (
        _run(trial, moment, fall, falling) for moment in moments(times, falling.dice.randrange(100))
    )
    return tally(f"kill -9 of {_what(whole)} during pmf run", outcomes)


def _run(trial: Runs, moment: float, fall: Disturb, falling: Falling) -> Outcome:
    trial.change()
    status = trial.command.disturbed(moment, fall)
    said = trial.command.said
    falling.mend()
    lost = [*trial.project.quarter_faults(trial.version - 1, trial.version)]
    if status not in {0, 2} or "Traceback" in said:
        lost.append(f"Status {status}: {said}")
    new = trial.version in trial.project.pages()
    if new != (status == 0):
        lost.append(f"Status {status}, and the quarter is {'new' if new else 'old'}")
    return Outcome(new, status == 2, (*lost, *trial.at_once()))


def _what(whole: bool) -> str:
    return "the PostgreSQL server" if whole else "one PostgreSQL process that serves it"
