"""Projects, and where they stand, as every report shows them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.sections.money import pounds
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.views.looks import Shape, Tone
from pmf_lib.views.records import Badge, Table
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, listed

SOURCE = "Register of projects"
SETTLED = ("complete", "stopped")
_LOOKS = {
    "late": (Tone.RED, Shape.SQUARE),
    "at risk": (Tone.AMBER, Shape.TRIANGLE),
    "on track": (Tone.GREEN, Shape.CIRCLE),
    "complete": (Tone.BLUE, Shape.STAR),
    "not started": (Tone.PLAIN, Shape.DASH),
    "stopped": (Tone.PLAIN, Shape.DASH),
}
STATUSES = tuple(_LOOKS)


def project_badge(status: str) -> Badge:
    """Where a project stands as word, shape and colour."""
    tone, shape = _LOOKS[status]
    return Badge(word=begun(status), tone=tone, shape=shape)


def standing(projects: pd.DataFrame, as_at: Any) -> pd.Series:
    """Each project's status as told; one past its day and not settled is late, whatever it says."""
    past = pd.to_datetime(projects["due_on"]) < pd.Timestamp(as_at)
    return projects["status"].mask(past & ~projects["status"].isin(SETTLED), "late")


def counts_in_words(statuses: pd.Series) -> str:
    """“1 late, 2 at risk and 3 on track”, only what there is, worst first."""
    counts = statuses.value_counts()
    return listed([f"{counts[word]} {word}" for word in STATUSES if word in counts])


def project_table(pack: Pack, projects: pd.DataFrame, caption: str) -> Table:
    """Projects with service, lead, day due, standing, money and progress, worst first."""
    stood = projects.assign(stands=standing(projects, pack.as_at))
    place = stood["stands"].map({word: number for number, word in enumerate(STATUSES)})
    ordered = stood.assign(place=place).sort_values(["place", "due_on", "project"])
    return table(
        caption,
        (
            "Project",
            "Service",
            "Lead",
            Heading("Due", "date"),
            "Where it stands",
            pounds("Budget"),
            pounds("Spent"),
            "What has been done",
        ),
        [
            (
                row.title,
                pack.council.unit(str(row.unit)).name,
                row.lead,
                row.due_on,
                project_badge(str(row.stands)),
                row.budget,
                row.spent,
                said(row.progress, "Nothing reported"),
            )
            for row in ordered.itertuples()
        ],
        source=SOURCE,
    )
