"""A reader of the store meets a whole quarter at all times, the last one too."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pmf_lib.errors import RunError
from pmf_lib.run.cluster.output_store import OutputStore
from pmf_lib.run.cluster.published import publish
from pmf_lib.run.record import MANIFEST, Manifest, text_record

PLACE = "tiny/2021-22-Q2"


@dataclass(frozen=True)
class Quarter:
    """A finished quarter on this disk."""

    folder: Path
    manifest: Manifest
    files: dict[str, bytes]

    @property
    def place(self) -> str:
        return f"{PLACE}/{self.manifest.digest[:16]}"


def quarter(folder: Path, text: str) -> Quarter:
    files = {f"unit/{number}.html": f"{text} {number}".encode() for number in range(12)}
    files |= {"index.html": text.encode(), "data/datapackage.json": b"{}"}
    records = tuple(text_record(name, content) for name, content in sorted(files.items()))
    manifest = Manifest(
        council="tiny",
        period="2021-22-Q2",
        snapshot="s",
        code="c",
        as_known_on="",
        packs=(),
        files=records,
    ).sealed()
    files[MANIFEST] = manifest.rendered()
    for name, content in files.items():
        path = folder / text / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Quarter(folder / text, manifest, files)


@pytest.fixture
def quarters(tmp_path: Path) -> tuple[Quarter, ...]:
    return tuple(quarter(tmp_path / "quarters", text) for text in ("one", "two", "three", "four"))


@dataclass(frozen=True)
class Watched(OutputStore):
    """A store that keeps count of what was put, and breaks at the name it is told."""

    puts: list[str] = field(default_factory=list)
    breaks_at: str = ""

    def put(self, name: str, content: bytes) -> None:
        if self.breaks_at and name.endswith(self.breaks_at):
            raise RunError("The store does not answer")
        self.puts.append(name)
        super().put(name, content)


def sent(outputs: OutputStore, made: Quarter) -> str:
    return publish(outputs, made.folder, made.manifest)


def read(outputs: OutputStore) -> dict[str, bytes | None]:
    """What a reader finds: every file of the current quarter."""
    current = json.loads(outputs.get(f"{PLACE}/current.json") or b"{}")
    place = f"{PLACE}/{current['folder']}"
    return {name.removeprefix(f"{place}/"): outputs.get(name) for name in outputs.names(place)}


def folders(outputs: OutputStore) -> set[str]:
    return {"/".join(name.split("/")[:3]) for name in outputs.names(PLACE)}


def test_a_quarter_is_in_the_store_as_on_the_disk(
    outputs: OutputStore, quarters: tuple[Quarter, ...]
) -> None:
    made = quarters[0]
    assert sent(outputs, made) == made.place
    assert read(outputs) == made.files
    told = json.loads(outputs.get(f"{PLACE}/current.json") or b"")
    assert told == {"folder": made.manifest.digest[:16], "digest": made.manifest.digest}


def test_the_last_quarter_is_kept_and_the_one_before_removed(
    outputs: OutputStore, quarters: tuple[Quarter, ...]
) -> None:
    outputs.put(f"{PLACE}/other/manifest.json", b"somebody else's")
    one, two, three, _ = quarters
    others = {f"{PLACE}/current.json", f"{PLACE}/other"}
    turns = (one, (one,)), (two, (one, two)), (three, (two, three)), (two, (three, two))
    for made, kept in turns:
        sent(outputs, made)
        assert read(outputs) == made.files
        assert folders(outputs) == others | {found.place for found in kept}
        for found in kept:
            assert len(outputs.names(found.place)) == len(found.files)


def test_a_quarter_published_again_keeps_the_last_one(
    outputs: OutputStore, quarters: tuple[Quarter, ...]
) -> None:
    for made in (quarters[0], quarters[1], quarters[1]):
        sent(outputs, made)
    assert {quarters[0].place, quarters[1].place} < folders(outputs)


def test_files_there_already_are_not_sent_again(
    outputs: OutputStore, quarters: tuple[Quarter, ...]
) -> None:
    made, watched = quarters[0], Watched(outputs.url)
    sent(watched, made)
    assert watched.puts[-2:] == [f"{made.place}/{MANIFEST}", f"{PLACE}/current.json"]
    assert sorted(watched.puts[:-1]) == sorted(f"{made.place}/{name}" for name in made.files)
    watched.puts.clear()
    outputs.remove(f"{made.place}/index.html")
    outputs.put(f"{made.place}/unit/3.html", b"one 4")
    sent(watched, made)
    expected = [f"{made.place}/index.html", f"{made.place}/unit/3.html", f"{PLACE}/current.json"]
    assert sorted(watched.puts) == sorted(expected)
    assert read(outputs) == made.files


@pytest.mark.parametrize("breaks_at", ["unit/7.html", "manifest.json", "current.json"])
def test_a_store_that_goes_away_leaves_the_current_quarter(
    breaks_at: str, outputs: OutputStore, quarters: tuple[Quarter, ...]
) -> None:
    one, two, three, four = quarters
    sent(outputs, one)
    with pytest.raises(RunError, match="does not answer"):
        sent(Watched(outputs.url, breaks_at=breaks_at), two)
    assert read(outputs) == one.files
    sent(outputs, two)
    assert read(outputs) == two.files
    for made in (three, four):
        sent(outputs, made)
    assert folders(outputs) == {f"{PLACE}/current.json", three.place, four.place}


@dataclass(frozen=True)
class Meddled(OutputStore):
    """A store in which another run removes this run's quarter just as it becomes current."""

    place: str = ""

    def put(self, name: str, content: bytes) -> None:
        super().put(name, content)
        if name.endswith("/current.json"):
            self.remove_all(self.place)


def test_a_quarter_that_another_run_removed_is_put_back(
    outputs: OutputStore, quarters: tuple[Quarter, ...]
) -> None:
    sent(Meddled(outputs.url, place=quarters[0].place), quarters[0])
    assert read(outputs) == quarters[0].files


def test_runs_that_publish_at_once_leave_a_whole_quarter(
    outputs: OutputStore, quarters: tuple[Quarter, ...]
) -> None:
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda made: sent(outputs, made), quarters[:3]))
    assert read(outputs) in [made.files for made in quarters]


@pytest.mark.parametrize("content", [None, b"changed"])
def test_a_file_that_is_not_as_made_is_not_published(
    content: bytes | None, outputs: OutputStore, quarters: tuple[Quarter, ...]
) -> None:
    sent(outputs, quarters[0])
    path = quarters[1].folder / "index.html"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RunError, match="not as the quarter's manifest has it"):
        sent(outputs, quarters[1])
    assert read(outputs) == quarters[0].files


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"folder": "../.."}', b'{"folder": 1}'])
def test_a_damaged_pointer_is_put_right(
    content: bytes, outputs: OutputStore, quarters: tuple[Quarter, ...]
) -> None:
    outputs.put(f"{PLACE}/current.json", content)
    sent(outputs, quarters[0])
    assert read(outputs) == quarters[0].files
