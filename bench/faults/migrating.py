"""`kill -9` in the middle of a migration, of a database that an earlier release left."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.faults.figures import Outcome, Tried, tally
from bench.faults.killing import moments
from pmf_lib.errors import PmfError
from pmf_lib.store import open_store
from tests.store.builders import COUNCIL
from tests.store.releases import Release

# Says when it is ready, and then migrates.
_MIGRATING = """
import sys
import alembic.command, alembic.config, sqlalchemy.dialects.sqlite
import sqlalchemy.dialects.postgresql.psycopg
from pmf_lib.store import open_store
print("ready", flush=True)
sys.stdin.readline()
open_store(sys.argv[1], create=True)
print("done", flush=True)
"""
_ROOT = Path(__file__).resolve().parents[2]


def killed_migrations(
    lay: Callable[[Release], str], releases: tuple[Release, ...], times: int, database: str
) -> Tried:
    """Migrations of each release killed so often; `lay` gives the URL of a fresh such database."""
    outcomes = []
    for release in releases:
        seconds = _migrated(lay(release), None)
        found = (moment * seconds for moment in moments(times, int(release.version)))
        outcomes += [_killed(lay(release), release, moment) for moment in found]
    return tally(f"kill -9 of a migration, {database}", outcomes)


def _migrated(url: str, moment: float | None) -> float:
    """Migrate, killed after so many seconds; how long it took."""
    command = [sys.executable, "-c", _MIGRATING, url]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes, text=True, cwd=_ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        started = time.perf_counter()
        process.stdin.write("\n")
        process.stdin.flush()
        if moment is None:
            process.stdout.readline()
        else:
            time.sleep(moment)
            process.kill()
        process.wait()
        return time.perf_counter() - started


def _killed(url: str, release: Release, moment: float) -> Outcome:
    _migrated(url, moment)
    new, lost = True, []
    try:
        open_store(url).close()
    except PmfError as error:
        new = False
        if release.version not in error.sentence:
            lost.append(f"Neither the old nor the new schema: {error.sentence}")
    with open_store(url, create=True) as store:
        snapshot = store.snapshot(COUNCIL)
        lost += store.verify(COUNCIL)
    if (snapshot.load, snapshot.digest) != (2, release.digest):
        lost.append(f"After the next migration the store holds {snapshot.token}")
    return Outcome(new, lost=tuple(lost))
