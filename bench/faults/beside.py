"""Commands beside each other: two runs, two loads, and handing out while a run goes on."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.faults.figures import LEFT, Outcome, Tried, tally
from bench.faults.killing import RUN, Loads, Runs, Watched, moments
from bench.faults.project import COUNCIL, Project
from bench.warm import Warm
from pmf_lib.run.record import verify
from tests.tiny import PERIOD

_VERSION = re.compile(r"All is version (\d+)")


@dataclass(frozen=True)
class Pair:
    """Two processes that begin commands of one project, so that two may go on at once."""

    project: Project
    one: Warm
    other: Warm

    def both(self, first: tuple[str, ...], second: tuple[str, ...], later: float) -> list[int]:
        """The exit statuses of two commands, the second begun so many seconds later."""
        self.one.begin(*first)
        time.sleep(later)
        self.other.begin(*second)
        return [self.one.ended(), self.other.ended()]

    def said(self) -> str:
        """What both said."""
        return f"{self.one.said.read_text()}\n{self.other.said.read_text()}"

    def change(self) -> int:
        """Change every notebook; the version that pages have from now on."""
        version = max(self.project.pages(), default=1) + 1
        self.project.write_notebooks(version)
        return version


def two_runs(pair: Pair, times: int, seed: int) -> Tried:
    """Two runs of one quarter, the second begun at a random moment of the first."""
    first = Runs(pair.project, pair.one)
    outcomes = (_two_runs(pair, part * first.command.seconds) for part in moments(times, seed))
    return tally("two runs of one quarter together", outcomes)


def _two_runs(pair: Pair, later: float) -> Outcome:
    version = pair.change()
    statuses = pair.both(RUN, RUN, later)
    said = pair.said()
    told = sorted(statuses) == [0, 2] and "Another run is making" in said
    lost = [] if told or statuses == [0, 0] else [f"{statuses}: {said}"]
    found = (*pair.project.quarter_faults(version), *pair.project.left())
    return Outcome(new=True, told=told, lost=(*lost, *found))


def handed_out_beside(pair: Pair, command: str, times: int, seed: int) -> Tried:
    """A quarter published, or written in other formats, while a run makes it anew."""
    run = Runs(pair.project, pair.one).command
    site = pair.project.tiny.path / "site"
    kinds = ("--format", "csv") if command == "formats" else ()
    words = (command, PERIOD, "--council", COUNCIL, "--to", str(site), *kinds)
    handing = Watched(pair.other, words)
    handing.whole()
    # Both end near each other: the run's last moment is when a quarter takes another's place.
    lead = max(0.0, run.seconds - handing.seconds)
    spread = [lead + part * (run.seconds - lead) for part in moments(times, seed)]
    outcomes = (_handed_out(pair, words, later, site) for later in spread)
    return tally(f"pmf {command} beside a run", outcomes)


def _handed_out(pair: Pair, words: tuple[str, ...], later: float, site: Path) -> Outcome:
    shutil.rmtree(site, ignore_errors=True)
    version = pair.change()
    ran, handed = pair.both(RUN, words, later)
    said = pair.said()
    # Formats are refused pack by pack where a run has just made that pack anew.
    lost = [] if ran == 0 and handed in {0, 1, 2} and "Traceback" not in said else [said]
    shown: frozenset[int] = frozenset()
    if words[0] == "publish" and handed == 0:
        folder = site / COUNCIL / PERIOD
        lost += verify(folder)
        texts = [page.read_text("utf-8") for page in folder.rglob("*.html")]
        shown = frozenset(int(number) for text in texts for number in _VERSION.findall(text))
        if len(shown) != 1:
            lost.append(f"What is handed out is of the versions {sorted(shown)}")
    lost += [*pair.project.quarter_faults(version), *pair.project.left()]
    return Outcome(version in shown, handed != 0, tuple(lost))


def two_loads(pair: Pair, times: int, seed: int, database: str) -> Tried:
    """One source loaded twice at once, the second begun at a random moment of the first."""
    first = Loads(pair.project, pair.one)
    loads, words = first.loaded, first.command.words
    outcomes = []
    for part in moments(times, seed):
        pair.project.write_source(loads)
        statuses = pair.both(words, words, part * first.command.seconds)
        loads += 1
        outcomes.append(Outcome(True, lost=tuple(_loaded_once(pair, statuses, loads))))
    return tally(f"two loads of one source together, {database}", outcomes)


def _loaded_once(pair: Pair, statuses: list[int], loads: int) -> Iterator[str]:
    if statuses != [0, 0]:
        yield f"{statuses}: {pair.said()}"
    yield from pair.project.store_faults(loads)
    yield from (f"{each.name} {LEFT} over" for each in pair.project.leavings())
