"""Heading 2: what happened on each key challenge of the business plan (R0-025)."""

from pmf_lib.sections.pack import Pack
from pmf_lib.views.records import Block, Nil, Paragraph, Part, Section
from pmf_lib.views.words import counted


def key_developments(pack: Pack) -> Section:
    """Each key challenge with its development, or with an explicit nil return."""
    challenges = pack.entries("key_challenges", every_period=True)
    of_year = challenges[challenges["period"] == pack.period.code[:7]]
    said = dict(pack.entries("developments")[["challenge", "development"]].itertuples(index=False))
    if of_year.empty:
        return Section(
            name="key_developments",
            blocks=(Nil(reason="The business plan for this year names no key challenges."),),
        )
    parts = tuple(
        Part(heading=row.title, blocks=(_development(said.get(row.challenge)),))
        for row in of_year.itertuples()
    )
    silent = sum(row.challenge not in said for row in of_year.itertuples())
    return Section(name="key_developments", headline=_headline(len(parts), silent), blocks=parts)


def _development(text: str | None) -> Block:
    if text is None:
        return Nil(reason="Nil return: no development was reported this quarter.")
    return Paragraph(text=text)


def _headline(challenges: int, silent: int) -> str:
    reported = counted(challenges, "key challenge")
    if not silent:
        return f"The plan names {reported}; each has a development to report."
    return f"The plan names {reported}; {counted(silent, 'nil return')} this quarter."
