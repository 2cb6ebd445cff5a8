"""What a pack is made from, part by part."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pmf_lib.run.digests import digest_of
from pmf_lib.run.inputs import PARTS, SEEN, Common, inputs_of, package_versions, parts_changed
from pmf_lib.run.plan import Task
from pmf_lib.run.reached import Library
from pmf_lib.store import Read

READ = Read("values_by_period", {"unit": "alpha"}, "d", ("values",), 3, "2021-10-08")


@pytest.fixture
def common(tmp_path: Path) -> Common:
    folder = tmp_path / "pmf_lib"
    folder.mkdir()
    (folder / "words.py").write_text("A = 1\n")
    (folder / "other.py").write_text("B = 1\n")
    return Common(Library(folder), {"python": "3"}, "p", {"page_bytes": 1}, "tiny:1")


def again(common: Common, **changes: object) -> Common:
    """The same, as another run would have it."""
    return replace(common, library=Library(common.library.folder), _reached={}, **changes)


def task(folder: Path, unit: str = "alpha") -> Task:
    notebook = folder / "report.ipynb"
    cell = {"cell_type": "code", "source": "from pmf_lib.words import A"}
    notebook.write_text(json.dumps({"cells": [cell]}))
    return Task("report", unit, "Report", f"{unit}: report", unit, "All", notebook, {"unit": unit})


def made(pack: Task, common: Common) -> dict[str, str]:
    return inputs_of(common.sources(pack).reading((READ,)), common)


def test_every_part_has_a_digest_and_changes_the_key(tmp_path: Path, common: Common) -> None:
    pack = task(tmp_path)
    inputs = made(pack, common)
    assert set(inputs) == {"key", *PARTS, *SEEN}
    others = {"profile": {"profile": "q"}, "settings": {"settings": {"page_bytes": 2}}}
    for part, change in others.items():
        other = again(common, **change)
        assert made(pack, other)["key"] != inputs["key"]
        assert parts_changed(inputs, pack, other) == (part,)
    reread = common.sources(pack).reading((replace(READ, digest="e"),))
    assert inputs_of(reread, common)["key"] != inputs["key"]


def test_the_run_s_snapshot_is_not_of_the_key(tmp_path: Path, common: Common) -> None:
    pack, other = task(tmp_path), again(common, snapshot="tiny:2")
    assert made(pack, other)["key"] == made(pack, common)["key"]
    assert made(pack, other)["snapshot"] == "tiny:2"


def test_a_unit_s_pack_is_not_another_s(tmp_path: Path, common: Common) -> None:
    inputs = made(task(tmp_path), common)
    assert parts_changed(inputs, task(tmp_path, "beta"), common) == ("parameters",)
    assert parts_changed(inputs, task(tmp_path), common) == ()


def test_one_byte_of_the_notebook_changes_it(tmp_path: Path, common: Common) -> None:
    pack = task(tmp_path)
    inputs = made(pack, common)
    pack.notebook.write_text(pack.notebook.read_text() + " ")
    assert parts_changed(inputs, pack, common) == ("notebook",)


def test_only_a_module_it_reached_changes_it(tmp_path: Path, common: Common) -> None:
    pack = task(tmp_path)
    inputs = made(pack, common)
    (common.library.folder / "other.py").write_text("B = 2\n")
    assert again(common).code != common.code
    assert parts_changed(inputs, pack, again(common)) == ()
    (common.library.folder / "words.py").write_text("A = 2\n")
    assert parts_changed(inputs, pack, again(common)) == ("code",)


def test_a_package_of_another_version_changes_it(tmp_path: Path, common: Common) -> None:
    pack = task(tmp_path)
    newer = again(common, packages={"python": "4"})
    assert parts_changed(made(pack, common), pack, newer) == ("code",)


def test_a_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})


def test_counts_the_packages_that_shape_a_page() -> None:
    versions = package_versions()
    assert {"python", "pandas", "papermill", "vl-convert-python"} <= set(versions)
    assert "missing" not in versions.values()
