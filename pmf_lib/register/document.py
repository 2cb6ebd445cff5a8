"""The input tables described, from the same columns that intake checks and the store keeps."""

from collections.abc import Iterator

from pmf_lib.register.columns import Column, Kind, Table
from pmf_lib.register.tables import FAMILIES

OPENING = """# Input tables

One CSV file or one sheet of a workbook for each table, named for it; `values-2021.csv` is read as
a part of `values`. The first row names the columns; their order does not matter. Numbers may come
as people write them (`£1,234`, `(3.2)`, `87.5%`); what is missing stays missing, with its reason.
An entry may be given again later: the earlier one is kept.

This page is made from the register; `python -m pmf_lib.register.document > docs/tables.md` makes
it again."""


def markdown() -> str:
    """Every table of the register as one Markdown page, family by family."""
    return "\n".join((OPENING, "", *_contents(), *_families(), ""))


def _contents() -> Iterator[str]:
    for family, tables in FAMILIES.items():
        names = _code(tuple(table.name for table in tables))
        yield f"- [Tables of {family}](#tables-of-{family}): {names}"


def _families() -> Iterator[str]:
    for family, tables in FAMILIES.items():
        yield f"\n## Tables of {family}"
        for table in tables:
            yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    yield f"\n### {table.name}\n"
    key = f"Key: {_code(table.key)}.{_known(table)}"
    yield f"Each row is {table.grain} ({table.requirement}). {key}\n"
    yield "| Column | Holds | Needed | What it means |"
    yield "|---|---|---|---|"
    for column in table.columns:
        needed = "yes" if column.required else ""
        yield f"| `{column.name}` | {_holds(column)} | {needed} | {column.meaning} |"


def _known(table: Table) -> str:
    if table.known_on is None:
        return ""
    otherwise = "" if table.column(table.known_on).required else ", else the day of loading"
    return f" Known since `{table.known_on}`{otherwise}."


def _code(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _holds(column: Column) -> str:
    match column.kind:
        case Kind.CHOICE:
            return "one of " + ", ".join(column.allowed)
        case Kind.CODE:
            return f"a {column.refers_to}"
        case Kind.NUMBER if column.lowest is not None:
            noun = "whole number" if column.whole else "number"
            upwards = "or more" if column.highest is None else f"to {column.highest:g}"
            return f"{noun}, {column.lowest:g} {upwards}"
        case _:
            return str(column.kind)


if __name__ == "__main__":
    print(markdown(), end="")
