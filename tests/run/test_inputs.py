"""What a pack is made from, part by part."""

from pathlib import Path

from pmf_lib.run.inputs import (
    PARTS,
    Common,
    code_digest,
    digest_of,
    inputs_of,
    package_versions,
    what_changed,
)
from pmf_lib.run.plan import Task

COMMON = Common(code="c", profile="p", settings="s", snapshot="n")


def task(folder: Path, unit: str = "alpha") -> Task:
    notebook = folder / "report.ipynb"
    notebook.write_text("{}")
    return Task("report", unit, "Report", unit, "All", notebook, {"unit": unit})


def test_every_part_has_a_digest_and_changes_the_key(tmp_path: Path) -> None:
    inputs = inputs_of(task(tmp_path), COMMON)
    assert set(inputs) == {"key", *PARTS}
    for name in ("code", "profile", "settings", "snapshot"):
        other = inputs_of(task(tmp_path), Common(**{**vars(COMMON), name: "other"}))
        assert other["key"] != inputs["key"]
        assert what_changed(inputs, other) == (PARTS[name],)


def test_a_unit_s_pack_is_not_another_s(tmp_path: Path) -> None:
    one, two = inputs_of(task(tmp_path), COMMON), inputs_of(task(tmp_path, "beta"), COMMON)
    assert what_changed(one, two) == ("its parameters changed",)
    assert what_changed(one, one) == ()


def test_one_byte_of_the_notebook_changes_it(tmp_path: Path) -> None:
    pack = task(tmp_path)
    before = inputs_of(pack, COMMON)
    pack.notebook.write_text("{ }")
    assert what_changed(before, inputs_of(pack, COMMON)) == ("its notebook changed",)


def test_a_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})


def test_code_counts_the_packages_it_uses() -> None:
    versions = package_versions()
    assert {"python", "pandas", "papermill", "vl-convert-python"} <= set(versions)
    assert "missing" not in versions.values()
    assert len(code_digest()) == 64
