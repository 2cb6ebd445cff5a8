"""The quarter's files beside its packs: the index and the open data, made or taken over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from pmf_lib.run.assemble import Header, header_of, in_order
from pmf_lib.run.decide import Standing
from pmf_lib.run.plan import DATA_FILES, Plan
from pmf_lib.run.staging import Finished, is_whole
from pmf_lib.store import Reader, Snapshot

_FILES = ("index.html", *DATA_FILES)


def other_files(
    plan: Plan,
    header: Header,
    standing: Standing,
    finished: Sequence[Finished],
    reader: Callable[[], Reader],
) -> dict[str, bytes]:
    """Each file's bytes by its place in the quarter's folder.

    They are those of the published quarter where nothing that they are made from is other than
    it was: the same snapshot, the same library, and every pack taken over as it is.
    """
    taken_over = _taken_over(plan, header, standing, finished)
    if taken_over:
        return {file: (taken_over / file).read_bytes() for file in _FILES}
    # Reading rows and drawing pages need imports that are slow.
    from pmf_lib.run.data import data_files
    from pmf_lib.run.pages import index_page

    records = in_order([pack.record for pack in finished])
    index = index_page(plan, Snapshot.parse(header.snapshot), records)
    return {**data_files(plan.council, plan.period, reader()), "index.html": index}


def _taken_over(
    plan: Plan, header: Header, standing: Standing, finished: Sequence[Finished]
) -> Path | None:
    """The published quarter's folder, where its index and data would come out the same."""
    manifest = standing.manifest
    if manifest is None or plan.tasks != plan.all_tasks or header_of(manifest) != header:
        return None
    listed = {file.file: file for file in manifest.files}
    same = (
        len(finished) == len(manifest.packs)
        and all(pack.folder == standing.published for pack in finished)
        and all(file in listed and is_whole(standing.published, listed[file]) for file in _FILES)
    )
    return standing.published if same else None
