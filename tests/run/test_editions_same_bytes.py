"""One run, several editions: the same figures for whoever reads them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from pmf_lib.council import BodyKind, Council, load_council
from pmf_lib.run.editions import Edition, editions
from pmf_lib.run.plan import make_plan
from tests.tiny import PERIOD, UNITS, make_tiny, profile

BODIES = (("team", "management"), ("cabinet", "executive"), ("auditors", "audit"))
EVERY_SERVICE = ("unit_monitoring", "quarter_overview")


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny council's quarter, which management, the executive, auditors and a panel receive."""
    tiny = make_tiny(tmp_path_factory.mktemp("editions") / "project")
    council = profile()
    panel = council["bodies"]
    assert isinstance(panel, list)
    others = [
        {"key": key, "name": key.title(), "kind": kind, "receives": ["unit_report"], "meetings": []}
        for key, kind in BODIES
    ]
    changed = {**council, "bodies": [*others, *panel], "ladder": ["team", "scrutiny"]}
    file = tiny.path / "parameters" / "tiny.yml"
    file.write_text(yaml.safe_dump(changed, sort_keys=False))
    tiny.load(considered=[considered("team")])
    tiny.pmf("run", PERIOD)
    return tiny.quarter


def considered(body: str) -> dict[str, object]:
    return {
        "body": body,
        "period": PERIOD,
        "considered_on": date(2021, 10, 18),
        "response": "noted",
        "recorded_on": date(2021, 10, 19),
    }


@pytest.mark.parametrize("unit", UNITS)
def test_officers_and_members_read_the_same_bytes(quarter: Path, unit: str) -> None:
    """Monitored by officers and members from the same figures: a hash for all (R0-033)."""
    page = f"unit_report/{unit}.html"
    pages = {
        body: (quarter / "bodies" / body / page).read_bytes()
        for body in ("team", "cabinet", "auditors", "panel")
    }
    assert set(pages.values()) == {(quarter / page).read_bytes()}
    assert f"All is {unit}".encode() in pages["panel"]


@pytest.fixture(scope="module")
def carlisle() -> dict[str, Edition]:
    """Carlisle's editions of the reports on every service, by body."""
    whole = load_council("carlisle-2021")
    specs = tuple(spec for spec in whole.packs if spec.pack in EVERY_SERVICE)
    council = whole.model_copy(update={"packs": specs})
    return {each.body.key: each for each in editions(make_plan(council, council.period))}


def council() -> Council:
    return load_council("carlisle-2021")


def test_executive_scrutiny_and_audit_each_have_their_own(carlisle: dict[str, Edition]) -> None:
    """R3-001: the three democratic readers, none of whom reads another's folder."""
    kinds = {each.body.kind: each for each in carlisle.values()}
    readers = [kinds[kind] for kind in (BodyKind.EXECUTIVE, BodyKind.SCRUTINY, BodyKind.AUDIT)]
    assert len({each.folder for each in readers}) == 3
    assert all(each.tasks and not each.public for each in readers)
    assert len({each.files for each in readers}) == 3


def test_one_run_reports_the_quarter_to_management_executive_and_scrutiny(
    carlisle: dict[str, Edition],
) -> None:
    """R3-036: every service is told of to the first two, and to one panel each."""
    units = sorted(unit.key for unit in council().units)

    def told(*bodies: str) -> list[str]:
        tasks = (task for body in bodies for task in carlisle[body].tasks)
        return sorted(task.key for task in tasks if task.pack == "unit_monitoring")

    panels = [body.key for body in council().bodies if body.kind is BodyKind.SCRUTINY]
    assert told("smt") == told("executive") == told(*panels) == units


def test_each_directorates_management_team_has_its_own_services(
    carlisle: dict[str, Edition],
) -> None:
    """R3-035: monitored at Directorate Management Team meetings."""
    for directorate in council().directorates:
        own = {f"unit_monitoring:{unit.key}" for unit in council().units_of(directorate.key)}
        assert {task.name for task in carlisle[f"dmt-{directorate.key}"].tasks} == own
