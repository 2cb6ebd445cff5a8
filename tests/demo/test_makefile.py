"""`make packs`: one council, or all of them by one command.

pmf is a stand-in that notes how it is called.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from pmf_lib.demo import catalogue_keys

MAKEFILE = Path(__file__).parents[2] / "Makefile"
IN_ORDER = ["carlisle-2003", "ribble-valley-2007", "lancaster-2008", "peterborough-2009"]
STAND_IN = """#!/bin/sh
echo "$@" >> calls
case "$1 $2 $4" in
  *broken*) echo "There is no broken council" >&2; exit 2 ;;
  run*) echo "outputs/$4/index.html" ;;
esac
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copy(MAKEFILE, tmp_path)
    tools = tmp_path / ".venv" / "bin"
    tools.mkdir(parents=True)
    (tmp_path / "requirements.lock").touch()
    (tmp_path / ".venv" / "runtime").touch()
    (tools / "pmf").write_text(STAND_IN, encoding="utf-8")
    (tools / "pmf").chmod(0o755)
    return tmp_path


def packs(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """As typed at a prompt: a make that runs these tests hands nothing on to this one."""
    command = ["make", "packs", *words]
    own = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    own.pop("MFLAGS", None)
    return subprocess.run(
        command, cwd=project, env=own, capture_output=True, text=True, check=False
    )


def calls(project: Path) -> list[str]:
    return (project / "calls").read_text(encoding="utf-8").splitlines()


def of_one(key: str) -> list[str]:
    return [
        f"demo {key} --to var/demo/{key}",
        f"load var/demo/{key} --council {key}",
        f"run current --council {key}",
    ]


def test_one_council_and_the_path_of_its_index_last(project: Path) -> None:
    """One command from the files handed in to the packs: no step by hand between (R1-008)."""
    made = packs(project)
    assert made.returncode == 0
    assert calls(project) == of_one("carlisle-2021")
    assert made.stdout.splitlines()[-1] == "outputs/carlisle-2021/index.html"


def test_all_councils_in_order_each_with_its_path(project: Path) -> None:
    made = packs(project, "COUNCIL=all")
    assert made.returncode == 0
    keys = [*IN_ORDER, "carlisle-2021"]
    assert set(keys) >= set(catalogue_keys())
    assert calls(project) == [call for key in keys for call in of_one(key)]
    paths = [line for line in made.stdout.splitlines() if line.endswith("index.html")]
    assert paths == [f"outputs/{key}/index.html" for key in keys]


def test_the_others_are_made_where_one_fails(project: Path) -> None:
    made = packs(project, "COUNCIL=all", "COUNCILS=carlisle-2003 broken lancaster-2008")
    assert made.returncode != 0
    failed = of_one("broken")[:1]
    assert calls(project) == [*of_one("carlisle-2003"), *failed, *of_one("lancaster-2008")]
    assert "Not made whole: broken" in made.stderr


def test_an_unknown_council_is_refused_in_a_sentence_of_pmf(project: Path) -> None:
    made = packs(project, "COUNCIL=broken")
    assert made.returncode != 0
    assert "There is no broken council" in made.stderr
    assert calls(project) == of_one("broken")[:1]
