"""The switch of a quarter: whole before, whole after, mended where cut off between."""

import errno
import os
from pathlib import Path

import pytest

from pmf_lib.errors import RunError
from pmf_lib.periods import Period
from pmf_lib.run import place as places
from pmf_lib.run import platform
from pmf_lib.run.place import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    place = Place(tmp_path / "outputs", "tiny", Period.parse("2021-22-Q2"))
    place.staging.mkdir(parents=True)
    return place


def fill(folder: Path, words: str) -> None:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(words)


def said(place: Place) -> str:
    return (place.published / "index.html").read_text()


@pytest.mark.parametrize("in_one_step", [True, False])
def test_the_next_quarter_takes_the_place_of_the_last(
    place: Place, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    if not in_one_step:
        monkeypatch.setattr(platform, "exchange", lambda first, second: False)
    fill(place.next, "first")
    places.switch(place)
    fill(place.next, "second")
    places.switch(place)
    assert said(place) == "second"
    places.recover(place)
    assert said(place) == "second"
    assert list(place.staging.iterdir()) == []


def test_a_switch_in_two_steps_cut_off_between_is_undone(place: Place) -> None:
    """What `kill -9` leaves between the two renames."""
    fill(place.previous, "first")
    fill(place.next, "second")
    with places.taken(place):
        assert said(place) == "first"
        assert not place.previous.exists()
        assert not place.next.exists()


def test_a_switch_that_fails_puts_the_old_quarter_back(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "exchange", lambda first, second: False)
    fill(place.published, "first")
    with pytest.raises(OSError, match="next"):
        places.switch(place)
    assert said(place) == "first"


def test_exchange_needs_both_folders(tmp_path: Path) -> None:
    fill(tmp_path / "one", "one")
    if platform.exchange(tmp_path / "one", tmp_path / "one"):
        with pytest.raises(FileNotFoundError):
            platform.exchange(tmp_path / "one", tmp_path / "two")


def test_one_run_at_a_time(place: Place) -> None:
    with places.taken(place), pytest.raises(RunError, match="Another run"), places.taken(place):
        pass
    with places.taken(place):
        pass


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EROFS, "may not be written"),
        (errno.EACCES, "may not be written"),
        (errno.EIO, "cannot be written"),
    ],
)
def test_says_what_is_wrong_with_the_disk(tmp_path: Path, number: int, words: str) -> None:
    with pytest.raises(RunError, match=words) as told, places.writing(tmp_path):
        raise OSError(number, os.strerror(number))
    assert "last good quarter is untouched" in told.value.sentence


def test_outputs_that_are_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "outputs").write_text("")
    blocked = Place(tmp_path / "outputs", "tiny", Period.parse("2021-22-Q2"))
    with pytest.raises(RunError, match="cannot be written"), places.taken(blocked):
        pass
