"""The tables of whole quarters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bench.quarter_figures import Change, Cluster, Quarter, Size, Whole
from bench.tables import Table, spread


def tables(found: Quarter) -> Mapping[str, Table]:
    """The demo council's quarter on each database, on a cluster, and councils of other sizes."""
    return {
        "whole": _whole(found.wholes),
        "sizes": _sizes(found.sizes),
        "cluster": _cluster(found.cluster),
    }


def _whole(wholes: tuple[Whole, ...]) -> Table:
    rows = list(zip(*(_cells(each) for each in wholes), strict=True))
    names = (
        "packs",
        "cold, 1 job, wall s",
        "cold, 2 jobs, wall s",
        "scaling from 1 job to 2",
        "cold, 2 jobs, CPU s",
        "nothing changed, wall s",
        "one value changed, wall s",
        "packs made for it",
        "those and no others differ in a forced run",
    )
    told = tuple((name, *cells) for name, cells in zip(names, rows, strict=True))
    rounds = len(wholes[0].cold)
    note = (
        f"Medians of {rounds}, in brackets the lowest and the highest; the changed value "
        "once. CPU is without the database server's own."
    )
    return Table("A whole quarter", ("What", *(each.database for each in wholes)), told, note)


def _cells(whole: Whole) -> Iterator[str]:
    yield str(whole.packs)
    yield spread((each.one.wall for each in whole.cold), 1)
    yield spread((each.two.wall for each in whole.cold), 1)
    yield spread(each.scaling for each in whole.cold)
    yield spread((each.two.cpu for each in whole.cold), 1)
    yield spread(each.wall for each in whole.unchanged)
    yield spread([whole.change.cost.wall])
    yield ", ".join(whole.change.made) or "none"
    yield _exact(whole.change)


def _exact(change: Change) -> str:
    if change.exact:
        return "yes, byte for byte"
    return f"no: {', '.join(change.differ) or 'none'} differ{'' if change.same else ', bytes too'}"


def _cluster(found: Cluster) -> Table:
    rows = (
        ("pmf run, 2 jobs, wall s", spread(found.here, 1)),
        ("2 dask workers of one thread, wall s", spread(found.there, 1)),
        ("overhead, percent", spread((100 * part for part in found.overhead), 1)),
    )
    note = f"Medians of {len(found.here)}, in brackets the lowest and the highest."
    return Table("The same quarter on a cluster", ("What", "Figure"), rows, note)


def _sizes(sizes: tuple[Size, ...]) -> Table:
    columns = (
        "Packs",
        "Cold, wall s",
        "packs a minute",
        "CPU s a pack",
        "scaling from 1 job",
        "Nothing changed, wall s",
    )
    rows = tuple(
        (
            f"{size.packs:,}",
            spread((each.wall for each in size.cold), 1),
            spread((60 * size.packs / each.wall for each in size.cold), 0),
            spread(each.cpu / size.packs for each in size.cold),
            spread(size.scaling) if size.scaling else "",
            spread(each.wall for each in size.unchanged),
        )
        for size in sizes
    )
    rounds = ", ".join(f"{len(size.cold)} for {size.packs:,}" for size in sizes)
    return Table(
        "Councils of other sizes, 2 jobs", columns, rows, f"Medians; rounds when cold: {rounds}."
    )
