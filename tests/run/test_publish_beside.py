"""Handing out while a run lets another quarter take the place of the one that is handed out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from pmf_lib.council import load_council
from pmf_lib.errors import RunError
from pmf_lib.periods import Period
from pmf_lib.run.beside import Beside
from pmf_lib.run.place import Place, switch
from pmf_lib.run.plan import make_plan
from pmf_lib.run.publish import publish
from pmf_lib.run.record import read_manifest, verify
from tests.tiny import PERIOD, Tiny

PAGE = "unit_report/beta.html"


@pytest.fixture
def quarters(finished: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The finished quarter, and one of other pages that a run is about to put in its place."""
    monkeypatch.setenv("PMF_HOME", str(finished.path))
    other = shutil.copytree(finished.quarter, tmp_path / "other")
    manifest = read_manifest(other)
    assert manifest is not None
    for page in other.rglob("beta.html"):
        page.unlink()  # a link to the first quarter's page is not to be written through
        page.write_text("anew")
    (other / "manifest.json").write_bytes(
        manifest.model_copy(update={"code": "another"}).sealed().rendered()
    )
    return finished.quarter, other


def switching(quarter: Path, other: Path) -> Iterator[Beside]:
    """Nothing to hand out beside, but a run's switch at that very moment."""
    place = Place(quarter.parents[1], "tiny", Period.parse(PERIOD))
    place.staging.mkdir(parents=True)
    other.rename(place.next)
    switch(place)
    yield from ()


def test_no_edition_is_of_two_quarters(quarters: tuple[Path, Path], tmp_path: Path) -> None:
    quarter, other = quarters
    council = load_council("tiny")
    plan, site = make_plan(council, council.period), tmp_path / "site"
    first = publish(plan, quarter, site)
    before = (first / "bodies" / "panel" / PAGE).read_bytes()
    with pytest.raises(RunError, match=r"made anew.*Publish again"):
        publish(plan, quarter, site, switching(quarter, other))
    assert verify(first) == ()
    assert (first / "bodies" / "panel" / PAGE).read_bytes() == before


def test_formats_are_made_of_the_notebook_that_the_manifest_names(
    finished: Tiny, tmp_path: Path
) -> None:
    evidence = finished.quarter / "unit_report" / "beta.ipynb"
    node = nbformat.read(evidence, as_version=4)
    node.cells[-1].source = "# of another run"
    evidence.unlink()
    nbformat.write(node, evidence)
    words = ("formats", PERIOD, "--to", str(tmp_path / "to"), "--format", "csv")
    done = finished.pmf(*words, check=False)
    assert done.returncode == 1
    assert "unit_report:beta: This report was not made, or its notebook is not" in done.stderr
    assert not list((tmp_path / "to").rglob("beta*"))
    assert list((tmp_path / "to").rglob("alpha*"))
