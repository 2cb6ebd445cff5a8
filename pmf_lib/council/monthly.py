"""What a council reports of a month: by its table of who is told what, and how often."""

from __future__ import annotations

from collections.abc import Iterable

from pmf_lib.council.calendar import Frequency, Reporting
from pmf_lib.council.parts import Body
from pmf_lib.council.profile import Council
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Grain, Period


def as_reported(council: Council, period: Period) -> Council:
    """The council with the packs it makes of a period, each body with those it then receives.

    Of a quarter that is every pack. Of a month it is those that the table of reports has monthly
    (R4-036 to R4-039): each goes to the body its row names, and where it names none, to the
    officers who receive it. A ParameterError for a year, and for a month where nothing is
    reported monthly.
    """
    if period.grain is Grain.QUARTER:
        return council
    rows = [row for row in council.reporting if row.pack and row.how_often is Frequency.MONTHLY]
    if period.grain is Grain.YEAR or not rows:
        raise _unreported(council, period, months=bool(rows))
    made = {row.pack for row in rows}
    return council.model_copy(
        update={
            "packs": tuple(spec for spec in council.packs if spec.pack in made),
            "bodies": tuple(_narrowed(body, rows) for body in council.bodies),
        }
    )


def _narrowed(body: Body, rows: Iterable[Reporting]) -> Body:
    told = {row.pack for row in rows if row.to == body.key or (not row.to and not body.public)}
    receives = tuple(pack for pack in body.receives if pack in told)
    return body.model_copy(update={"receives": receives})


def _unreported(council: Council, period: Period, *, months: bool) -> ParameterError:
    also = ", or for a month, such as 2021-22-M05" if months else "; it reports nothing monthly"
    return ParameterError(
        f"{council.key} makes no packs for {period}",
        f"It makes them for a quarter, such as 2021-22-Q2{also}",
        "Add -Q1 to -Q4 to the financial year, or to the profile's table of reports a row for "
        "each monthly report",
    )
