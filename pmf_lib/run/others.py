"""The quarter's files beside its packs: index, open data and editions, made or taken over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pmf_lib.run.assemble import Header, header_of, in_order
from pmf_lib.run.beside import Beside, copied
from pmf_lib.run.decide import Standing
from pmf_lib.run.plan import Plan
from pmf_lib.run.record import FileRecord
from pmf_lib.run.staging import Finished, is_whole
from pmf_lib.store import Reader, Snapshot


def other_files(
    plan: Plan,
    header: Header,
    standing: Standing,
    finished: Sequence[Finished],
    reader: Callable[[], Reader],
) -> list[Beside]:
    """Every file of the quarter that no pack made.

    They are those of the published quarter where nothing that they are made from is other than
    it was: the same snapshot, the same library, and every pack taken over as it is.
    """
    before = _taken_over(plan, header, standing, finished)
    if before is not None:
        return [copied(file.file, standing.published / file.file, file) for file in before]
    return list(_made(plan, header, finished, reader()))


def _made(
    plan: Plan, header: Header, finished: Sequence[Finished], reader: Reader
) -> Iterator[Beside]:
    # Reading rows and drawing pages need imports that are slow.
    from pmf_lib.methods.release import releases
    from pmf_lib.run.data import data_files
    from pmf_lib.run.edition_pages import edition_files, shelf_of
    from pmf_lib.run.editions import editions
    from pmf_lib.run.pages import index_page
    from pmf_lib.store import readers

    data = data_files(plan.council, plan.period, reader)
    records = in_order([pack.record for pack in finished])
    released = releases(plan.council, plan.period, readers.entries(reader, "considered"))
    index = index_page(plan, Snapshot.parse(header.snapshot), records, released)
    yield Beside("index.html", index)
    for file, content in data.items():
        yield Beside(file, content)
    shelf = shelf_of(plan, finished, data)
    for edition in editions(plan):
        yield from edition_files(shelf, edition, released[edition.body.key])


def _taken_over(
    plan: Plan, header: Header, standing: Standing, finished: Sequence[Finished]
) -> list[FileRecord] | None:
    """The published quarter's other files, where each of them would come out the same."""
    manifest = standing.manifest
    if manifest is None or plan.tasks != plan.all_tasks or header_of(manifest) != header:
        return None
    own = {file.file for pack in finished for file in pack.files}
    others = [file for file in manifest.files if file.file not in own]
    same = (
        len(finished) == len(manifest.packs)
        and all(pack.folder == standing.published for pack in finished)
        and all(is_whole(standing.published, file) for file in others)
    )
    return others if same else None
