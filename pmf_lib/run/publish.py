"""A finished quarter handed out: each body's folder, the public site, drafts to the services."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from pmf_lib.council import BodyKind
from pmf_lib.errors import ParameterError, RunError
from pmf_lib.run.assemble import assemble, header_of
from pmf_lib.run.beside import Beside, copied
from pmf_lib.run.outbox import drafts
from pmf_lib.run.place import Place, switch, taken, writing
from pmf_lib.run.plan import BODIES, Plan
from pmf_lib.run.record import Manifest, State, read_manifest, verify
from pmf_lib.run.signed.standing import carry_on

PUBLIC = "public"


def publish(plan: Plan, quarter: Path, to: Path, beside: Iterable[Beside] = ()) -> Path:
    """Put what each body is sent into `to`, whole or not at all; the folder it is in.

    `quarter` is the finished quarter of the plan, `beside` what goes out with it in other formats.
    The folder of a body is its edition as the run made it: one that is held back holds an index
    alone that says why. The folder's signature is its own, not the quarter's: it stays where
    nothing in the folder changed. A RunError where the quarter is not there, is not as it was
    written, is made anew meanwhile, or `to` cannot be written.
    """
    manifest = finished(plan, quarter)
    place = _elsewhere(Place(to, plan.council.key, plan.period), quarter)
    ready = {pack.name for pack in manifest.packs if pack.status is not State.FAILED}
    with taken(place), writing(place.folder):
        with _standing(plan, quarter, manifest):
            pages = _editions(plan, manifest, quarter)
            handed_out = [*pages, *beside, *drafts(plan, quarter, ready)]
            assemble(place.next, header_of(manifest), (), handed_out)
            _require_whole(place.next)
        carry_on(place.published, place.next)
        switch(place)
        shutil.rmtree(place.staging)
    return place.published


@contextmanager
def _standing(plan: Plan, quarter: Path, manifest: Manifest) -> Iterator[None]:
    """A RunError where a run lets another quarter take this one's place meanwhile."""
    try:
        yield
    except (OSError, RunError):
        _require_standing(plan, quarter, manifest)
        raise
    _require_standing(plan, quarter, manifest)


def _require_standing(plan: Plan, quarter: Path, manifest: Manifest) -> None:
    if read_manifest(quarter) != manifest:
        raise RunError(
            f"The packs of {plan.period} were made anew while they were handed out",
            "All that is handed out is of one run, and what was handed out before is untouched",
            "Publish again",
        )


def _require_whole(folder: Path) -> None:
    """A RunError where a page is not the manifest's: what is linked was not read for it."""
    if faults := verify(folder):
        raise RunError(
            f"What is handed out is not as it was made: {'; '.join(faults)}",
            "Every file must read back byte for byte",
            "Publish again",
        )


def _elsewhere(place: Place, quarter: Path) -> Place:
    """The place, where it would not take that of the quarter itself."""
    made, handed_out = quarter.resolve(), place.published.resolve()
    if handed_out == made or made in handed_out.parents:
        raise ParameterError(
            f"{place.outputs} is where the packs are made",
            "What is published lies in a folder of its own",
            "Name another folder with --to",
        )
    return place


def finished(plan: Plan, quarter: Path) -> Manifest:
    """The manifest of a quarter that is finished and as it was written; else a RunError."""
    manifest = read_manifest(quarter) if quarter.is_dir() else None
    if manifest is None:
        raise RunError(
            f"{plan.council.key} has no finished packs of {plan.period}",
            "What is published was made by pmf run before",
            f"Run pmf run {plan.period} --council {plan.council.key}, then publish again",
        )
    faults = verify(quarter)
    if faults:
        raise RunError(
            f"The packs of {plan.period} are not as they were made: {'; '.join(faults)}",
            "Only what was made and not altered since is published",
            f"Run pmf run {plan.period} --council {plan.council.key} --force, then publish again",
        )
    return manifest


def _editions(plan: Plan, manifest: Manifest, quarter: Path) -> Iterator[Beside]:
    public = {body.key for body in plan.council.bodies if body.kind is BodyKind.PUBLIC}
    for record in manifest.files:
        top, *below = PurePosixPath(record.file).parts
        if top == BODIES:
            site = below[0] in public
            file = PurePosixPath(PUBLIC, *below[1:]) if site else PurePosixPath(record.file)
            yield copied(str(file), quarter / record.file, record)
