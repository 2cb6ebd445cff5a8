"""Whether a data package is one: by the specification's own schema, and read row by row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from frictionless import Package
from jsonschema import Draft4Validator

PACKAGE = "datapackage.json"
_SCHEMA = Path(__file__).parent / "run" / "specification" / "tabular-data-package.json"


def faults_of(files: Mapping[str, bytes]) -> list[str]:
    """What is wrong with a package's files, by their names; empty where nothing is.

    The descriptor is held against the schema of the Tabular Data Package (version 1, as published
    at specs.frictionlessdata.io), then Frictionless itself reads every row: types, constraints,
    primary and foreign keys.
    """
    descriptor = json.loads(files[PACKAGE])
    found = [f"{PACKAGE}: {error.message}" for error in _validator().iter_errors(descriptor)]
    if found:
        return found
    with TemporaryDirectory() as name:
        for file, content in files.items():
            (Path(name) / file).write_bytes(content)
        report = Package(str(Path(name) / PACKAGE)).validate()
    rows: list[list[Any]] = report.flatten(["rowNumber", "fieldName", "type", "note"])
    return [", ".join(map(str, row)) for row in rows]


@cache
def _validator() -> Draft4Validator:
    return Draft4Validator(json.loads(_SCHEMA.read_bytes()))
