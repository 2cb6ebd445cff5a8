"""A council of as many packs as asked for: the demo council's units again and again.

Every unit is repeated under a number, a key, a name and codes of its own, with all that refers to
it. Measures carry the number in their titles, so that no two units share a drawn chart.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from bench.homes import COUNCIL, ROOT, Home
from pmf_lib.council import Council, load_council
from pmf_lib.demo.write import write_demo
from pmf_lib.intake import Known, check_source
from pmf_lib.register import TABLES, Table
from pmf_lib.store import open_store

REGION = "region"
LOADED_ON = date(2021, 10, 28)
PAGE_BYTES = 20_000_000  # the overview of a thousand services is long
_SHARED = frozenset({"measure", "unit"})
# The codes of a register's own entries, such as `action`, wherever they are spoken of.
CODES = frozenset(table.key[0] for table in TABLES.values()) - _SHARED


@dataclass(frozen=True)
class Copy:
    """The units' nth time; the first keeps their own names. `units` are those it has."""

    number: int
    units: tuple[dict[str, Any], ...]

    @property
    def keys(self) -> dict[str, str]:
        """Each unit's key in this copy by its key in the demo council."""
        return {unit["key"]: self.slug(unit["key"]) for unit in self.units}

    def slug(self, key: str) -> str:
        """A key or code as it is in this copy."""
        return key if self.number == 1 else f"{key}-{self.number}"

    def title(self, text: str) -> str:
        """A name or title as it is in this copy."""
        return text if self.number == 1 else f"{text} {self.number}"

    def profile(self, first: int) -> list[dict[str, Any]]:
        """The units as the profile lists them, numbered from `first`."""
        return [
            {
                **unit,
                "number": first + place,
                "key": self.slug(unit["key"]),
                "name": self.title(unit["name"]),
            }
            for place, unit in enumerate(self.units)
        ]

    def rows(self, table: Table, frame: pd.DataFrame, owners: Mapping[str, str]) -> pd.DataFrame:
        """The table's rows in this copy, without those of units that it has not.

        `owners` names the demo council's unit that owns each measure.
        """
        kept = frame[self._here(table, frame, owners)]
        changed: dict[str, Any] = {}
        for column in table.columns:
            cells = kept[column.name]
            if column.refers_to == "unit":
                changed[column.name] = cells.map(self.keys)
            elif column.name == "measure" or column.name in CODES:
                changed[column.name] = cells.map(self.slug, na_action="ignore")
        if table.name == "measures":
            changed["title"] = kept["title"].map(self.title)
        return kept.assign(**changed)

    def _here(self, table: Table, frame: pd.DataFrame, owners: Mapping[str, str]) -> pd.Series:
        here = pd.Series(True, frame.index)
        for column in table.columns:
            cells = frame[column.name]
            if column.refers_to == "unit":
                here &= cells.isin(self.keys)
            elif column.name == "measure":
                here &= cells.isna() | cells.map(owners).isin(self.keys)
        return here


def region_home(folder: Path, packs: int, database: str = "") -> Home:
    """A project folder with a council of so many packs, loaded: a unit's each, and the overview.

    At least two packs. The folder and the database must be empty. The same rows at each call.
    """
    home = Home(folder, database, REGION)
    for name in ("notebooks", "parameters"):
        shutil.copytree(ROOT / name, folder / name)
    profile = _demo_profile(folder)
    copies = _copies(profile["units"], packs - 1)
    _write(folder / "parameters" / f"{REGION}.yml", _region_profile(profile, copies, packs))
    settings = {"council": REGION, "jobs": 2, "page_bytes": PAGE_BYTES}
    _write(folder / "parameters" / "run.yml", settings)
    _load(home, load_council(COUNCIL, folder / "parameters"), copies)
    return home


def _demo_profile(folder: Path) -> dict[str, Any]:
    """The demo council's profile with every scalar as it is written."""
    text = (folder / "parameters" / f"{COUNCIL}.yml").read_text("utf-8")
    profile: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return profile


def _copies(units: list[dict[str, Any]], count: int) -> list[Copy]:
    starts = range(0, count, len(units))
    return [
        Copy(number, tuple(units[: count - start])) for number, start in enumerate(starts, start=1)
    ]


def _region_profile(profile: dict[str, Any], copies: Iterable[Copy], packs: int) -> dict[str, Any]:
    units: list[dict[str, Any]] = []
    paired: dict[str, list[str]] = {name: [] for name in profile["pairing"]["committees"]}
    for each in copies:
        units += each.profile(len(units) + 1)
        for name, members in profile["pairing"]["committees"].items():
            paired[name] += [each.keys[unit] for unit in members if unit in each.keys]
    pairing = {**profile["pairing"], "committees": paired}
    name = f"Region of {packs} packs"
    return {**profile, "key": REGION, "name": name, "units": units, "pairing": pairing}


def _write(file: Path, content: dict[str, Any]) -> None:
    file.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True), "utf-8")


def _load(home: Home, demo: Council, copies: list[Copy]) -> None:
    """Check the demo's files once, and load their rows once a copy, all in one load."""
    sources = home.path / "demo"
    write_demo(demo, sources)
    known = Known(measures=frozenset())
    with check_source(str(sources), demo, known=known, loaded_on=LOADED_ON) as intake:
        frames = {name: pd.concat(intake.batches(name)) for name in intake.tables}
    owners = dict(zip(frames["measures"]["measure"], frames["measures"]["unit"], strict=True))

    def batches(table: Table) -> Iterator[pd.DataFrame]:
        return (each.rows(table, frames[table.name], owners) for each in copies)

    with open_store(home.environment["PMF_DATABASE"], create=True) as store:
        store.load(
            REGION,
            {name: batches(TABLES[name]) for name in frames},
            source=f"the demo council, {len(copies)} times",
            sha256=hashlib.sha256(str(len(copies)).encode()).hexdigest(),
            loaded_on=LOADED_ON,
        )
