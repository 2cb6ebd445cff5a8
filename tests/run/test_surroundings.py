"""A page's kernel is told what it needs, and no credential but that of its visitor's post."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmf_lib.run.served import surroundings
from pmf_lib.run.served.surroundings import Visitor

SECRET = "postgresql+psycopg://owner:planted@server/pmf"


@pytest.mark.parametrize(
    "name",
    ["PMF_DATABASE", "PGPASSWORD", "AWS_SECRET_ACCESS_KEY", "PMF_OUTPUT_KEY", "JUPYTER_TOKEN"],
)
def test_nothing_secret_of_the_server_reaches_a_kernel(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, SECRET)
    found = surroundings.environment("tiny", tmp_path)
    assert name not in found and SECRET not in str(found)


def test_what_the_machine_needs_reaches_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/where/programs/are")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    found = surroundings.environment("tiny", tmp_path)
    assert (found["PATH"], found["LC_ALL"]) == ("/where/programs/are", "C.UTF-8")
    assert found[surroundings.COUNCIL_VARIABLE] == "tiny"


def test_a_kernel_is_told_of_its_visitor_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[str, str] = {}
    line = surroundings.telling(Visitor("named:o'brien", "public", "sqlite:///it's \\ 'quoted'"))
    monkeypatch.setattr("os.environ", told)
    eval(line)
    assert told == {"PMF_DATABASE": "sqlite:///it's \\ 'quoted'", "PMF_SERVED_POST": "public"}


def test_a_visitor_shown_anywhere_keeps_the_database_to_itself() -> None:
    assert "planted" not in repr(Visitor("named:ann", "performance-team", SECRET))
