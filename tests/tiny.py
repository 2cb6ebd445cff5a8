"""A tiny council of three units with notebooks of its own, so that runs take seconds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import nbformat
import pandas as pd
import yaml

from pmf_lib.register import TABLES, Kind
from pmf_lib.store import open_store
from tests.empty_store import put_empty_store

PERIOD = "2021-22-Q2"
UNITS = ("alpha", "beta", "gamma")
OPENING = """
import os
from pmf_lib.views.records import Opening, Paragraph, Section
key = globals().get("unit", "council")
Opening(title="Report: " + key, council="Tiny Council", period_label="Quarter 2, 2021/22",
        audience="Everyone", notice="Invented.",
        echo={"council": council, "period": period, "as_known_on": as_known_on,
              "key": key, "snapshot": os.environ["PMF_SNAPSHOT"]})
"""
# Shows the figures of its unit, or of every unit.
FIGURES = """
from pmf_lib.sections import open_pack
from pmf_lib.views.records import Paragraph, Section
pack = open_pack(council, period, as_known_on, unit=globals().get("unit", ""))
shown = [f"{row.unit} {row.period}: {row.value:g}" for row in pack.values.itertuples()]
aims = [f"{row.measure}: {row.target:g}" for row in pack.targets.itertuples()]
Section(name="figures", headline="Figures.", blocks=(Paragraph(text="; ".join(shown + aims)),))
""".strip()
WORDS = 'Section(name="budget", headline="Well.", blocks=(Paragraph(text="All is " + key),))'


def notebook(*cells: str, key: str = 'unit = "alpha"') -> nbformat.NotebookNode:
    """A report: parameters, opening, a heading, then these cells."""
    parameters = f'council = "tiny"\nperiod = "{PERIOD}"\nas_known_on = ""\n{key}'
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    node = nbformat.v4.new_notebook(
        metadata={"kernelspec": kernel, "language_info": {"name": "python"}}
    )
    node.cells = [
        nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(OPENING.strip()),
        nbformat.v4.new_markdown_cell("## Budget Update"),
        *(nbformat.v4.new_code_cell(cell) for cell in cells),
    ]
    for number, cell in enumerate(node.cells):
        cell.id = f"cell-{number}"
    return node


def profile(units: Sequence[str] = UNITS) -> dict[str, object]:
    """The tiny council's profile."""
    return {
        "key": "tiny",
        "name": "Tiny Council",
        "notice": "Invented.",
        "current_period": PERIOD,
        "framework": {"title": "Framework", "paper": "A paper", "adopted": "2021"},
        "contact": {"post": "Performance Manager", "telephone": "100", "email": "p@example.org"},
        "directorates": [{"key": "only", "name": "Only", "director": "Director"}],
        "units": [
            {
                "number": number,
                "key": unit,
                "name": unit.capitalize(),
                "directorate": "only",
                "manager": "Manager",
            }
            for number, unit in enumerate(units, start=1)
        ],
        "portfolios": [{"key": "leader", "name": "Leader"}],
        "groups": [],
        "committees": [{"key": "panel", "name": "Panel", "remit": "All"}],
        "pairing": {
            "invented": True,
            "since": "2016-04-01",
            "note": "Invented",
            "committees": {"panel": list(units)},
        },
        "bodies": [
            {
                "key": "panel",
                "name": "Panel",
                "kind": "scrutiny",
                "receives": ["unit_report"],
                "meetings": [],
                "committee": "panel",
            }
        ],
        "ladder": ["scrutiny"],
        "packs": [
            _pack("unit_report", "unit"),
            _pack("whole", "council"),
        ],
        "rules": [
            {
                "since": "2016-04-01",
                "risk_appetite": 12,
                "budget": {
                    level: {"percent": 5, "amount": 1000}
                    for level in ("service", "directorate", "council")
                },
            }
        ],
        "acronyms": {},
    }


def _pack(name: str, for_each: str) -> dict[str, str]:
    return {
        "pack": name,
        "title": name.replace("_", " ").capitalize(),
        "notebook": f"notebooks/packs/{name}.ipynb",
        "for_each": for_each,
        "audience": "Everyone",
    }


def batch(table: str, *rows: dict[str, object]) -> pd.DataFrame:
    """Checked rows as intake hands them to the store."""
    columns = TABLES[table].columns
    frame = pd.DataFrame(
        [{column.name: row.get(column.name) for column in columns} for row in rows]
    )
    for column in columns:
        if column.kind is Kind.NUMBER:
            frame[column.name] = frame[column.name].astype("float64")
        elif column.kind is Kind.DATE:
            frame[column.name] = pd.to_datetime(frame[column.name])
    lines = range(2, len(rows) + 2)
    return frame.assign(flags="", source_line=list(lines), source_file=f"{table}.csv")


def measure(unit: str) -> dict[str, object]:
    return {
        "measure": f"{unit.upper()}-01",
        "title": f"Calls answered by {unit}",
        "unit": unit,
        "polarity": "maximise",
        "kind": "percent",
        "frequency": "quarterly",
        "aggregation": "ratio",
        "owner": "Manager",
        "member": "Leader",
        "source": "Telephone log",
        "formula": "answered / calls",
        "defined_on": date(2016, 4, 1),
    }


def value(unit: str, period: str, answered: float, recorded_on: date) -> dict[str, object]:
    return {
        "measure": f"{unit.upper()}-01",
        "unit": unit,
        "period": period,
        "value": answered / 2,
        "numerator": answered,
        "denominator": 200.0,
        "recorded_on": recorded_on,
        "status": "final",
    }


@dataclass(frozen=True)
class Tiny:
    """A project folder with the tiny council in it."""

    path: Path

    @property
    def quarter(self) -> Path:
        return self.path / "outputs" / "tiny" / PERIOD

    @property
    def database(self) -> str:
        return f"sqlite:///{self.path / 'var' / 'pmf.sqlite'}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: word for name, word in os.environ.items() if not name.startswith("PMF_")}
        return {**kept, "PMF_HOME": str(self.path), "PMF_DATABASE": self.database}

    def write(self, name: str, node: nbformat.NotebookNode) -> None:
        nbformat.write(node, self.path / "notebooks" / "packs" / f"{name}.ipynb")

    def settings(self, **changes: object) -> None:
        """Write run.yml, with these settings changed."""
        kept = {"council": "tiny", "jobs": 2, "deadline_seconds": 60, **changes}
        (self.path / "parameters" / "run.yml").write_text(yaml.safe_dump(kept))

    def load(self, **tables: list[dict[str, object]]) -> None:
        """Load rows into the store."""
        with open_store(put_empty_store(self.path / "var" / "pmf.sqlite")) as store:
            store.load(
                "tiny",
                {table: [batch(table, *rows)] for table, rows in tables.items()},
                source="test",
                sha256="0" * 64,
                loaded_on=date(2021, 10, 20),
            )

    def pmf(
        self, *words: str, check: bool = True, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        done = self.run(self.command(*words), environment)
        assert not check or done.returncode == 0, f"{words}: {done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return done

    def python(self, code: str) -> subprocess.CompletedProcess[str]:
        """Run a line of Python here."""
        return self.run([sys.executable, "-c", code], {})

    def run(
        self, command: list[str], environment: dict[str, str]
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            env={**self.environment, **environment},
            cwd=self.path,
            capture_output=True,
            text=True,
            check=False,
        )

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a command without waiting for it, as the leader of a group of its own."""
        quiet = subprocess.DEVNULL
        return subprocess.Popen(
            self.command(*words),
            env=self.environment,
            cwd=self.path,
            stdout=quiet,
            stderr=quiet,
            start_new_session=True,
        )

    @staticmethod
    def command(*words: str) -> list[str]:
        return [sys.executable, "-m", "pmf_lib.cli", *words]


def make_tiny(path: Path) -> Tiny:
    """The tiny council's project with its notebooks, settings and figures."""
    tiny = Tiny(path)
    for folder in ("parameters", "notebooks/packs", "var"):
        (path / folder).mkdir(parents=True)
    (path / "parameters" / "tiny.yml").write_text(yaml.safe_dump(profile(), sort_keys=False))
    tiny.settings()
    tiny.write("unit_report", notebook(WORDS))
    tiny.write("whole", notebook(WORDS, key=""))
    tiny.load(**first_figures())
    return tiny


def first_figures() -> dict[str, list[dict[str, object]]]:
    """Every unit's measure with its values of two quarters, by table."""
    return {
        "measures": [measure(unit) for unit in UNITS],
        "values": [
            value(unit, period, 150.0, date(2021, 10, 8))
            for unit in UNITS
            for period in ("2021-22-Q1", PERIOD)
        ],
    }
