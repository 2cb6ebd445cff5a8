"""One value of the demo council changed: which packs a run makes again, and which it should."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping

from bench.homes import Home
from bench.quarter_figures import Change
from bench.spending import spent
from pmf_lib.run.record import State, read_manifest

UNIT = "ict-services"
_FILE = "values-2021-22.csv"


def change_of(where: Home, only: tuple[str, ...] = ()) -> Change:
    """Change a value of one unit, run, and run again with every pack forced.

    The quarter must have been made before.
    """
    before = _files(where)
    _load_changed(where)
    cost = spent(lambda: where.run(*only, jobs=2))
    made, after = _made(where), _files(where)
    where.run("--force", *only, jobs=2)
    forced = _files(where)
    differ = tuple(sorted(name for name in forced if forced[name] != before.get(name)))
    return Change(cost, made, differ, after == forced)


def _made(where: Home) -> tuple[str, ...]:
    manifest = read_manifest(where.quarter)
    assert manifest is not None
    return tuple(sorted(each.name for each in manifest.packs if each.status is State.MADE))


def _files(where: Home) -> Mapping[str, str]:
    """Each pack's page and executed notebook, as one digest."""
    manifest = read_manifest(where.quarter)
    assert manifest is not None
    return {
        each.name: hashlib.sha256(
            (where.quarter / each.file).read_bytes() + (where.quarter / each.evidence).read_bytes()
        ).hexdigest()
        for each in manifest.packs
    }


def _load_changed(where: Home) -> None:
    """Load a file with one row, its figure one higher than before."""
    with (where.path / "demo" / _FILE).open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if _is_plain(row, where.period))
    row["value"] = str(float(row["value"]) + 1)
    folder = where.path / "changed"
    folder.mkdir(exist_ok=True)
    with (folder / _FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)
    where.command("pmf", "load", str(folder), "--council", where.council)


def _is_plain(row: Mapping[str, str], period: str) -> bool:
    """Whether the row is the unit's figure of the quarter's last month or of the quarter."""
    own = row["unit"] == UNIT and row["period"] in (period, "2021-22-M06")
    return own and bool(row["value"]) and not (row["numerator"] or row["ward"])
