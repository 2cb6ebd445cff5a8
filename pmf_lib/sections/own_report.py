"""Links to a service's own report, whichever pack the council makes for each service."""

from pmf_lib.council import ForEach
from pmf_lib.sections.pack import Pack
from pmf_lib.views.records import Link, Text


def own_report(pack: Pack, unit: str, words: str = "", place: str = "") -> Link | Text:
    """A link to the service's report of the quarter; the words alone where none is made.

    The words are the service's name where none are given.
    """
    told = words or pack.council.unit(unit).name
    made = [spec.pack for spec in pack.council.packs if spec.for_each is ForEach.UNIT]
    if not made:
        return Text(text=told)
    return Link(text=told, target=f"{made[0]}/{unit}.html{f'#{place}' if place else ''}")
