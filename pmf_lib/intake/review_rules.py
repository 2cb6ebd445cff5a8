"""What the rows of an in-depth review must be: nobody is a witness unasked (R3-042, R3-045)."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from types import MappingProxyType

import pandas as pd

from pmf_lib.errors import ParameterError
from pmf_lib.intake.table_rules import Broken
from pmf_lib.periods import Period
from pmf_lib.register import TABLES
from pmf_lib.register.reviews import ENDED

ORIGINS = ("measure", "source_table", "document", "witness")
CONSENT = "yes: nothing is kept of a witness who has not consented"
NO_PERSON = "the post or the role of the witness, and nothing that tells who it is"
_DIGEST = re.compile(r"[0-9a-f]{64}")
# A title before a name, an address of e-mail, a telephone number, a postcode, a number of national
# insurance. What a name looks like no rule can tell; these are what people write beside one.
_PERSON = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Cllr)\b\.?\s+[A-Z]|\bCouncillor\s+(?!for\b)[A-Z]|@"
    r"|\d(?:[\s-]?\d){6,}|\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b|\b[A-Z]{2}(?:\s?\d\d){3}\s?[A-D]\b"
)

Rule = Callable[[pd.DataFrame], Iterator[Broken]]


def broken_reviews(table: str, rows: pd.DataFrame) -> Iterator[Broken]:
    """The rows of a table, indexed by line, that cannot be of a review."""
    for rule in _RULES.get(table, ()):
        yield from rule(rows)


def _in_order(first: str, second: str) -> Rule:
    """The second day, where it is given, is not before the first."""

    def rule(rows: pd.DataFrame) -> Iterator[Broken]:
        early = rows[rows[second].notna() & (rows[second] < rows[first])]
        for line, row in early.iterrows():
            found, least = (pd.Timestamp(row[name]).date() for name in (second, first))
            allowed = f"{least.isoformat()}, or a later day"
            yield Broken(line, second, "before_its_time", found.isoformat(), allowed)

    return rule


def _ended_on_a_day(rows: pd.DataFrame) -> Iterator[Broken]:
    """A review that ended has the day, and one that goes on has none: it may be opened again."""
    ended, closed = rows["state"].isin(ENDED), rows["closed_on"].notna()
    for line in rows.index[ended & ~closed]:
        yield Broken(line, "closed_on", "no_day", "", "the day on which the review ended")
    for line, state in rows.loc[rows["state"].notna() & ~ended & closed, "state"].items():
        yield Broken(line, "closed_on", "still_open", str(state), "no day while it is not ended")


def _consent(rows: pd.DataFrame) -> Iterator[Broken]:
    """A person gives evidence with their consent (R3-045)."""
    for line in rows.index[rows["consent"].eq("no")]:
        yield Broken(line, "consent", "no_consent", "no", CONSENT)


def _nobody_by_name(rows: pd.DataFrame) -> Iterator[Broken]:
    """A witness is a post or a role. What was found is not repeated: it would be told on."""
    for column in ("post", "organisation"):
        named = rows[column].map(lambda text: bool(_PERSON.search(_said(text))))
        for line in rows.index[named.astype(bool)]:
            found = "a name with a title, an address or a number"
            yield Broken(line, column, "names_a_person", found, NO_PERSON)


def _from_somewhere(rows: pd.DataFrame) -> Iterator[Broken]:
    """Evidence names the measure, table, document or witness it is from."""
    known = pd.DataFrame({name: rows[name].map(_said).ne("") for name in ORIGINS})
    for line in rows.index[~known.any(axis="columns")]:
        allowed = f"what it is from, in one of {', '.join(ORIGINS)}"
        yield Broken(line, "document", "no_origin", "", allowed)
    for line in rows.index[rows["kind"].eq("witness") & ~known["witness"]]:
        yield Broken(line, "witness", "no_witness", "", "a witness of the review, who consented")
    figures = known["measure"] | known["source_table"]
    for line in rows.index[figures & rows["of_period"].map(_said).eq("")]:
        yield Broken(line, "of_period", "no_period", "", "the period that the figures are of")
    for line in rows.index[known["document"] & rows["sha256"].map(_said).eq("")]:
        yield Broken(line, "sha256", "no_digest", "", "the digest of the document")


def _well_written(rows: pd.DataFrame) -> Iterator[Broken]:
    """Table, period and digest are such."""
    tests = (
        ("source_table", "unknown_table", "a table of the register", TABLES.__contains__),
        ("of_period", "not_a_period", "a period such as 2021-22-Q2", _is_period),
        ("sha256", "not_a_digest", "64 signs of 0 to 9 and a to f", _DIGEST.fullmatch),
    )
    for column, code, allowed, is_right in tests:
        for line, text in rows[column].items():
            if _said(text) and not is_right(_said(text)):
                yield Broken(line, column, code, _said(text), allowed)


def _asked_before_answered(rows: pd.DataFrame) -> Iterator[Broken]:
    """A question that was not asked has no answer (R3-042)."""
    for line in rows.index[rows["answered_on"].notna() & rows["asked_on"].isna()]:
        yield Broken(line, "asked_on", "no_day", "", "the day on which it was asked")


def _of_a_review(rows: pd.DataFrame) -> Iterator[Broken]:
    """A recommendation that rests on a finding says of which review."""
    alone = rows["finding"].map(_said).ne("") & rows["review"].map(_said).eq("")
    for line, finding in rows.loc[alone, "finding"].items():
        allowed = f"the review that {finding} is a finding of"
        yield Broken(line, "review", "no_review", "", allowed)


def _is_period(text: str) -> bool:
    try:
        Period.parse(text)
    except ParameterError:
        return False
    return True


def _said(cell: Hashable) -> str:
    return "" if pd.isna(cell) else str(cell)


_RULES: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "scrutiny_reviews": (
            _in_order("since", "until"),
            _in_order("opened_on", "closed_on"),
            _ended_on_a_day,
        ),
        "review_witnesses": (
            _consent,
            _in_order("consented_on", "heard_on"),
            _in_order("consented_on", "withdrawn_on"),
            _nobody_by_name,
        ),
        "review_evidence": (_from_somewhere, _well_written),
        "review_questions": (_asked_before_answered,),
        "recommendations": (_of_a_review,),
    }
)
