"""The authors are told what to mend before publication: `pmf commentary`."""

import csv
import json
from pathlib import Path

from tests.conftest import Home

COUNCIL = ("--council", "carlisle-2003")


def test_each_author_is_told_what_to_mend_and_how(councils_home: Home) -> None:
    """R1-035: author by author, with what was said, what is so, and what to do."""
    said = councils_home.pmf("commentary", "current", *COUNCIL).stdout
    blocks = {part.split(":\n")[0]: part for part in said.strip().split("\n\n")}
    mine = blocks["Head of Public Protection"]
    assert "H01 PUB02 (public-protection): In fact the figure is worse" in mine
    assert "“Performance has improved since last quarter" in mine
    assert "Say how the figure moved, and against which period." in mine
    assert "REV05" not in mine and "REV05" in blocks["Head of Revenues and Benefits"]


def test_a_unit_alone_and_as_json(councils_home: Home) -> None:
    asked = ("--unit", "revenues-and-benefits", "--json")
    rows = json.loads(councils_home.pmf("commentary", "current", *COUNCIL, *asked).stdout)
    assert [(row["measure"], row["code"]) for row in rows] == [("REV05", "H11")]
    none = ("--unit", "financial-services")
    assert (
        councils_home.pmf("commentary", "current", *COUNCIL, *none).stdout == "Nothing to mend.\n"
    )


def test_a_file_a_unit_with_nobody_elses_rows(councils_home: Home, tmp_path: Path) -> None:
    councils_home.pmf("commentary", "current", *COUNCIL, "--to", str(tmp_path / "mend"))
    found = sorted((tmp_path / "mend").iterdir())
    assert "public-protection.csv" in [path.name for path in found]
    for path in found:
        with path.open(encoding="utf-8", newline="") as lines:
            assert {row["unit"] for row in csv.DictReader(lines)} == {path.stem}
