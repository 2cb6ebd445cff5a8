"""Same data, same code, same bytes: of real packs, made again somewhere else altogether."""

from pathlib import Path

import pytest

from tests.conftest import COUNCIL, PERIOD, Home, make_home

PACKS = (
    "unit_monitoring:development-management",
    "unit_monitoring:homelessness-prevention-and-accommodation-services",
    "quarter_overview:council",
)


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Another folder, time zone, hash seed and number of workers; its own files and database."""
    path = tmp_path_factory.mktemp("again") / "elsewhere"
    home = make_home(path, TZ="Asia/Tokyo", PYTHONHASHSEED="7", LC_ALL="C")
    home.pmf("demo", COUNCIL, "--to", str(path / "files"))
    home.pmf("load", str(path / "files"), "--council", COUNCIL)
    only = [word for pack in PACKS for word in ("--only", pack)]
    home.pmf("run", PERIOD, "--council", COUNCIL, "--jobs", "1", *only)
    return home


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("kind", ["html", "ipynb"])
def test_page_and_evidence_are_the_same_bytes(
    quarter_home: Home, again: Home, pack: str, kind: str
) -> None:
    file = Path(f"{pack.replace(':', '/')}.{kind}")
    assert (again.quarter / file).read_bytes() == (quarter_home.quarter / file).read_bytes()


def test_data_files_are_the_same_bytes(quarter_home: Home, again: Home) -> None:
    for path in sorted((quarter_home.quarter / "data").iterdir()):
        assert (again.quarter / "data" / path.name).read_bytes() == path.read_bytes()
