"""Every kind of page through the Nu HTML checker."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import must_have

pytestmark = pytest.mark.browser

CHECKER = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def errors(files: list[Path]) -> list[str]:
    java = shutil.which("java")
    must_have(java, "There is no Java on this machine, so the Nu HTML checker cannot run")
    must_have(
        CHECKER.exists(), "The Nu HTML checker is not installed: npm ci --prefix tests/browser"
    )
    command = [str(java), "-jar", str(CHECKER), "--format", "json", "--exit-zero-always"]
    done = subprocess.run(
        [*command, *map(str, files)], capture_output=True, text=True, check=True, timeout=240
    )
    messages = json.loads(done.stderr)["messages"]
    return [found["message"] for found in messages if found["type"] != "info"]


def test_no_page_has_an_error(files: dict[str, Path]) -> None:
    assert errors([path for name, path in files.items() if "policy" not in name]) == []


def test_the_checker_would_find_one(files: dict[str, Path], tmp_path: Path) -> None:
    """The other side: a broken page is caught."""
    broken = tmp_path / "broken.html"
    broken.write_text(files["report"].read_text().replace("</h1>", "</h2>"))
    assert errors([broken])
