"""A tiny council's project whose pages and figures bear a version, to tell old from new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psutil

from bench.faults.figures import LEFT
from pmf_lib.errors import PmfError
from pmf_lib.run.record import State, read_manifest, verify
from pmf_lib.store import open_store, readers
from tests.tiny import UNITS, Tiny, batch, first_figures, make_tiny, notebook
from tests.waiting import until

COUNCIL = "tiny"
LOADED_ON = date(2021, 10, 20)
_QUARTERS = 40
_HEADINGS = "measure,unit,period,value,numerator,denominator,status,ward"
_VERSION = re.compile(r"All is version (\d+)")
_SAYS = (
    'Section(name="budget", headline="Well.", '
    'blocks=(Paragraph(text="All is version {version} of " + key),))'
)


@dataclass(frozen=True)
class Project:
    """The project in `folder`, with its database at `url`; temporary files go to `scratch`."""

    tiny: Tiny
    url: str

    @property
    def scratch(self) -> Path:
        """The folder of the commands' temporary files, which must be empty after each."""
        return self.tiny.path / "scratch"

    @property
    def source(self) -> Path:
        """The folder that is loaded."""
        return self.tiny.path / "source"

    @property
    def environment(self) -> dict[str, str]:
        """What its commands need; Python may keep what it compiles, as anywhere else."""
        left_out = ("PYTHONDONTWRITEBYTECODE", "PMF_DATABASE")
        kept = {n: word for n, word in self.tiny.environment.items() if n not in left_out}
        return {**kept, "PMF_DATABASE": self.url, "TMPDIR": str(self.scratch)}

    def write_notebooks(self, version: int) -> None:
        """Change both notebooks, so that every page has to be made again."""
        says = _SAYS.format(version=version)
        self.tiny.write("unit_report", notebook(says))
        self.tiny.write("whole", notebook(says, key=""))

    def write_source(self, version: int) -> None:
        """Figures to load, each other than in the version before."""
        self.source.mkdir(exist_ok=True)
        rows = "\n".join(_rows(version))
        (self.source / "values.csv").write_text(f"{_HEADINGS}\n{rows}\n")

    def pages(self) -> frozenset[int]:
        """The versions that the pages of the published quarter show."""
        pages = [page.read_text("utf-8") for page in self.tiny.quarter.rglob("*.html")]
        return frozenset(int(number) for page in pages for number in _VERSION.findall(page))

    def quarter_faults(self, *allowed: int) -> Iterator[str]:
        """What is wrong with the published quarter, which must be whole and of one version."""
        yield from verify(self.tiny.quarter)
        manifest = read_manifest(self.tiny.quarter)
        records = manifest.packs if manifest else ()
        if len(records) != len(UNITS) + 1:
            yield f"The quarter has {len(records)} packs"
        yield from (r.told for r in records if r.status is State.FAILED)
        shown = self.pages()
        if len(shown) != 1 or not shown <= set(allowed):
            yield f"Pages of the versions {sorted(shown)}, allowed {allowed}"

    def store_faults(self, *allowed: int) -> Iterator[str]:
        """What is wrong with the store, which must hold one of so many whole loads, no more."""
        try:
            with open_store(self.url) as store:
                snapshot = store.snapshot(COUNCIL)
                yield from store.verify(COUNCIL)
                reader = store.reader(snapshot)
                kept = len(readers.value_history(reader))
        except PmfError as error:
            yield error.sentence
            return
        if snapshot.load not in allowed:
            yield f"The store has {snapshot.load} loads, allowed {allowed}"
        if kept != rows_after(snapshot.load):
            yield f"{kept} rows of {snapshot.load} loads"

    def loads(self) -> int:
        """How many loads the store has."""
        with open_store(self.url) as store:
            return store.snapshot(COUNCIL).load

    def left(self) -> Iterator[str]:
        """What an ended command left behind: work in hand, temporary files."""
        staging = self.tiny.quarter.parent / ".staging"
        here = staging.iterdir() if staging.exists() else ()
        yield from (f"{each.name} {LEFT} in staging" for each in here if each.is_dir())
        yield from (f"{each.name} {LEFT} in the temporary folder" for each in self.leavings())

    def leavings(self) -> list[Path]:
        """The temporary files that are there."""
        return list(self.scratch.iterdir())


def make_project(folder: Path, url: str = "") -> Project:
    """The tiny council's project in an empty folder, its first figures loaded in an empty store."""
    tiny = make_tiny(folder)
    project = Project(tiny, url or tiny.database)
    project.scratch.mkdir()
    tiny.settings(jobs=1)
    if url:
        batches = {table: [batch(table, *rows)] for table, rows in first_figures().items()}
        with open_store(url, create=True) as store:
            store.load(COUNCIL, batches, source="first", sha256="", loaded_on=LOADED_ON)
    project.write_notebooks(1)
    project.write_source(1)
    return project


def answers(version: int) -> list[int]:
    """The numerators of the figures of that version, each other than in the version before."""
    return [(number + version) % 200 + 1 for _ in UNITS for number in range(_QUARTERS)]


def _rows(version: int) -> Iterator[str]:
    keys = ((unit, number) for unit in UNITS for number in range(_QUARTERS))
    for (unit, number), answered in zip(keys, answers(version), strict=True):
        year, part = divmod(number, 4)
        period = f"{2010 + year}-{11 + year}-Q{part + 1}"
        yield f"{unit.upper()}-01,{unit},{period},{answered / 2},{answered},200,final,Ward 1"


def rows_after(loads: int) -> int:
    """How many values the store holds after so many loads: the first has the tiny council's own."""
    return 2 * len(UNITS) + len(answers(0)) * (loads - 1)


def processes_of(project: Project) -> list[psutil.Process]:
    """Every process at work in the project; those that begin commands are this one's children."""
    home, spared = str(project.tiny.path), {child.pid for child in psutil.Process().children()}
    return [
        each for each in psutil.process_iter() if each.pid not in spared and _home(each) == home
    ]


def _home(process: psutil.Process) -> str:
    try:
        return process.environ().get("PMF_HOME", "")
    except psutil.Error:
        return ""


def none_at_work(project: Project) -> Iterator[str]:
    """A sentence where processes do not end by themselves within a minute."""
    if not until(lambda: not processes_of(project)):
        yield f"Processes are left: {[each.pid for each in processes_of(project)]}"
