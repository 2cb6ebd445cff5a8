"""Every figure of a service, from the page to the file it came from (R3-028, R1-044, R1-047).

The page carries it all: formula, rows, file and line, digest of what was handed in, history,
working papers and the last audit with its error limit. `pmf measure` works a figure out again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pmf_lib.methods.proof import checks, rows_behind
from pmf_lib.methods.sampling import upper_error_limit
from pmf_lib.register.indicators import SUBGROUPS
from pmf_lib.sections.measure_card import figure_words, place
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, decimals, said, table
from pmf_lib.store import readers
from pmf_lib.views.records import Block, Bullets, Facts, Nil, Paragraph, Part, Section, Table, Text
from pmf_lib.views.tables import Heading, period
from pmf_lib.views.words import counted

_DIGEST_SHOWN = 12
_NOT_POSSIBLE = "It cannot be worked out again: nothing was handed in that it is made from."


def proof_summary(pack: Pack) -> tuple[str, ...]:
    """What the report is, and how many figures come out again."""
    judged = list(pack.judgements.itertuples())
    made = [checks(_rows(pack, row), row._asdict()) for row in judged]
    tested = [found for found in made if found]
    hold = sum(all(check.holds for check in found) for found in tested)
    return (
        "What is this? The way from each figure to the file it came from.",
        f"Do the figures come out again? {hold} of {len(tested)} that can be worked out again do; "
        f"{counted(len(made) - len(tested), 'figure')} cannot.",
    )


def figure_proofs(pack: Pack) -> Section:
    """A part for each measure, in the order of their titles."""
    judged = pack.judgements.sort_values(["title", "measure"])
    if judged.empty:
        nil = Nil(reason="Nil return: no measures are reported for this service.")
        return Section(name="figure_proofs", blocks=(nil,))
    digests = readers.load_digests(pack.reader)
    parts = tuple(
        Part(
            heading=row.title, blocks=tuple(proof_of(pack, row, digests)), place=place(row.measure)
        )
        for row in judged.itertuples()
    )
    return Section(name="figure_proofs", blocks=parts)


def _rows(pack: Pack, row: Any) -> pd.DataFrame:
    own = pack.values[(pack.values["measure"] == row.measure) & (pack.values["unit"] == row.unit)]
    return rows_behind(own, row._asdict(), pack.period)


def proof_of(pack: Pack, row: Any, digests: dict[int, str]) -> Iterator[Block]:
    """How one figure came to be: its facts, every row behind it, what it is worked out from."""
    yield _facts(pack, row)
    rows = _rows(pack, row)
    if rows.empty:
        yield Nil(reason="Nil return: no figure was handed in.")
        return
    history = pack.value_history
    known = history[
        (history["measure"] == row.measure)
        & (history["unit"] == row.unit)
        & history["period"].isin(rows["period"])
        & history[list(SUBGROUPS)].fillna("").eq("").all(axis="columns")
    ]
    yield _table(row, known, digests)
    made = checks(rows, row._asdict())
    sums = tuple(
        f"{check.words}." if check.holds else f"Does not come out: {check.words}." for check in made
    )
    yield Bullets(items=sums) if sums else Paragraph(text=_NOT_POSSIBLE)
    yield from _papers(pack, row)


def _facts(pack: Pack, row: Any) -> Facts:
    defined = pack.measures.set_index("measure").loc[row.measure]
    pairs = (
        ("Measure", row.measure),
        ("Figure", figure_words(row)),
        ("Period", period(row.period).text if row.period else "none yet"),
        ("Formula", said(defined["formula"], "none written down")),
        ("Source", said(row.source)),
        ("Last audit", _audit(pack, row.measure)),
        ("Work it out again", _command(pack, row.measure)),
    )
    return Facts(pairs=tuple((term, Text(text=value)) for term, value in pairs))


def _command(pack: Pack, measure: str) -> str:
    known = f" --as-known-on {pack.as_known_on}" if pack.as_known_on else ""
    return f"pmf measure {measure} {pack.period} --council {pack.council.key}{known}"


def _audit(pack: Pack, measure: str) -> str:
    """The last sample of the measure's records, and how many errors the rest may hold (R1-041)."""
    audits = pack.about_measures("figure_audits")
    own = audits[(audits["measure"] == measure) & (audits["tested_on"] <= _as_at(pack))]
    if own.empty:
        return "never audited"
    last = own.sort_values("tested_on").iloc[-1]
    records, errors = int(last["records"]), int(last["errors"])
    limit = 100 * upper_error_limit(errors, records)
    return (
        f"{day(last['tested_on'])} by the {last['tested_by']}: "
        f"{counted(errors, 'error')} in {counted(records, 'record')}, so that with 95% confidence "
        f"at most {limit:.1f}% of all records are wrong"
    )


def _as_at(pack: Pack) -> pd.Timestamp:
    return pd.Timestamp(pack.as_at)


def _table(row: Any, known: pd.DataFrame, digests: dict[int, str]) -> Table:
    """Every row that was ever known of the periods behind the figure, the latest of each last."""
    headings = (
        Heading("Period", "period"),
        Heading("Value", row.kind, decimals(row.decimals)),
        Heading("Numerator", "count"),
        Heading("Denominator", "count"),
        Heading("Known from", "date"),
        Heading("File and line"),
        Heading("Digest of what was handed in"),
    )
    latest = ~known.duplicated("period", keep="last")
    rows = [
        (
            one.period,
            one.value,
            one.numerator,
            one.denominator,
            one.known_from,
            f"{one.source_file}, line {int(one.source_line)}"
            + ("" if stands else " (since replaced)"),
            digests.get(int(one.load_id), "")[:_DIGEST_SHOWN],
        )
        for one, stands in zip(known.itertuples(), latest, strict=True)
    ]
    return table(f"Rows behind {row.title}", headings, rows, source=said(row.source, ""))


def _papers(pack: Pack, row: Any) -> Iterator[Block]:
    """The working papers behind the latest figure, with their digests (R1-047)."""
    papers = pack.about_measures("evidence")
    own = papers[(papers["measure"] == row.measure) & (papers["period"] == row.period)]
    if len(own):
        yield table(
            f"Working papers of {row.title}",
            ("Paper", "Digest (SHA-256)", "Added by", Heading("Added on", "date")),
            [
                (paper.file, paper.sha256[:_DIGEST_SHOWN], paper.uploaded_by, paper.added_on)
                for paper in own.itertuples()
            ],
        )
