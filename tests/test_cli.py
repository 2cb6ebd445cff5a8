"""The command line: what it says, where, and with which exit status; never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.cli import main, show
from pmf_lib.cli.app import app
from tests.tiny import PERIOD, UNITS, Tiny, make_tiny

COMMANDS = (
    "demo",
    "load",
    "check",
    "lint",
    "plan",
    "run",
    "draft",
    "formats",
    "why",
    "publish",
    "changes",
    "verify",
    "keys",
    "sign",
    "remake",
    "timetable",
    "measure",
    "doctor",
    "lab",
    "serve",
    "commentary",
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return make_tiny(tmp_path_factory.mktemp("cli") / "project")


Told = tuple[int, str, str]


@pytest.fixture
def call(
    home: Tiny, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Told]:
    """Run a command in this process: its status and what it said on the two streams."""
    monkeypatch.setenv("PMF_HOME", str(home.path))
    monkeypatch.setenv("PMF_DATABASE", home.database)

    def run(*words: str) -> Told:
        with pytest.raises(SystemExit) as left:
            main(words)
        return (int(left.value.code or 0), *capsys.readouterr())

    return run


def test_has_the_commands_of_the_contract(home: Tiny) -> None:
    assert {command.callback.__name__ for command in app.registered_commands} == set(COMMANDS)
    shown = home.pmf("--help").stdout
    assert all(f"  {command} " in shown for command in COMMANDS)
    assert home.pmf().stdout == shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nonsense",), "No such command 'nonsense'. See pmf --help."),
        (("plan",), "Missing argument 'PERIOD'. See pmf plan --help."),
        (("plan", PERIOD, "--depth"), "No such option: --depth"),
        (("run", PERIOD, "--jobs", "0"), "Invalid value for '--jobs'"),
        (("run", PERIOD, "--jobs", "many"), "Invalid value for '--jobs'"),
        (("run", "2021-22-Q5"), "“2021-22-Q5” is not a period"),
        (("run", "2021-22"), "tiny makes no packs for 2021-22."),
        (("run", PERIOD, "--council", "nowhere"), "“nowhere” is not a council"),
        (("run", PERIOD, "--only", "unit_report:delta"), "Its keys are alpha, beta, gamma"),
        (("run", PERIOD, "--as-known-on", "yesterday"), "“yesterday” is not a day"),
        (("why", PERIOD, "nothing:at-all"), "has no pack “nothing”"),
        (("measure", "X", PERIOD), "“X” is not a measure"),
        (("timetable", PERIOD), "is a quarter"),
        (("verify", "nowhere"), "nowhere is not a finished quarter"),
        (("serve",), "There is no finished quarter of tiny yet"),
        (("demo", "tiny"), "tiny"),
        (("check", "nowhere.csv"), "nowhere.csv"),
    ],
)
def test_refuses_in_one_sentence(
    call: Callable[..., Told], words: tuple[str, ...], said: str
) -> None:
    status, out, told = call(*words)
    assert (status, out) == (2, "")
    assert said in told
    assert told.count("\n") == 1


def test_plans_without_starting_anything(home: Tiny) -> None:
    rows = json.loads(home.pmf("plan", "current", "--json").stdout)
    assert [row["key"] for row in rows] == [*UNITS, "council"]
    assert {row["reason"] for row in rows} == {"it has not been made before"}
    assert "it has not been made before" in home.pmf("plan", PERIOD).stdout
    assert not (home.path / "outputs").exists()


def test_shows_a_figure_to_its_line(home: Tiny) -> None:
    shown = home.pmf("measure", "BETA-01", PERIOD)
    assert "answered / calls" in shown.stdout
    parts = json.loads(home.pmf("measure", "BETA-01", "current", "--json").stdout)
    assert parts["rows"][0]["source_file"] == "values.csv"
    assert parts["checks"] == [
        {
            "holds": True,
            "check": "Q2 2021/22: 150 of 200 is 75, which equals the stored 75",
        }
    ]


def test_shows_what_changed_in_the_reports(home: Tiny, tmp_path: Path) -> None:
    """A report's definition is changed in the profile, and the difference is shown (R3-060)."""
    kept = tmp_path / "before.yml"
    profile = (home.path / "parameters" / "tiny.yml").read_text()
    kept.write_text(profile.replace("title: Whole", "title: All of it"))
    (row,) = json.loads(home.pmf("changes", str(kept), "--json").stdout)
    assert row == {"report": "whole", "what": "title", "was": "All of it", "now": "Whole"}
    kept.write_text(profile)
    assert home.pmf("changes", str(kept)).stdout.strip() == "Every report is as it was."


def test_a_profile_from_before_that_is_not_there_is_refused(call: Callable[..., Told]) -> None:
    status, _, said = call("changes", "nowhere.yml")
    assert status == 2
    assert "nowhere.yml" in said and "Traceback" not in said


def test_writes_the_timetable_as_a_calendar(home: Tiny, tmp_path: Path) -> None:
    rows = json.loads(home.pmf("timetable", "2021-22", "--json").stdout)
    assert {"on", "what", "body", "about", "rule", "done_on", "state"} == set(rows[0])
    home.pmf("timetable", "2021-22", "--ics", str(tmp_path / "year.ics"))
    assert (tmp_path / "year.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_timetable_says_what_is_late_on_a_day(home: Tiny) -> None:
    """Quarter 2 came in on 8 October; quarter 3 is late from the day after 10 January (R4-042)."""

    def state(about: str, as_at: str) -> tuple[str | None, str | None]:
        told = home.pmf("timetable", "2021-22", "--as-at", as_at, "--json").stdout
        (row,) = (
            row for row in json.loads(told) if (row["what"], row["about"]) == ("Values due", about)
        )
        return row["state"], row["done_on"]

    assert state("2021-22-Q2", "2022-01-10") == ("done", "2021-10-08")
    assert state("2021-22-Q3", "2022-01-10") == ("due", None)
    assert state("2021-22-Q3", "2022-01-11") == ("late", None)


def test_the_timetable_without_a_store_says_nothing_of_what_is_done(home: Tiny) -> None:
    done = home.pmf("timetable", "2021-22", "--json", PMF_DATABASE="sqlite:///none/x.sqlite")
    assert {"on", "what", "body", "about", "rule"} == set(json.loads(done.stdout)[0])
    assert "Nothing is said of what is done or late." in done.stderr


def test_the_timetable_refuses_a_day_that_is_none(call: Callable[..., Told]) -> None:
    status, out, told = call("timetable", "2021-22", "--as-at", "soon")
    assert (status, out) == (2, "")
    assert "“soon” is not a day" in told


def test_doctor_says_what_works_and_what_to_do(home: Tiny) -> None:
    done = home.pmf("doctor", "--json", check=False)
    rows = {row["what"]: row for row in json.loads(done.stdout)}
    assert {"Python", "packages", "database", "outputs folder", "disk space"} <= set(rows)
    assert rows["database"]["verdict"] == rows["cluster packages"]["verdict"] == "works"
    missing = home.pmf("doctor", "--json", check=False, PMF_DATABASE="sqlite:///none/x.sqlite")
    rows = {row["what"]: row for row in json.loads(missing.stdout)}
    assert missing.returncode == 1
    assert "pmf load" in rows["database"]["to_do"]


def source(folder: Path, values: str) -> str:
    folder.mkdir()
    (folder / "values.csv").write_text(f"measure,unit,period,value,recorded_on\n{values}")
    return str(folder)


def test_loads_what_is_sound_and_files_every_fault(tiny_home: Tiny, tmp_path: Path) -> None:
    good = "ALPHA-01,alpha,2021-22-Q2,81,2021-10-25\n"
    done = tiny_home.pmf("load", source(tmp_path / "good", good))
    assert "values" in done.stdout
    again = json.loads(tiny_home.pmf("load", str(tmp_path / "good"), "--json").stdout)
    assert again["tables"][0]["added"] == 0, "loading twice changes nothing"
    bad = good + "".join(f"ALPHA-01,nowhere,2021-22-Q2,{value},2021-10-26\n" for value in range(30))
    checked = tiny_home.pmf("check", source(tmp_path / "bad", bad), "--json", check=False)
    assert checked.returncode == 1
    parts = json.loads(checked.stdout)
    assert len(parts["first faults"]) == 20
    assert parts["tables"][0]["verdict"] in {"may be loaded", "refused"}
    table, page = Path(parts["all faults"]["table"]), Path(parts["all faults"]["page"])
    assert len(table.read_text().splitlines()) > 30
    assert "nowhere" in page.read_text()


@pytest.fixture
def tiny_home(tmp_path: Path) -> Tiny:
    return make_tiny(tmp_path / "project")


def test_a_wrong_path_makes_no_database(
    call: Callable[..., Told], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PMF_DATABASE", f"sqlite:///{tmp_path / 'new.sqlite'}")
    status, _, said = call("load", str(tmp_path / "nowhere"), "--council", "tiny")
    assert status == 2 and "There is no file or folder" in said
    assert not (tmp_path / "new.sqlite").exists()


def test_an_inner_fault_is_told_without_a_traceback(
    call: Callable[..., Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("pmf_lib.cli.arguments.load_council", broken)
    status, out, told = call("plan", "current")
    assert (status, out) == (70, "")
    assert "Something went wrong inside pmf (ZeroDivisionError)" in told
    assert "secret" not in told
    report = Path(told.split("The details are in ")[1].split(": send")[0])
    assert "secret" in report.read_text()
    report.unlink()


def test_an_inner_fault_where_no_file_can_be_written(
    call: Callable[..., Told], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A full temporary folder: still a sentence."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("pmf_lib.cli.arguments.load_council", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    status, _, told = call("plan", "current")
    assert status == 70
    assert "no room for the details" in told


def test_the_keyboard_stops_it(call: Callable[..., Told], monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pmf_lib.cli.arguments.load_council", stopped)
    status, _, told = call("plan", "current")
    assert status == 130
    assert told.startswith("Stopped.")


def test_a_closed_pipe_ends_quietly(home: Tiny) -> None:
    words = " ".join(f'"{word}"' for word in home.command("timetable", "2021-22"))
    done = home.run(["sh", "-c", f"{words} | head -1"], {})
    assert done.stderr == ""


@given(st.text())
def test_nothing_printed_can_steer_a_terminal(text: str) -> None:
    printed = show.words(text)
    assert not any(sign in printed for sign in "\x1b\x07\x9b\r\n\u202e\u2066")


@given(st.text())
def test_nothing_told_or_given_as_json_can_either(text: str) -> None:
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        show.show([{"said": text}], as_json=True)
        show.complain(text)
    assert json.loads(out.getvalue()) == [{"said": text}]
    steering = "\x1b\x07\x9b\x85\r\u202e\u2066\u2028"
    assert not any(sign in out.getvalue() + err.getvalue() for sign in steering)
    assert err.getvalue().count("\n") == 1


def test_json_has_no_number_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    show.show([{"value": float("nan"), "other": None}], as_json=True)
    assert json.loads(capsys.readouterr().out) == [{"value": None, "other": None}]


def test_runs_as_a_module_and_as_a_script() -> None:
    script = Path(sys.executable).with_name("pmf")
    for command in ([sys.executable, "-m", "pmf_lib.cli"], [str(script)]):
        done = subprocess.run([*command, "--help"], capture_output=True, text=True, check=True)
        assert done.stdout.startswith("Usage: pmf")
