"""What the parts of the benchmarks have in common: how each is measured, told, written and read."""

from __future__ import annotations

import json
import os
import platform
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from pydantic import TypeAdapter

from bench.tables import Table

FIGURES = Path(__file__).parent / "figures"


@dataclass(frozen=True)
class Part:
    """One benchmark: what it measures as a dataclass, and the tables made of that.

    `measured` takes whether sizes shall be small, only to see that all works.
    """

    name: str
    kind: type
    measured: Callable[[bool], Any]
    tables: Callable[[Any], Mapping[str, Table]]


@dataclass(frozen=True)
class Found:
    """What one part measured, on which machine; `quick` where sizes were small."""

    machine: str
    quick: bool
    figures: Any


def this_machine() -> str:
    """What the figures depend on, in words."""
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{os.cpu_count()} processors ({platform.machine()}), {memory:.0f} GiB of memory, "
        f"{platform.system()}, Python {platform.python_version()}"
    )


def measure(part: Part, quick: bool) -> Found:
    """Take the part's measurements, and print its tables."""
    found = Found(this_machine(), quick, part.measured(quick))
    print(f"{part.name}: {found.machine}{', small sizes only' if quick else ''}", flush=True)
    for table in part.tables(found.figures).values():
        print(f"\n{table.text()}", flush=True)
    return found


def written(part: Part, found: Found) -> str:
    """What was found, as JSON."""
    figures = _adapter(part).dump_python(found.figures, mode="json")
    content = {"machine": found.machine, "quick": found.quick, "figures": figures}
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def read(part: Part, text: str) -> Found:
    """What `written` wrote; a pydantic ValidationError where it is of another form."""
    content = json.loads(text)
    figures = _adapter(part).validate_python(content["figures"])
    return Found(content["machine"], content["quick"], figures)


def _adapter(part: Part) -> TypeAdapter[Any]:
    return TypeAdapter(part.kind)


def file_of(part: Part, folder: Path) -> Path:
    """Where the part's figures lie in a folder of figures."""
    return folder / f"{part.name}.json"


def command(part: Part) -> None:
    """The part as a program of its own: `--quick`, `--to FILE`."""
    asked = ArgumentParser(prog=f"python -m bench.{part.name}")
    asked.add_argument("--quick", action="store_true", help="small sizes, to see that it works")
    asked.add_argument("--to", type=Path, metavar="FILE", help="write the figures as JSON")
    given = asked.parse_args()
    found = measure(part, given.quick)
    if given.to:
        given.to.write_text(written(part, found), encoding="utf-8")
