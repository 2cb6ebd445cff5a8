"""A quarter made again from its own snapshot, into a folder beside, and compared byte by byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pmf_lib.council import load_council
from pmf_lib.errors import RunError
from pmf_lib.periods import Period, read_day
from pmf_lib.run.changes import UNKNOWN
from pmf_lib.run.inputs import PARTS
from pmf_lib.run.plan import Plan, make_plan
from pmf_lib.run.progress import Reporter
from pmf_lib.run.publish import publish
from pmf_lib.run.quarter import Run, place_of
from pmf_lib.run.record import MANIFEST, Manifest, State, require_manifest, verify
from pmf_lib.run.settings import Settings
from pmf_lib.store import Snapshot, Store
from pmf_lib.views.words import counted

_OTHER_FORMATS = (".docx", ".pdf", ".xlsx", ".csv.zip")


@dataclass(frozen=True)
class Remade:
    """Where the quarter was made again, what is not the same, and why that may be.

    `same` counts the files that are the same, byte for byte, the manifest not among them. In it a
    pack that was kept then and is made now counts as the same. `differing` are sentences.
    """

    folder: Path
    same: int
    differing: tuple[str, ...]
    why: tuple[str, ...]


@dataclass(frozen=True)
class Remaking:
    """The making again of one finished or handed-out quarter."""

    folder: Path
    to: Path
    settings: Settings
    store: Store
    reporter: Reporter

    def __call__(self) -> Remade:
        """Make the quarter again and compare it; what was loaded since does not matter.

        A RunError where the folder is no finished quarter or is not as it was written, a
        StoreError where the store does not hold its snapshot.
        """
        before = _whole(self.folder)
        plan = self._plan(before)
        made = Path()
        for token, names in _by_snapshot(before, plan):
            tasks = tuple(task for task in plan.tasks if task.name in names)
            asked = replace(plan, tasks=tasks, snapshot=Snapshot.parse(token))
            Run(asked, self.settings, self.store, self.reporter, force=True)()
            made = place_of(asked).published
        after = require_manifest(made)
        why = tuple(_why(before, after))
        if not before.packs:
            made = publish(plan, made, self.to / "handed-out")
            after = require_manifest(made)
        digests = [{file.file: file.sha256 for file in m.every_file} for m in (before, after)]
        same = len(digests[0].items() & digests[1].items())
        return Remade(made, same, tuple(_differing(before, after)), why)

    def _plan(self, manifest: Manifest) -> Plan:
        council = load_council(manifest.council)
        day = read_day(manifest.as_known_on)
        plan = make_plan(council, Period.parse(manifest.period), as_known_on=day)
        return replace(plan, outputs=self.to / "outputs")


def _whole(folder: Path) -> Manifest:
    manifest = require_manifest(folder)
    faults = verify(folder)
    if faults:
        raise RunError(
            f"{folder} is not as it was made: {'; '.join(faults)}",
            "Only what was not altered since can be compared with what is made again",
            "Restore the folder from a copy",
        )
    return manifest


def _by_snapshot(manifest: Manifest, plan: Plan) -> Iterator[tuple[str, frozenset[str]]]:
    """The snapshots that the packs are of, each with their names; the quarter's own comes last.

    A quarter is of one snapshot, but for packs that a run of others left as they were.
    """
    own = {pack.name: pack.inputs.get("snapshot", manifest.snapshot) for pack in manifest.packs}
    others = sorted(set(own.values()) - {manifest.snapshot})
    for token in others:
        yield token, frozenset(name for name, found in own.items() if found == token)
    yield manifest.snapshot, frozenset(plan.names - {n for n in own if own[n] in others})


def _why(before: Manifest, after: Manifest) -> Iterator[str]:
    """What the quarter was made from that is not as it was; nothing where all of it is."""
    if before.code != after.code:
        yield "The program, or a package it uses, is not the one that made the quarter"
    now = {pack.name: pack.inputs for pack in after.packs}
    for part in PARTS:
        changed = [
            pack.name
            for pack in before.packs
            if pack.name in now and pack.inputs.get(part) != now[pack.name].get(part)
        ]
        if changed:
            yield f"{counted(len(changed), 'pack')}, {changed[0]} for one: {UNKNOWN[part]}"


def _differing(before: Manifest, after: Manifest) -> Iterator[str]:
    """A sentence for each file that is not the same, and for each that one of the two lacks."""
    then, now = ({file.file: file.sha256 for file in one.every_file} for one in (before, after))
    for file in sorted(then):
        if file not in now:
            yield f"{file} {_not_made(file)}"
        elif then[file] != now[file]:
            yield f"{file} is not the same"
    yield from (f"{file} was not there before" for file in sorted(set(now) - set(then)))
    if _settled(before) != _settled(after):
        yield f"{MANIFEST} is not the same"


def _settled(manifest: Manifest) -> Manifest:
    """The manifest without what tells how a pack came to its place: made now, or kept from then."""
    packs = tuple(
        pack.model_copy(update={"status": State.MADE}) if pack.status is State.KEPT else pack
        for pack in manifest.packs
    )
    return manifest.model_copy(update={"packs": packs}).sealed()


def _not_made(file: str) -> str:
    if file.endswith(_OTHER_FORMATS):
        return "was not made again: it is a page in another format"
    return "was not made again"
