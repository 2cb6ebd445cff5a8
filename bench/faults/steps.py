"""Every fault that is tried, step by step, and how often."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.faults import clock, room
from bench.faults.beside import Pair, handed_out_beside, two_loads, two_runs
from bench.faults.crowd import crowd
from bench.faults.falling import Falling, fallen_in_load, fallen_in_run
from bench.faults.figures import Crowd, Faults, Tried
from bench.faults.killing import killed_kernels, killed_loads, killed_runs
from bench.faults.migrating import killed_migrations
from bench.faults.project import make_project
from bench.warm import warm
from tests.postgres import lasting_server
from tests.store.releases import RELEASES, Release, released_on

SEED = 8
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


@dataclass(frozen=True)
class Often:
    """How often each sort of fault is tried, and how large the crowd is."""

    kills: int
    some: int
    few: int
    crowd: int
    seconds: float


FULL = Often(kills=100, some=20, few=10, crowd=20, seconds=60.0)
QUICK = Often(kills=2, some=2, few=1, crowd=2, seconds=1.0)

Step = Callable[[Often], Iterator[Tried | Crowd]]


@contextmanager
def _fresh() -> Iterator[Path]:
    with TemporaryDirectory(prefix="pmf-faults-", ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "project"


@contextmanager
def _pair(url: str = "") -> Iterator[Pair]:
    with _fresh() as folder, ExitStack() as held:
        project = make_project(folder, url)
        one, other = (
            held.enter_context(warm(project.environment, project.tiny.path)) for _ in range(2)
        )
        yield Pair(project, one, other)


def runs_killed(often: Often) -> Iterator[Tried]:
    """Runs: half of the moments with all of its group, half alone."""
    with _pair() as pair:
        for group in (True, False):
            yield killed_runs(pair.project, pair.one, often.kills // 2, SEED + group, group=group)


def kernels_killed(often: Often) -> Iterator[Tried]:
    """What a run starts: workers, fork-servers, notebooks."""
    with _pair() as pair:
        yield killed_kernels(pair.project, pair.one, often.some, SEED)


def loads_killed(often: Often) -> Iterator[Tried]:
    """Loads into SQLite; two of one source at once."""
    with _pair() as pair:
        yield killed_loads(pair.project, pair.one, often.kills, SEED, SQLITE)
        yield two_loads(pair, often.few, SEED, SQLITE)


def loads_killed_on_a_server(often: Often) -> Iterator[Tried]:
    """Loads into PostgreSQL; two of one source at once."""
    with lasting_server() as lasting, _pair(lasting.server.make("faults")) as pair:
        yield killed_loads(pair.project, pair.one, often.kills, SEED, POSTGRESQL)
        yield two_loads(pair, often.few, SEED, POSTGRESQL)


def server_killed(often: Often) -> Iterator[Tried]:
    """The PostgreSQL server, which waits for its disk, in the middle of loads and runs."""
    with lasting_server() as lasting, _pair(lasting.server.make("faults")) as pair:
        falling = Falling(lasting, pair.project.url, SEED)
        for whole in (True, False):
            yield fallen_in_load(pair.project, pair.one, falling, often.some, whole=whole)
        for whole in (True, False):
            yield fallen_in_run(pair.project, pair.one, falling, often.few, whole=whole)


def beside_each_other(often: Often) -> Iterator[Tried]:
    """Two runs together, and handing out beside a run."""
    with _pair() as pair:
        yield two_runs(pair, often.few, SEED)
        for command in ("publish", "formats"):
            yield handed_out_beside(pair, command, often.few, SEED)


def clock_set_back(often: Often) -> Iterator[Tried]:
    """A clock set back between loads, where libfaketime is installed, and in the middle of runs."""
    faketime = clock.library()
    with ExitStack() as held:
        project = make_project(held.enter_context(_fresh()))
        if faketime:
            environment = clock.of_the_system(project, faketime)
            ready = held.enter_context(warm(environment, project.tiny.path))
            yield clock.loads_set_back(project, ready, range(1, often.some + 1))
        ready = held.enter_context(warm(clock.of_python(project), project.tiny.path))
        yield clock.runs_set_back(project, ready, often.few, SEED)


def disks(often: Often) -> Iterator[Tried]:
    """Full disks and closed ones."""
    yield from room.tried(often.few)


def migrations_killed(often: Often) -> Iterator[Tried]:
    """Migrations from every released schema, on both databases."""
    with _fresh() as folder, lasting_server() as lasting:
        folder.mkdir()
        numbers = count()

        def on_sqlite(release: Release) -> str:
            return f"sqlite:///{release.put(folder / f'{next(numbers)}.sqlite')}"

        def on_postgresql(release: Release) -> str:
            url = lasting.server.make(f"released_{next(numbers)}")
            released_on(url, release, release.put(folder / f"{next(numbers)}.sqlite"))
            return url

        yield killed_migrations(on_sqlite, RELEASES, often.some, SQLITE)
        yield killed_migrations(on_postgresql, RELEASES, often.some, POSTGRESQL)


def crowded(often: Often) -> Iterator[Crowd]:
    """Writers and readers at once, on both databases."""
    with _fresh() as folder:
        url = make_project(folder).url
        yield crowd(url, SQLITE, often.crowd, often.crowd, often.seconds)
    with _fresh() as folder, lasting_server() as lasting:
        url = make_project(folder, lasting.server.make("faults")).url
        yield crowd(url, POSTGRESQL, often.crowd, often.crowd, often.seconds)


STEPS: tuple[Step, ...] = (
    runs_killed,
    kernels_killed,
    loads_killed,
    loads_killed_on_a_server,
    server_killed,
    beside_each_other,
    clock_set_back,
    disks,
    migrations_killed,
    crowded,
)


def measured(quick: bool) -> Faults:
    """Everything tried, said as it is done."""
    return gathered(each for step in STEPS for each in told(step(QUICK if quick else FULL)))


def told(found: Iterator[Tried | Crowd]) -> Iterator[Tried | Crowd]:
    """The same, each said as it comes: the whole takes more than an hour."""
    for each in found:
        print(each, flush=True)
        yield each


def gathered(found: Iterator[Tried | Crowd]) -> Faults:
    """What was found, sorted into its tables."""
    both = list(found)
    tried = tuple(each for each in both if isinstance(each, Tried))
    return Faults(tried, tuple(each for each in both if isinstance(each, Crowd)))
