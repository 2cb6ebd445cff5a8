"""Which packs a quarter has, and with which parameters; everything refused before a kernel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pmf_lib import project
from pmf_lib.council import Council, ForEach, Named, PackSpec, as_reported
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Period
from pmf_lib.run.definition import check_definition
from pmf_lib.run.parameters import check_parameters

if TYPE_CHECKING:
    from pmf_lib.store import Snapshot

WHOLE_COUNCIL = "council"
BODIES = "bodies"
DATA_FILES = (
    "data/datapackage.json",
    "data/figures.csv",
    "data/measures.csv",
    "data/restatements.csv",
    "data/targets.csv",
)


@dataclass(frozen=True)
class Task:
    """One pack to make: a notebook, its parameters and the page it becomes.

    `file` is relative to the quarter's folder; `about` is the unit, committee, body or council
    in words; `whole_title` is the title after it.
    """

    pack: str
    key: str
    title: str
    whole_title: str
    about: str
    audience: str
    notebook: Path
    parameters: dict[str, str]

    @property
    def name(self) -> str:
        """The pack as it is named on the command line."""
        return f"{self.pack}:{self.key}"

    @property
    def file(self) -> str:
        """The page, relative to the quarter's folder."""
        return f"{self.pack}/{self.key}.html"

    @property
    def evidence(self) -> str:
        """The executed notebook, relative to the quarter's folder."""
        return f"{self.pack}/{self.key}.ipynb"


@dataclass(frozen=True)
class Plan:
    """A quarter's packs. `tasks` are those asked for, `all_tasks` every one the council has.

    `snapshot` is what they are made from where that is not all that is loaded by now, and
    `outputs` where they go where that is not the project's own folder.
    """

    council: Council
    period: Period
    as_known_on: date | None
    tasks: tuple[Task, ...]
    all_tasks: tuple[Task, ...]
    snapshot: Snapshot | None = None
    outputs: Path | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of the packs asked for."""
        return frozenset(task.name for task in self.tasks)

    @property
    def day(self) -> str:
        """The day as known on, as text; empty for all that is known."""
        return self.as_known_on.isoformat() if self.as_known_on else ""

    def command(self, name: str) -> str:
        """The command that makes one pack of this quarter again."""
        day = f" --as-known-on {self.as_known_on}" if self.as_known_on else ""
        council = f" --council {self.council.key}"
        return f"pmf run {self.period}{council} --only {name} --force{day}"

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file of the quarter that a page may point at."""
        packs = (file for task in self.all_tasks for file in (task.file, task.evidence))
        bodies = (f"{BODIES}/{body.key}/index.html" for body in self.council.bodies)
        return frozenset({"index.html", "manifest.json", *DATA_FILES, *packs, *bodies})


def make_plan(
    council: Council,
    period: Period,
    *,
    only: Sequence[str] = (),
    as_known_on: date | None = None,
    home: Path | None = None,
) -> Plan:
    """Every pack of the council's quarter or month, or only those named `PACK` or `PACK:KEY`.

    A ParameterError for a period of which the council makes none, a pack or key it has not, a
    notebook that is missing or cannot take its parameters.
    """
    council = as_reported(council, period)
    common = {
        "council": council.key,
        "period": period.code,
        "as_known_on": as_known_on.isoformat() if as_known_on else "",
    }
    tasks = tuple(task for spec in council.packs for task in _tasks(council, spec, common, home))
    chosen = _chosen(tasks, only, council) if only else tasks
    # A notebook is given the same names for each of its keys: one look at it is enough.
    for task in {(task.notebook, *task.parameters): task for task in chosen}.values():
        check_parameters(task.notebook, task.parameters)
        check_definition(council.pack(task.pack), task.notebook)
    return Plan(council, period, as_known_on, chosen, tasks)


def _tasks(
    council: Council, spec: PackSpec, common: Mapping[str, str], home: Path | None
) -> Iterator[Task]:
    notebook = (home or project.root()) / spec.notebook
    for key, about in _keys(council, spec):
        own = {} if spec.for_each == WHOLE_COUNCIL else {str(spec.for_each): key}
        yield Task(
            pack=spec.pack,
            key=key,
            title=spec.title,
            whole_title=f"{about}: {spec.title_within}",
            about=about,
            audience=spec.audience,
            notebook=notebook,
            parameters={**common, **own},
        )


def _keys(council: Council, spec: PackSpec) -> tuple[tuple[str, str], ...]:
    """The keys a pack is made for, each with its name, in the profile's order."""
    things: dict[ForEach, tuple[Named, ...]] = {
        ForEach.UNIT: council.units,
        ForEach.COMMITTEE: council.committees,
        ForEach.DIRECTORATE: council.directorates,
        ForEach.PORTFOLIO: council.portfolios,
        ForEach.GROUP: council.groups,
        ForEach.BODY: tuple(body for body in council.bodies if spec.pack in body.receives),
    }
    if spec.for_each is ForEach.COUNCIL:
        return ((WHOLE_COUNCIL, council.name),)
    return tuple((thing.key, thing.name) for thing in things[spec.for_each])


def _chosen(tasks: Sequence[Task], only: Sequence[str], council: Council) -> tuple[Task, ...]:
    wanted: set[str] = set()
    for text in only:
        wanted |= {task.name for task in named(tasks, text, council)}
    return tuple(task for task in tasks if task.name in wanted)


def named(tasks: Sequence[Task], text: str, council: Council) -> tuple[Task, ...]:
    """The tasks called `PACK` or `PACK:KEY`; a ParameterError saying what there is."""
    pack, _, key = text.partition(":")
    packs = sorted({task.pack for task in tasks})
    if pack not in packs:
        raise _unknown(f"{council.key} has no pack “{pack}”", pack, packs, "packs")
    keys = [task.key for task in tasks if task.pack == pack]
    if ":" in text and key not in keys:
        raise _unknown(f"The pack {pack} of {council.key} has no “{key}”", key, keys, "keys")
    return tuple(task for task in tasks if task.pack == pack and key in ("", task.key))


def _unknown(found: str, given: str, allowed: Sequence[str], what: str) -> ParameterError:
    near = get_close_matches(given, allowed, n=1)
    hint = f"Write “{near[0]}” if that is meant" if near else f"Name one of the {what}"
    return ParameterError(found, f"Its {what} are {', '.join(allowed)}", hint)
