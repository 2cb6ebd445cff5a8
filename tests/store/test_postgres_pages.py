"""A whole run through the command line: the page is the same, whichever database holds the rows."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import COUNCIL, PERIOD, Home, make_home
from tests.postgres import Server

PAGE = "unit_monitoring/ict-services.html"
ONLY = "unit_monitoring:ict-services"
NOTEBOOK = "unit_monitoring/ict-services.ipynb"


def test_a_page_has_the_same_bytes_on_either_database(
    postgres: Server, tmp_path: Path, demo_home: Home
) -> None:
    databases = {"sqlite": demo_home.database, "postgresql": postgres.make("pages")}
    homes = {}
    for name, url in databases.items():
        homes[name] = Home(make_home(tmp_path / name).path, (("PMF_DATABASE", url),))
    sources = str(demo_home.sources(COUNCIL))
    homes["postgresql"].pmf("load", sources, "--council", COUNCIL)
    pages = []
    for home in homes.values():
        done = home.pmf("run", PERIOD, "--council", COUNCIL, "--only", ONLY)
        assert postgres.password not in done.stdout + done.stderr
        pages.append([(home.quarter / name).read_bytes() for name in (PAGE, NOTEBOOK)])
    assert pages[0] == pages[1]
    assert holding(tmp_path, postgres.password) == []


def holding(folder: Path, secret: str) -> list[Path]:
    """The files that hold the secret."""
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and secret.encode() in path.read_bytes()
    ]
