"""A profile with one thing made wrong, and what is said of it."""

from pathlib import Path

import pytest

from pmf_lib.council import load_council, profile_path
from pmf_lib.errors import ProfileError

KEY = "carlisle-2021"


class Planted:
    """The published profile, and the refusals of changed copies of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / f"{KEY}.yml"
        self.published = profile_path(KEY).read_text(encoding="utf-8")

    def refusal(self, old: str, new: str) -> ProfileError:
        """The refusal of the profile with its first `old` made `new`."""
        assert old in self.published
        self.file.write_text(self.published.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(ProfileError) as caught:
            load_council(KEY, self.folder)
        return caught.value

    def place(self, mark: str) -> str:
        """How a message names the last line in which the mark stands."""
        lines = self.file.read_text(encoding="utf-8").splitlines()
        line = max(number for number, text in enumerate(lines, start=1) if mark in text)
        return f"{self.file.name}, line {line}: "

    def check(self, old: str, new: str, mark: str, words: str) -> None:
        """The change is refused in these words, at the line of the mark."""
        error = self.refusal(old, new)
        told = [sentence for sentence in error.faults if words in sentence]
        assert told, error.faults
        assert self.place(mark) in told[0]
        assert error.next_step


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    return Planted(tmp_path)
