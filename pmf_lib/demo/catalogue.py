"""A council's demo catalogue, read from files beside this one and checked against its profile."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from pmf_lib.council import Council
from pmf_lib.demo.plans import UnitSpec
from pmf_lib.demo.registers import Registers, read_registers
from pmf_lib.demo.shapes import stream
from pmf_lib.demo.specs import MeasureSpec, Spec
from pmf_lib.demo.yardsticks import Yardsticks
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Grain, Period

GRAINS = {"monthly": Grain.MONTH, "quarterly": Grain.QUARTER, "annual": Grain.YEAR}
SETTINGS = "catalogue.yml"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Settings(Spec):
    """What the whole catalogue shares: its seed and where its figures begin."""

    seed: int
    first: str
    money_from: str


@dataclass(frozen=True)
class Catalogue:
    """All a demo is made from: the council, the settings, its units in the profile's order, what
    their figures are held against, and the rows written by hand.
    """

    council: Council
    settings: Settings
    units: tuple[UnitSpec, ...]
    yardsticks: Yardsticks
    registers: Registers

    @cached_property
    def measures(self) -> tuple[tuple[UnitSpec, MeasureSpec], ...]:
        """Every measure with its unit."""
        return tuple((unit, measure) for unit in self.units for measure in unit.measures)

    @property
    def current(self) -> Period:
        """The quarter that the demo ends with."""
        return self.council.period

    @property
    def years(self) -> tuple[Period, ...]:
        """The financial years, the current one last."""
        first, last = Period.parse(self.settings.first), self.current.containing(Grain.YEAR)
        return tuple(first.shift(step) for step in range(last.year - first.year + 1))

    @property
    def april(self) -> Period:
        """The first month of the current year: the one that each series gives the level of."""
        return self.years[-1].within(Grain.MONTH)[0]

    def periods(self, grain: Grain, since: str | None = None) -> tuple[Period, ...]:
        """The periods of a grain that are over by the end of the current quarter, in order."""
        start = Period.parse(since or self.settings.first).start
        every = (period for year in self.years for period in year.within(grain))
        return tuple(p for p in every if p.start >= start and p.end <= self.current.end)

    def draws(self, count: int, *names: str) -> list[float]:
        """Draws of chance for a name; the same at each call."""
        return stream(self.settings.seed, count, *names)

    def manager(self, unit: UnitSpec) -> str:
        """The post that answers for a unit."""
        return self.council.unit(unit.unit).manager

    def member(self, unit: UnitSpec) -> str:
        """The portfolio that answers for a unit."""
        named = {portfolio.key: portfolio.name for portfolio in self.council.portfolios}
        return named.get(unit.portfolio, unit.portfolio)


def catalogue_keys() -> tuple[str, ...]:
    """The councils that a demo can be written for."""
    folders = (file for file in _data().iterdir() if (file / SETTINGS).is_file())
    return tuple(sorted(folder.name for folder in folders))


def read_catalogue(council: Council) -> Catalogue:
    """The council's catalogue: a folder named for it, with two files and a file a unit.

    A unit of the profile without a file has no data. Rows written by hand lie in registers/.
    ParameterError for a council without a folder, SourceError for a fault of such rows' form.
    """
    if council.key not in catalogue_keys():
        raise ParameterError(
            f"There is no demo of “{council.key}”",
            f"There are demos of {', '.join(catalogue_keys())}",
            "Choose one of these, or load the council's own files with pmf load",
        )
    folder = _data() / council.key
    settings = Settings.model_validate(_read(folder / SETTINGS))
    files = (folder / "units" / f"{unit.key}.yml" for unit in council.units)
    units = tuple(UnitSpec.model_validate(_read(file)) for file in files if file.is_file())
    yardsticks = Yardsticks.model_validate(_read(folder / "yardsticks.yml"))
    registers = read_registers(folder / "registers")
    return Catalogue(council, settings, units, yardsticks, registers)


def _data() -> Traversable:
    return resources.files("pmf_lib.demo") / "data"


def _read(file: Traversable) -> object:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)
