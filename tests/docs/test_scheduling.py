"""The commands of the scheduling guide work as they stand, again and again (R1-008)."""

from __future__ import annotations

import json
import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from pmf_lib.cli.draft import quarter
from pmf_lib.council import load_council
from tests.tiny import FIGURES, PERIOD, Tiny, make_tiny, notebook

GUIDE = Path(__file__).resolve().parents[2] / "docs/guides/scheduling.md"
COMMAND = re.compile(r"\bpmf (draft .*?)(?= >>|\n|\")")
VALUES = "measure,unit,period,value,numerator,denominator,recorded_on"


def commands() -> list[list[str]]:
    """Every `pmf draft` of the guide, as a shell would hand it over."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE.read_text("utf-8"), re.M | re.S)
    found = [COMMAND.findall(text) for _, text in blocks]
    return [shlex.split(line.replace("\\", "/")) for lines in found for line in lines]


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    tiny = make_tiny(tmp_path / "project")
    tiny.write("unit_report", notebook(FIGURES))
    return tiny


def drop(tiny: Tiny) -> Path:
    folder = tiny.path / "var/drop/carlisle-2021"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def here(words: list[str]) -> list[str]:
    """The command for the tiny council, whose quarter is long over."""
    other = {"carlisle-2021": "tiny", "ended": "current"}
    return [other.get(word, word) for word in words]


def states(tiny: Tiny) -> set[str]:
    manifest = json.loads((tiny.quarter / "manifest.json").read_text("utf-8"))
    return {pack["status"] for pack in manifest["packs"]}


def test_the_guide_shows_each_of_the_three_schedulers() -> None:
    text = GUIDE.read_text("utf-8")
    (cron,) = re.findall(r"^```cron\n(.*?)\n```$", text, re.M)
    assert re.match(r"\d+ \d+ \* \* [\d-]+ cd \S+ && \S+/pmf draft ", cron)
    assert "OnCalendar=Mon..Fri 06:00" in text and "Persistent=true" in text
    assert 'schtasks /Create /TN "pmf draft" /SC WEEKLY' in text
    assert len(commands()) == 5


def test_every_command_goes_from_the_drop_folder_to_the_packs(tiny: Tiny) -> None:
    """R1-008: no manual step; idempotent, so that any scheduler may start it at any time."""
    later = f"{VALUES}\nALPHA-01,alpha,{PERIOD},99,198,200,2021-10-09"
    (drop(tiny) / "values.csv").write_text(later, encoding="utf-8")
    (drop(tiny) / "values-beta.csv.part").write_text("half a f", encoding="utf-8")
    first, *others = commands()
    made = tiny.pmf(*here(first))
    assert made.stdout.startswith("Loaded 1 new rows; 0 were known already")
    assert made.stdout.splitlines()[-1].endswith("index.html")
    page = tiny.quarter / "unit_report" / "alpha.html"
    assert f"{PERIOD}: 99" in page.read_text("utf-8")
    before = {path: path.read_bytes() for path in tiny.quarter.rglob("*.html")}
    for words in others:
        again = tiny.pmf(*here(words))
        assert again.stdout.startswith("Loaded 0 new rows; 1 were known already")
        assert states(tiny) == {"kept"}
        assert {path: path.read_bytes() for path in tiny.quarter.rglob("*.html")} == before


def test_what_was_refused_is_told_and_the_packs_are_made(tiny: Tiny) -> None:
    """R1-008: a fault in a file stops neither the rest nor the packs; a scheduler learns of it."""
    rows = f"{VALUES}\nALPHA-01,alpha,{PERIOD},99,198,200,2021-10-09\nNONE,alpha,{PERIOD},1,,,"
    (drop(tiny) / "values.csv").write_text(rows, encoding="utf-8")
    done = tiny.pmf(*here(commands()[0]), check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Not all of ") and "could be loaded: see " in done.stderr
    assert states(tiny) == {"made"}


def test_an_empty_folder_is_no_fault_and_a_missing_one_is(tiny: Tiny) -> None:
    """R1-008: nothing new is the usual case of a scheduled run."""
    words = here(commands()[0])
    missing = tiny.pmf(*words, check=False)
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "There is no folder" in missing.stderr
    drop(tiny)
    assert tiny.pmf(*words).stdout.startswith("Nothing lies in ")
    assert states(tiny) == {"made"}


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (date(2021, 9, 30), "2021-22-Q1"),
        (date(2021, 10, 1), "2021-22-Q2"),
        (date(2021, 4, 1), "2020-21-Q4"),
    ],
)
def test_ended_is_the_last_quarter_that_is_over(today: date, code: str) -> None:
    council = load_council("carlisle-2021")
    assert quarter("ended", council, today) == code
    assert quarter("current", council, today) == council.current_period
    assert quarter("2020-21-Q1", council, today) == "2020-21-Q1"
