"""A database that cannot be used gives one plain sentence: found, allowed, next step."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from pmf_lib.errors import StoreAwayError, StoreError
from pmf_lib.store import Store, engine, open_store
from pmf_lib.store.faults import explain
from tests.store.builders import COUNCIL, ON_SQLITE, TODAY, frame, load, value

SECRET = "hunter2"


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait the whole minute for a lock."""
    monkeypatch.setattr(engine, "BUSY_MILLISECONDS", 50)
    monkeypatch.setattr(engine, "WRITE_MILLISECONDS", 50)


@ON_SQLITE
def test_a_missing_database(database_url: str) -> None:
    with pytest.raises(StoreError, match=r"no database at .*pmf load"):
        open_store(database_url)
    assert not path_of(database_url).exists()


@ON_SQLITE
@pytest.mark.parametrize("content", [b"", b"measure,unit\n" * 200, os.urandom(5000)])
def test_a_file_that_is_no_store(database_url: str, content: bytes) -> None:
    path_of(database_url).write_bytes(content)
    with pytest.raises(StoreError, match="no store yet" if not content else "not a sound SQLite"):
        open_store(database_url)
    if content:
        with pytest.raises(StoreError, match="last good copy"):
            open_store(database_url, create=True)
        assert path_of(database_url).read_bytes() == content


@ON_SQLITE
def test_a_damaged_database(store: Store, database_url: str) -> None:
    load(store, "values", *(value(f"{year}-{(year + 1) % 100:02d}") for year in range(1950, 2050)))
    store.close()
    whole = path_of(database_url).read_bytes()
    path_of(database_url).write_bytes(whole[:8192] + os.urandom(len(whole) - 8192))
    with pytest.raises(StoreError, match="not a sound SQLite"):
        open_store(database_url).snapshot(COUNCIL)


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(f"sqlite:///{tmp_path}", create=True)


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(f"sqlite:///{tmp_path}/var/deep/pmf.sqlite", create=True)


@ON_SQLITE
@pytest.mark.usefixtures("impatient")
def test_a_database_locked_by_another(store: Store, database_url: str) -> None:
    load(store, "values", value())
    before = store.snapshot(COUNCIL)
    other = sqlite3.connect(path_of(database_url), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match=r"locked.*try again"):
        load(store, "values", value(figure=1))
    assert store.snapshot(COUNCIL) == before
    other.execute("ROLLBACK")
    other.close()
    assert load(store, "values", value(figure=1)).load == 2


@ON_SQLITE
def test_a_full_disk_leaves_the_store_as_it_was(store: Store) -> None:
    load(store, "values", value())
    before = store.snapshot(COUNCIL)

    def fill(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(store._engine, "connect", fill)
    store.close()
    rows = [value(note="x" * 5000, ward=str(number)) for number in range(50)]
    with pytest.raises(StoreError, match=r"disk is full.*nothing of this load was kept"):
        load(store, "values", *rows)
    event.remove(store._engine, "connect", fill)
    store.close()
    assert store.snapshot(COUNCIL) == before
    assert load(store, "values", *rows).added == {"values": 50}


# Everything is tried once on a copy, so that a user who may read little needs to import no more.
AS_NOBODY = """
import os, sys
from tests.store.builders import COUNCIL, load, value
from pmf_lib.errors import StoreAwayError, StoreError
from pmf_lib.store import open_store, readers

def use(url):
    try:
        store = open_store(url)
        seen = readers.values_by_period(store.reader(store.snapshot(COUNCIL)))
        print(len(seen), "read", flush=True)
        load(store, "values", value(figure=1))
        print("written")
    except StoreError as error:
        print(error)

use(sys.argv[1])
if os.geteuid() == 0:
    os.setuid(65534)
use(sys.argv[2])
"""


@pytest.fixture
def public_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that anyone may enter, as deep as pytest's own are not."""
    opened = [folder for folder in (tmp_path, *tmp_path.parents) if not folder.stat().st_mode & 1]
    modes = {folder: folder.stat().st_mode for folder in opened}
    for folder in opened:
        folder.chmod(0o755)
    yield tmp_path
    for folder, mode in modes.items():
        folder.chmod(mode)


@ON_SQLITE
@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
@pytest.mark.parametrize(
    ("folder_mode", "said"),
    [(0o777, ["1 read", "read-only"]), (0o555, ["read-only"])],
)
def test_a_read_only_database(
    store: Store, database_url: str, public_folder: Path, folder_mode: int, said: list[str]
) -> None:
    load(store, "values", value())
    store.close()
    file = path_of(database_url)
    copy = public_folder / "elsewhere" / "copy.sqlite"
    copy.parent.mkdir()
    shutil.copyfile(file, copy)
    file.chmod(0o444)
    public_folder.chmod(folder_mode)
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, f"sqlite:///{copy}", database_url],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    copied, refused = done.stdout.split("written\n")
    assert copied == "1 read\n"
    for words in (*said, "PMF_DATABASE"):
        assert words in refused


@pytest.mark.parametrize(
    "url",
    [
        f"nonsense {SECRET}",
        f"postgresql//user:{SECRET}@host/pmf",
        f"postgresql://user:{SECRET}@host:port/pmf",
        f"mysql://user:{SECRET}@host/pmf",
        f"postgresql+nodriver://user:{SECRET}@host/pmf?password={SECRET}",
        f"postgresql+asyncpg://user:{SECRET}@host/pmf",
        f"sqlite+nodriver:///{SECRET}.sqlite",
        f"sqlite:///:memory:?key={SECRET}",
        "sqlite://",
        f"sqlite:///file:x?uri=true&key={SECRET}",
    ],
)
def test_a_url_that_cannot_be_used_is_never_printed(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(url, create=True)
    assert SECRET not in str(caught.value)
    assert caught.value.next_step


def test_a_password_is_not_kept_with_the_load(store: Store, database_url: str) -> None:
    for number, source in enumerate((f"mssql://me:{SECRET}@h/db?pwd={SECRET}", f"x://:{SECRET}@[")):
        batches = {"values": [frame("values", value(figure=number))]}
        store.load(COUNCIL, batches, source=source, sha256="", loaded_on=TODAY)
    with sa.create_engine(database_url).connect() as connection:
        kept = list(connection.execute(sa.text("SELECT source FROM pmf_loads")).scalars())
    assert kept[0].startswith("mssql://me")
    assert SECRET not in "".join(kept)


def test_a_server_that_does_not_answer_and_one_that_says_no() -> None:
    class RefusalError(Exception):
        sqlstate = "28P01"

    wrapped = sa.exc.OperationalError("SELECT 1", None, RefusalError(SECRET))
    for error in (wrapped, sa.exc.OperationalError(None, None, OSError(SECRET))):
        said = str(explain(error, "postgresql://server/pmf"))
        assert "postgresql://server/pmf" in said
        assert SECRET not in said


@pytest.mark.parametrize(
    ("name", "away", "said"),
    [
        ("SQLITE_IOERR_SHMSIZE", True, "even reading needs a little room"),
        ("SQLITE_IOERR_READ", True, "The disk failed"),
        ("SQLITE_BUSY_RECOVERY", True, "locked"),
        ("SQLITE_FULL", False, "The disk is full"),
        ("SQLITE_CORRUPT_INDEX", False, "not a sound SQLite"),
    ],
)
def test_a_database_that_does_not_answer_is_told_from_one_that_says_no(
    name: str, away: bool, said: str
) -> None:
    """A run ends where the database went away; a pack fails where it asked what cannot be had."""
    error = sqlite3.OperationalError("raw words")
    error.sqlite_errorname = name  # type: ignore[misc]
    told = explain(error, "/srv/pmf.sqlite")
    assert isinstance(told, StoreAwayError) is away
    assert said in told.sentence
    assert "raw words" not in told.sentence
