"""Progress with projects and opportunities, beside the risks of every report (R3-027)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.methods import opportunity
from pmf_lib.sections.exempt import exempt_blocks, public_rows
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.project_words import counts_in_words, project_table, standing
from pmf_lib.sections.show import said, table
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

SOURCE = "Register of opportunities"


def projects_and_opportunities(pack: Pack) -> Section:
    """Projects by where they stand, then opportunities by score (R3-019, R3-027)."""
    projects, chances = pack.entries("projects"), pack.entries("opportunities")
    public = public_rows(projects)
    told = f": {counts_in_words(standing(public, pack.as_at))}" if len(public) else ""
    seen = f"{counted(len(chances), 'opportunity', 'opportunities')} to seize"
    headline = f"{counted(len(public), 'project')}{told}; {seen}."
    return Section(
        name="projects_and_opportunities",
        headline=begun(headline),
        blocks=(
            Part(heading="Projects", blocks=_projects(pack, projects)),
            Part(heading="Opportunities", blocks=(_opportunities(chances),)),
        ),
    )


def _projects(pack: Pack, projects: pd.DataFrame) -> tuple[Block, ...]:
    caption = f"Projects, {pack.period.label}"
    public = public_rows(projects)
    shown: Block = Nil(reason="Nil return: no project is in the register.")
    if len(public):
        shown = project_table(pack, public, caption)
    hidden = exempt_blocks(projects, lambda rows: project_table(pack, rows, caption))
    return (shown, *hidden)


def _opportunities(chances: pd.DataFrame) -> Block:
    if chances.empty:
        return Nil(reason="Nil return: no opportunity is in the register.")
    scored = chances.assign(score=chances["likelihood"] * chances["benefit"])
    ordered = scored.sort_values(["score", "opportunity"], ascending=[False, True])
    return table(
        "Opportunities, highest score first",
        (
            "Opportunity",
            Heading("Likelihood (1 to 5)", "count"),
            Heading("Benefit (1 to 5)", "count"),
            Heading("Score", "count"),
            "Band",
            "Owner",
            "What is done to seize it",
        ),
        [
            (
                row.title,
                row.likelihood,
                row.benefit,
                row.score,
                begun(said(opportunity.band(row.likelihood, row.benefit))),
                row.owner,
                said(row.action),
            )
            for row in ordered.itertuples()
        ],
        source=SOURCE,
        notes=("Of an opportunity a higher score is better.",),
    )
