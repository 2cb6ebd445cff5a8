"""Run settings are read as strictly as a profile."""

import shutil
from pathlib import Path

import pytest

from pmf_lib.council import profile_path
from pmf_lib.errors import ProfileError
from pmf_lib.run.settings import Settings, load_settings


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
