"""A quarter's run through the command line, as a user starts it."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pmf_lib.periods import Period
from pmf_lib.run.place import Place, taken
from pmf_lib.run.record import Manifest, read_manifest, verify
from tests.tiny import FIGURES, PERIOD, UNITS, WORDS, Tiny, notebook, value


def manifest_of(tiny: Tiny) -> Manifest:
    found = read_manifest(tiny.quarter)
    assert found is not None
    assert verify(tiny.quarter) == ()
    return found


def statuses(tiny: Tiny) -> dict[str, str]:
    return {record.name: record.status.value for record in manifest_of(tiny).packs}


def everything(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_makes_every_pack_and_prints_the_index_last(made: Tiny) -> None:
    """One command from what is loaded to every page, and nothing left to do by hand (R1-008)."""
    assert set(statuses(made).values()) == {"made"}
    for unit in UNITS:
        page = (made.quarter / "unit_report" / f"{unit}.html").read_text()
        assert f"All is {unit}" in page
    again = made.pmf("plan", PERIOD, "--json")
    assert {row["action"] for row in json.loads(again.stdout)} == {"keep"}


def test_keeps_what_is_the_same_and_makes_what_changed(finished: Tiny) -> None:
    tiny = finished
    done = tiny.pmf("run", PERIOD)
    assert done.stdout.splitlines()[-1] == str(tiny.quarter / "index.html")
    assert set(statuses(tiny).values()) == {"kept"}
    tiny.write("whole", notebook(WORDS, WORDS, key=""))
    why = tiny.pmf("why", PERIOD, "whole:council").stdout
    assert "was kept" in why
    assert "A run now would make it, because its notebook changed." in why
    tiny.pmf("run", PERIOD)
    assert statuses(tiny) == {
        **{f"unit_report:{unit}": "kept" for unit in UNITS},
        "whole:council": "made",
    }


def test_an_altered_page_is_made_again(finished: Tiny) -> None:
    page = finished.quarter / "unit_report" / "beta.html"
    page.write_text(page.read_text().replace("All is beta", "All is lost"))
    finished.pmf("run", PERIOD)
    assert statuses(finished)["unit_report:beta"] == "made"
    assert "All is beta" in page.read_text()


FAILS_FOR_BETA = (
    "from pmf_lib.errors import StoreError\n"
    "if unit == 'beta':\n    raise StoreError('The budget of beta is missing', 'Load it')\n" + WORDS
)


def test_one_failing_pack_stops_no_other(tiny: Tiny) -> None:
    tiny.write("unit_report", notebook(FAILS_FOR_BETA))
    done = tiny.pmf("run", PERIOD, check=False)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == str(tiny.quarter / "index.html")
    assert "--only unit_report:beta --force" in done.stderr
    assert statuses(tiny)["unit_report:beta"] == "failed"
    assert list(statuses(tiny).values()).count("made") == 3
    error = manifest_of(tiny).packs[1].error
    assert error is not None
    assert (error.unit, error.cell, error.heading) == ("beta", 4, "Budget Update")
    assert error.cause == "The budget of beta is missing. Load it."
    page = (tiny.quarter / "unit_report" / "beta.html").read_text()
    assert "The budget of beta is missing" in page
    assert "Traceback" not in page
    again = tiny.pmf("run", PERIOD, check=False)
    assert again.returncode == 1, "a failed pack is tried again"
    assert list(statuses(tiny).values()).count("kept") == 3
    only = tiny.pmf("run", PERIOD, "--only", "whole")
    assert only.returncode == 0, "a pack that was not asked for does not fail the run"
    tiny.write("unit_report", notebook(WORDS))
    tiny.pmf("run", PERIOD)
    assert "failed" not in statuses(tiny).values()


WRONG = {
    "unit": ('"key": key', '"key": "alpha"'),
    "period": ('"period": period', '"period": "2021-22-Q1"'),
    "snapshot": ('os.environ["PMF_SNAPSHOT"]', '"tiny:9"'),
}


@pytest.mark.parametrize(("right", "wrong"), WRONG.values(), ids=WRONG)
def test_refuses_a_page_of_another_unit_period_or_snapshot(
    tiny: Tiny, right: str, wrong: str
) -> None:
    """Never the wrong unit's figures under a right title."""
    node = notebook(WORDS)
    node.cells[1].source = node.cells[1].source.replace(right, wrong)
    tiny.write("unit_report", node)
    done = tiny.pmf("run", PERIOD, "--only", "unit_report:beta", check=False)
    assert done.returncode == 1
    error = manifest_of(tiny).packs[0].error
    assert error is not None
    assert error.cell == 0
    assert "was made from" in error.cause
    assert "All is beta" not in (tiny.quarter / "unit_report" / "beta.html").read_text()


def test_refuses_a_page_a_gate_finds_fault_with(tiny: Tiny) -> None:
    tiny.settings(page_bytes=1000)
    done = tiny.pmf("run", PERIOD, "--only", "whole", check=False)
    assert done.returncode == 1
    assert "1,000 are allowed" in done.stderr


def test_only_carries_the_others_over(finished: Tiny) -> None:
    before = everything(finished.quarter)
    finished.pmf("run", PERIOD, "--only", "unit_report:gamma", "--force")
    assert statuses(finished)["unit_report:gamma"] == "made"
    assert list(statuses(finished).values()).count("kept") == 3
    after = everything(finished.quarter)
    changed = {file for file in before if before[file] != after[file]}
    assert changed == {"manifest.json"}


def test_says_when_others_are_of_other_data(tiny: Tiny) -> None:
    """A load that leaves all that a pack read as it was is no other data."""
    tiny.write("unit_report", notebook(FIGURES))
    tiny.pmf("run", PERIOD)
    tiny.load(values=[value("beta", PERIOD, 160.0, date(2021, 10, 25))])
    done = tiny.pmf("run", PERIOD, "--only", "whole")
    assert "Made from other data, and left as it was: 1 other pack of the quarter" in done.stderr
    tiny.pmf("run", PERIOD)
    assert statuses(tiny)["unit_report:beta"] == "made"
    assert list(statuses(tiny).values()).count("made") == 1
    quiet = tiny.pmf("run", PERIOD, "--only", "whole")
    assert "other data" not in quiet.stderr


def test_as_known_on_is_of_a_whole_quarter(finished: Tiny) -> None:
    day = ("--as-known-on", "2021-10-21")
    refused = finished.pmf("run", PERIOD, "--only", "whole", *day, check=False)
    assert refused.returncode == 2
    assert "All packs of a quarter speak as of the same day" in refused.stderr
    finished.pmf("run", PERIOD, *day)
    assert manifest_of(finished).as_known_on == "2021-10-21"


def test_the_same_bytes_in_any_zone_with_any_seed_and_any_jobs(tiny: Tiny, made: Tiny) -> None:
    """Same data and code, same bytes; only the log has times."""
    tiny.pmf("run", PERIOD, "--jobs", "1", TZ="Pacific/Kiritimati", PYTHONHASHSEED="7", LANG="C")
    assert everything(tiny.quarter) == everything(made.quarter)
    log = tiny.quarter.with_name(f"{PERIOD}.log.jsonl")
    events = [json.loads(line) for line in log.read_text().splitlines()]
    assert [event["event"] for event in events] == ["started", *["pack"] * 4, "published"]
    assert all(event["at"] for event in events)


def test_a_second_run_of_the_quarter_is_told(tiny: Tiny) -> None:
    place = Place(tiny.path / "outputs", "tiny", Period.parse(PERIOD))
    with taken(place):
        done = tiny.pmf("run", PERIOD, check=False)
    assert done.returncode == 2
    assert "Another run is making tiny 2021-22-Q2" in done.stderr


def test_outputs_that_cannot_be_written_refuse_before_a_kernel_starts(tiny: Tiny) -> None:
    (tiny.path / "outputs").write_text("in the way")
    done = tiny.pmf("run", PERIOD, check=False)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_full_disk_leaves_the_last_good_quarter(finished: Tiny) -> None:
    """A limit on the size of files stands for the disk's end: the system refuses to write on."""
    before = everything(finished.quarter)
    long = WORDS.replace('"All is " + key', "'All-is-' * 40_000")
    finished.write("whole", notebook(long, key=""))
    done = finished.python(
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); "
        f"from pmf_lib.cli import main; main(['run', '{PERIOD}'])"
    )
    assert done.returncode == 2
    assert "no room left" in done.stderr
    assert everything(finished.quarter) == before
    finished.pmf("run", PERIOD)
    assert statuses(finished)["whole:council"] == "made"


def test_a_damaged_manifest_is_told_and_can_be_forced(finished: Tiny) -> None:
    (finished.quarter / "manifest.json").write_text("{")
    done = finished.pmf("run", PERIOD, check=False)
    assert done.returncode == 2
    assert "manifest.json cannot be read" in done.stderr
    finished.pmf("run", PERIOD, "--force")
    assert set(statuses(finished).values()) == {"made"}


def test_a_database_named_from_here_is_found_by_the_kernels(tiny: Tiny) -> None:
    """The command's folder is not the notebook's."""
    opens = "from pmf_lib.store import open_store\nopen_store().close()\n" + WORDS
    tiny.write("whole", notebook(opens, key=""))
    shutil.move(tiny.path / "var", tiny.path / "notebooks" / "var")
    done = subprocess.run(
        tiny.command("run", PERIOD, "--only", "whole"),
        cwd=tiny.path / "notebooks",
        env={**tiny.environment, "PMF_DATABASE": "sqlite:///var/pmf.sqlite"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_without_data_nothing_starts(tiny: Tiny) -> None:
    shutil.rmtree(tiny.path / "var")
    done = tiny.pmf("run", PERIOD, check=False)
    assert done.returncode == 2
    assert "There is no database" in done.stderr
    assert not (tiny.path / "outputs").exists()


def test_a_worker_that_dies_fails_its_pack_alone(tiny: Tiny) -> None:
    """As when the system is out of memory and kills the largest process."""
    kill_worker = (
        "import os\nif unit == 'beta':\n"
        "    os.kill(int(os.environ['PMF_WORKER'].rpartition('/')[2]), 9)\n" + WORDS
    )
    tiny.write("unit_report", notebook(kill_worker))
    done = tiny.pmf("run", PERIOD, check=False)
    assert done.returncode == 1
    assert statuses(tiny)["unit_report:beta"] == "failed"
    assert list(statuses(tiny).values()).count("made") == 3
    assert "Its worker process ended: killed by SIGKILL" in done.stderr
