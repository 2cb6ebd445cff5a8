"""Packs as they were known on a day, and made again later, whatever was loaded since (R1-044)."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import make_url

from pmf_lib.errors import StoreError
from pmf_lib.run.record import Manifest, require_manifest
from pmf_lib.store import open_store, readers
from tests.tiny import FIGURES, PERIOD, UNITS, Tiny, batch, make_tiny, measure, notebook, value

FIRST, SECOND = date(2021, 10, 20), date(2021, 11, 8)
DAY = ("--as-known-on", FIRST.isoformat())


def load(url: str, day: date, **tables: list[dict[str, object]]) -> None:
    with open_store(url, create=True) as store:
        rows = {name: [batch(name, *found)] for name, found in tables.items()}
        store.load("tiny", rows, source="test", sha256="0" * 64, loaded_on=day)


@pytest.fixture
def tiny(tmp_path: Path, database_url: str) -> Tiny:
    """The tiny council, its reports telling every figure, with one load in the database."""
    tiny = make_tiny(tmp_path / "project")
    tiny.settings(jobs=1)
    for name, key in (("unit_report", 'unit = "alpha"'), ("whole", "")):
        tiny.write(name, notebook(FIGURES, key=key))
    periods = [(unit, period) for unit in UNITS for period in ("2021-22-Q1", PERIOD)]
    load(
        database_url,
        FIRST,
        measures=[measure(unit) for unit in UNITS],
        values=[value(unit, period, 150.0, date(2021, 10, 8)) for unit, period in periods],
    )
    return tiny


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def told(manifest: Manifest) -> dict[str, object]:
    """What the manifest says but for the load that was the latest, and for digests of itself."""
    own = manifest.model_dump(mode="json", exclude={"snapshot", "digest", "files"})
    for pack in own["packs"]:
        del pack["inputs"]["snapshot"], pack["status"]
    return own


def test_packs_as_known_then_and_made_again_later(tiny: Tiny, database_url: str) -> None:
    """Only the index, which names the load, and the manifest, which names it too, may differ.

    What is loaded in between changes what is known, and neither what was nor what was made.
    """
    at_home = {"PMF_DATABASE": database_url}
    tiny.pmf("run", PERIOD, *DAY, **at_home)
    then = Path(shutil.copytree(tiny.quarter, tiny.path / "then"))
    site = tiny.path / "site" / "tiny" / PERIOD
    tiny.pmf("publish", PERIOD, "--to", "site", **at_home)
    corrected = [value("beta", PERIOD, 100.0, SECOND) | {"reason_code": "error"}]
    load(database_url, SECOND, values=corrected, targets=[aim("BETA-01")])

    assert b"beta 2021-22-Q2: 75" in (then / "unit_report" / "beta.html").read_bytes()
    with open_store(database_url) as store:
        now = readers.values_by_period(store.reader(store.snapshot("tiny")), unit="beta")
        assert now["value"].tolist() == [75.0, 50.0]

    tiny.pmf("run", PERIOD, "--force", *DAY, **at_home)
    before, again = files(then), files(tiny.quarter)
    assert {name for name in before if before[name] != again[name]} == {
        "index.html",
        "manifest.json",
    }
    assert set(before) == set(again)
    assert told(require_manifest(then)) == told(require_manifest(tiny.quarter))

    on_sqlite = make_url(database_url).get_backend_name() == "sqlite"
    asked, count = (site, 10) if on_sqlite else (then, 25)
    done = tiny.pmf("remake", str(asked), **at_home)
    assert done.stdout == f"{count} files and the manifest are the same.\n"
    assert not list(then.rglob("*.dsse.json"))


def aim(measure: str) -> dict[str, object]:
    return {"measure": measure, "period": "2021-22", "target": 80.0, "set_on": SECOND}


def test_a_snapshot_of_another_database_is_refused(tiny: Tiny, database_url: str) -> None:
    """A quarter is made again only where its rows are, or where the same were loaded."""
    other = tiny.database
    with open_store(other) as store, open_store(database_url) as beside:
        snapshot = store.snapshot("tiny")
        assert beside.snapshot("tiny").digest == snapshot.digest
        store.load(
            "tiny",
            {"values": [batch("values", value("beta", PERIOD, 1.0, SECOND))]},
            source="test",
            sha256="",
            loaded_on=SECOND,
        )
        with pytest.raises(StoreError, match="is not in this database"):
            beside.reader(store.snapshot("tiny"))
        beside.reader(snapshot)
