"""A pack opened from the parameters of a notebook, on the run's own snapshot."""

from __future__ import annotations

import os

from pmf_lib.council import as_reported, load_council
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Period, read_day
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.scope import scope_of
from pmf_lib.store import Snapshot, open_store
from pmf_lib.store.statement import SNAPSHOT_VARIABLE


def open_pack(council: str, period: str, as_known_on: str = "", **about: str) -> Pack:
    """Open a pack on a frozen snapshot.

    `about` is the notebook's own key, such as `unit="ict-services"`; without it the pack is for
    the whole council. Inside a run the snapshot is the run's own; a notebook run by hand takes the
    latest. All parameters are text, as the notebook has them; anything else is a ParameterError.
    """
    reported = Period.parse(period)
    profile = as_reported(load_council(council), reported)
    day = read_day(as_known_on)
    store = open_store()
    token = os.environ.get(SNAPSHOT_VARIABLE)
    snapshot = Snapshot.parse(token) if token else store.snapshot(profile.key, day)
    if (snapshot.council, snapshot.as_known_on) != (profile.key, day):
        raise ParameterError(
            f"The notebook asks for {profile.key} as known on “{as_known_on}”, "
            f"the run's snapshot is of {snapshot.council} as known on {snapshot.as_known_on}",
            "The two must agree",
            "Run the pack through pmf run",
        )
    return Pack(
        council=profile,
        period=reported,
        as_known_on=day,
        snapshot=snapshot,
        reader=store.reader(snapshot),
        scope=scope_of(profile, about),
    )
