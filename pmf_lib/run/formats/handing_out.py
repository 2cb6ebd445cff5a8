"""A finished quarter handed out with its packs in other formats beside each edition's pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pmf_lib.council import BodyKind
from pmf_lib.run.beside import Beside
from pmf_lib.run.formats.formats import Format
from pmf_lib.run.formats.making import PUBLIC, Wanted, make_formats
from pmf_lib.run.place import Place
from pmf_lib.run.plan import BODIES, Plan
from pmf_lib.run.progress import Reporter
from pmf_lib.run.publish import finished, publish
from pmf_lib.run.record import Manifest
from pmf_lib.run.settings import load_settings
from pmf_lib.scratch import Scratch


@dataclass(frozen=True)
class HandedOut:
    """Where a quarter was handed out, and a sentence for whatever could not be made."""

    folder: Path
    refused: tuple[str, ...]


def hand_out(
    plan: Plan, place: Place, to: Path, wanted: Sequence[Format], reporter: Reporter
) -> HandedOut:
    """Publish the finished quarter at `place`, its packs in the formats wanted beside their pages.

    A format that cannot be made here is refused, with advice, and the rest is handed out. Errors
    as `publish`.
    """
    manifest = finished(plan, place.published)
    with Scratch("formats") as name:
        made = Path(name)
        jobs = load_settings().jobs
        outcomes = [
            make_formats(plan, place, Wanted(tuple(wanted), made, public, jobs), reporter)
            for public in (False, True)
            if wanted
        ]
        beside = beside_the_pages(plan, manifest, made, wanted)
        folder = publish(plan, place.published, to, beside)
    refused = dict.fromkeys(sentence for outcome in outcomes for sentence in outcome.refused)
    return HandedOut(folder, tuple(refused))


def beside_the_pages(
    plan: Plan, manifest: Manifest, folder: Path, formats: Sequence[Format]
) -> Iterator[Beside]:
    """Beside each page of an edition its files in these formats, as they lie in `folder`.

    So a body has nothing in another format that it has no page of.
    """
    public = {body.key for body in plan.council.bodies if body.kind is BodyKind.PUBLIC}
    packs = {task.file: task for task in plan.all_tasks}
    for record in manifest.files:
        top, *below = PurePosixPath(record.file).parts
        task = packs.get("/".join(below[1:])) if top == BODIES else None
        if task is None:
            continue
        everyone = below[0] in public
        made = folder / PUBLIC if everyone else folder
        edition = PurePosixPath(PUBLIC) if everyone else PurePosixPath(BODIES, below[0])
        for kind in formats:
            name = PurePosixPath(task.pack, f"{task.key}{kind.suffix}")
            if (made / name).is_file():
                yield Beside(str(edition / name), content=(made / name).read_bytes())
