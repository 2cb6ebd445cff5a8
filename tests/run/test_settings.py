"""Run settings are read as strictly as a profile."""

import shutil
from pathlib import Path

import pytest

from pmf_lib.council import profile_path
from pmf_lib.errors import ParameterError, ProfileError
from pmf_lib.run.settings import Settings, chosen, load_settings


def folder(tmp_path: Path, text: str) -> Path:
    shutil.copy(profile_path("carlisle-2021"), tmp_path)
    (tmp_path / "run.yml").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_project_has_settings() -> None:
    assert load_settings() == Settings(
        council="carlisle-2021", jobs=2, deadline_seconds=300, page_bytes=1_000_000
    )


def test_what_is_left_out_has_its_usual_value(tmp_path: Path) -> None:
    found = load_settings(folder(tmp_path, "council: carlisle-2021\njobs: 4\n"))
    assert (found.jobs, found.deadline_seconds, found.page_bytes) == (4, 300, 1_000_000)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("council: carlisle-2021\njobs: 0\n", 2, "A number of 1 or more is allowed here"),
        ("council: carlisle-2021\njobs: many\n", 2, "A whole number is allowed here"),
        ("council: carlisle-2021\njobs: 2\njob: 2\n", 3, "Allowed here: jobs"),
        ("jobs: 2\n", 1, "the key “council” is missing"),
        ("jobs: 2\ncouncil: carlisle\n", 2, "Allowed here: carlisle-2021"),
        ("council: carlisle-2021\njobs: 2\ndeadline_seconds: 0\n", 3, "1 or more"),
        ("council: carlisle-2021\njobs: 2\npage_bytes: 999\n", 3, "1000 or more"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    with pytest.raises(ProfileError) as caught:
        load_settings(folder(tmp_path, text))
    assert f"run.yml, line {line}: " in caught.value.sentence
    assert words in caught.value.sentence


def test_without_a_file_there_are_no_settings(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"run\.yml cannot be read"):
        load_settings(tmp_path)


HERE = Settings(council="carlisle-2021", jobs=2)
THERE = Settings(council="carlisle-2021", jobs=2, scheduler="tcp://host:1", outputs="s3://packs")


def test_a_command_goes_before_the_settings() -> None:
    kept = chosen(THERE, jobs=None, scheduler="", outputs="")
    assert kept == THERE
    other = chosen(THERE, jobs=None, scheduler="tls://other:2", outputs="folder")
    assert (other.scheduler, other.outputs) == ("tls://other:2", "folder")


def test_jobs_are_this_machines() -> None:
    found = chosen(THERE, jobs=3, scheduler="", outputs="")
    assert (found.jobs, found.scheduler, found.outputs) == (3, "", "s3://packs")
    with pytest.raises(ParameterError, match="Both --jobs and --scheduler are given"):
        chosen(HERE, jobs=3, scheduler="tcp://host:1", outputs="folder")


def test_a_scheduler_needs_an_output_store() -> None:
    with pytest.raises(ParameterError, match="Give --outputs"):
        chosen(HERE, jobs=None, scheduler="tcp://host:1", outputs="")
    assert chosen(HERE, jobs=None, scheduler="", outputs="folder").outputs == "folder"
