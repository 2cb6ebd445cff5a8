"""Warnings at a load and by `pmf lint`: told and filed, and nothing is refused for them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.tiny import Tiny, make_tiny

MEASURES = (
    "measure,title,unit,polarity,kind,frequency,aggregation,owner,member,source,defined_on\n"
    "NEW-01,Letters,alpha,maximise,percent,quarterly,average,{owner},Leader,Book,2019-04-01\n"
)
VALUES = "measure,unit,period,value,recorded_on\nNEW-01,alpha,2021-22-Q2,88,2021-10-05\n"
TARGETS = "measure,period,target,set_on,reason\nNEW-01,2021-22,{target},2021-03-01,Agreed\n"


@pytest.fixture
def home(tmp_path: Path) -> Tiny:
    return make_tiny(tmp_path / "project")


def source(folder: Path, target: float, owner: str = "PA Manager") -> str:
    folder.mkdir()
    (folder / "measures.csv").write_text(MEASURES.format(owner=owner))
    (folder / "values.csv").write_text(VALUES)
    (folder / "targets.csv").write_text(TARGETS.format(target=target))
    return str(folder)


def test_a_load_tells_its_warnings_and_refuses_nothing(home: Tiny, tmp_path: Path) -> None:
    done = json.loads(home.pmf("load", source(tmp_path / "in", 0.9), "--json").stdout)
    assert {row["verdict"] for row in done["tables"]} == {"loaded"}
    told = done["warnings about targets and figures"]
    assert told["found"].endswith("nothing is refused because of them")
    with Path(told["table"]).open(encoding="utf-8", newline="") as opened:
        rows = {(row["code"], row["measure"]): row for row in csv.DictReader(opened)}
    row = rows["L03", "NEW-01"]
    assert row["found"] == "Q2 2021/22: 88% against a target of 0.9%, 98 times the target."
    assert row["why"] and row["do"]
    page = Path(told["page"])
    assert page.parent == Path(done["all faults"]["page"]).parent
    assert "98 times the target" in page.read_text(encoding="utf-8")


def test_text_is_harmless_in_the_table_and_on_the_page(home: Tiny, tmp_path: Path) -> None:
    title = MEASURES.replace("Letters", "=cmd()<b>")
    folder = Path(source(tmp_path / "in", 0.9))
    (folder / "measures.csv").write_text(title.format(owner="TBC"))
    told = json.loads(home.pmf("load", str(folder), "--json").stdout)
    filed = told["warnings about targets and figures"]
    assert "'=cmd()<b>" in Path(filed["table"]).read_text(encoding="utf-8")
    assert "=cmd()<b>" not in Path(filed["page"]).read_text(encoding="utf-8")


def test_lint_lists_them_and_says_what_to_do(home: Tiny, tmp_path: Path) -> None:
    home.pmf("load", source(tmp_path / "in", 0.9, "TBC"))
    rows = json.loads(home.pmf("lint", "--council", "tiny", "--json").stdout)
    own = [row for row in rows if row["measure"] == "NEW-01"]
    assert [row["code"] for row in own] == ["L03", "L23"]
    assert set(own[0]) == {"code", "warning", "measure", "title", "unit", "found", "why", "do"}
    shown = home.pmf("lint", "2021-22-Q2", "--council", "tiny").stdout
    assert "Warnings:" in shown and "What they mean:" in shown
    assert "Name the post that answers for it." in shown


def test_lint_speaks_of_the_period_and_of_what_was_known(home: Tiny, tmp_path: Path) -> None:
    home.pmf("load", source(tmp_path / "in", 0.9))
    before = home.pmf("lint", "2021-22-Q1", "--council", "tiny", "--json").stdout
    assert "L03" not in {row["code"] for row in json.loads(before)}
    known = home.pmf("lint", "--council", "tiny", "--as-known-on", "2021-10-01", "--json").stdout
    found = {(row["code"], row["measure"]) for row in json.loads(known)}
    assert ("L03", "NEW-01") not in found


def test_a_council_without_data_is_told_what_to_do(home: Tiny) -> None:
    done = home.pmf("lint", "--council", "nowhere", check=False)
    assert done.returncode == 2
    assert "nowhere" in done.stderr
