"""The clock set back: by days between loads, and in the middle of runs.

Loads ask the system, for which Debian's libfaketime answers. It breaks the waiting of a process
with threads, so runs are told the time by a `time.time` of ours, in every process of theirs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.faults.figures import Outcome, Tried, tally
from bench.faults.killing import RUN, Loads, Runs, Watched, moments
from bench.faults.project import COUNCIL, Project, answers
from bench.warm import Warm
from pmf_lib.store import open_store, readers
from tests.tiny import PERIOD

_LIBRARIES = ("/usr/lib/*/faketime/libfaketime.so.1", "/usr/local/lib/faketime/libfaketime.so.1")
_NOW, _BACK, _FILE = 0, 3 * 86_400, "clock"
_SITE = """
import pathlib, time
_file, _time = pathlib.Path({file!r}), time.time
time.time = lambda: _time() - float(_file.read_text() or 0)
"""


def library() -> Path | None:
    """libfaketime, where it is installed."""
    found = (path for pattern in _LIBRARIES for path in Path("/").glob(pattern.lstrip("/")))
    return next(found, None)


def of_the_system(project: Project, faketime: Path) -> Mapping[str, str]:
    """The project's environment, with a system's clock that `set_back` moves."""
    set_back(project, _NOW)
    return {
        **project.environment,
        "LD_PRELOAD": str(faketime),
        "FAKETIME_TIMESTAMP_FILE": str(project.tiny.path / _FILE),
        "FAKETIME_NO_CACHE": "1",
        # No system lets anybody move this one.
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }


def of_python(project: Project) -> Mapping[str, str]:
    """The project's environment, with a `time.time` that `set_back` moves."""
    set_back(project, _NOW)
    site = project.tiny.path / "site-of-clock"
    site.mkdir()
    code = _SITE.format(file=str(project.tiny.path / _FILE))
    (site / "sitecustomize.py").write_text(code)
    return {**project.environment, "PYTHONPATH": str(site)}


def set_back(project: Project, seconds: int) -> None:
    """Set the clock of the project's commands back by so much, in one step."""
    partial = project.tiny.path / f"{_FILE}.part"
    partial.write_text(f"-{seconds}\n" if _system(project) else f"{seconds}\n")
    partial.replace(project.tiny.path / _FILE)


def _system(project: Project) -> bool:
    return not (project.tiny.path / "site-of-clock").exists()


def loads_set_back(project: Project, warm: Warm, days: range) -> Tried:
    """Loads, each with a clock further back than at the one before it; what it says must count."""
    trial, outcomes = Loads(project, warm), []
    for back in days:
        set_back(project, back * 86_400)
        trial.undisturbed()
        lost = [*project.store_faults(trial.loaded), *_hidden(project, trial.loaded)]
        outcomes.append(Outcome(True, lost=tuple(lost)))
    return tally("pmf load with a clock set back by a day to a month", outcomes)


def _hidden(project: Project, loads: int) -> Iterator[str]:
    """Figures of the last load that an earlier one hides."""
    with open_store(project.url) as store:
        reader = store.reader(store.snapshot(COUNCIL))
        frame = readers.values_by_period(reader, subgroups=True)
    shown = frame[frame["ward"].notna()]["numerator"].astype(int).tolist()
    if sorted(shown) != sorted(answers(loads - 1)):
        yield f"Not every figure is of load {loads}"


def runs_set_back(project: Project, warm: Warm, times: int, seed: int) -> Tried:
    """Runs whose clock is set back at a random moment; the pages are those of any other clock."""
    trial = Runs(project, warm)
    before = _bytes(project)
    outcomes, again = [], Watched(warm, (*RUN, "--force"))
    again.seconds = trial.command.seconds
    for moment in moments(times, seed):
        status = again.disturbed(moment, lambda _: set_back(project, _BACK))
        lost = [f"Status {status}: {again.said}"] if status else []
        lost += [*project.quarter_faults(trial.version), *_negative(project)]
        if _bytes(project) != before:
            lost.append("The pages have other bytes")
        set_back(project, _NOW)
        outcomes.append(Outcome(True, lost=tuple(lost)))
    return tally("pmf run, its clock set back by three days in the middle", outcomes)


def _bytes(project: Project) -> dict[str, bytes]:
    quarter = project.tiny.quarter
    files = (path for path in quarter.rglob("*") if path.is_file())
    return {str(path.relative_to(quarter)): path.read_bytes() for path in files}


def _negative(project: Project) -> Iterator[str]:
    """A pack that took less than no time, by the run log."""
    log = project.tiny.quarter.with_name(f"{PERIOD}.log.jsonl")
    for line in log.read_text("utf-8").splitlines():
        if json.loads(line).get("seconds", 0.0) < 0:
            yield f"Less than no time: {line}"
