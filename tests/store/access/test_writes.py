"""What a post adds through the store, and that it takes over nobody else's entry past it."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

import psycopg
import pytest

from pmf_lib.errors import StoreError
from pmf_lib.register import TABLES
from pmf_lib.store import readers
from pmf_lib.store.access.guards import REFUSED
from tests.store.access.conftest import Ruled
from tests.store.access.forger import DAY, OTHERS, OWN, Forger, refused, risk
from tests.store.access.posts import AUDIT, CHAIR, ENTRY, OFFICER, ONE_OF_EACH, PUBLIC, TEAM
from tests.store.access.whole import COUNCIL, OTHER, Maker
from tests.store.builders import frame, load


def value(unit: str = OWN, measure: str = "measures-0", **more: Any) -> dict:
    return {"measure": measure, "unit": unit, "period": "2021-22-Q2", "value": 5, **more}


def own_measure(ruled: Ruled, unit: str = OWN) -> str:
    """A measure that the unit answers for, given to it by the performance team."""
    definition = next(Maker(COUNCIL, Random(1)).rows(TABLES["measures"], DAY))
    with ruled.store(TEAM) as store:
        load(store, "measures", {**definition, "measure": "M-own", "unit": unit}, day=DAY)
    return "M-own"


def test_data_entry_adds_its_own_and_is_refused_anothers_in_a_sentence(trial: Ruled) -> None:
    code = own_measure(trial)
    with trial.store(ENTRY) as store:
        assert load(store, "values", value(measure=code), day=DAY).added == {"values": 1}
        assert load(store, "values", value(measure=code), day=DAY).load is None
        reader = store.reader(store.snapshot(COUNCIL.key))
        assert readers.values_by_period(reader, measure=code)["value"].tolist() == [5]
        for table, row in (
            ("values", value(OTHERS, code)),
            ("values", value(measure="measures-1")),
            ("risks", risk(unit=OTHERS)),
            ("measures", {"measure": "mine", "unit": OWN}),
        ):
            with pytest.raises(StoreError, match=r"not (allowed|one that you may add)"):
                load(store, table, row, day=DAY)
    with trial.owner() as store:
        assert store.verify(COUNCIL.key) == ()


def test_the_whole_register_can_be_loaded_by_the_performance_team(trial: Ruled) -> None:
    """So the guards let all that is sound pass, and the chain that they make again is the same."""
    maker = Maker(COUNCIL, Random(7))
    batches = {name: [frame(name, *maker.rows(table, DAY))] for name, table in TABLES.items()}
    with trial.store(TEAM) as store:
        result = store.load(COUNCIL.key, batches, source="s", sha256="", loaded_on=DAY)
        assert min(result.added.values()) > 0
        assert store.verify(COUNCIL.key) == ()


@pytest.mark.parametrize(
    ("post", "tables"),
    [
        (OFFICER, ("scrutiny_reviews", "recommendations", "questions", "clinics", "proposals")),
        (AUDIT, ("audit_samples", "audit_sample_items", "working_papers")),
    ],
    ids=["officer", "audit"],
)
def test_officers_add_what_is_theirs(trial: Ruled, post: Any, tables: tuple[str, ...]) -> None:
    maker = Maker(COUNCIL, Random(8))
    batches = {name: [frame(name, *maker.rows(TABLES[name], DAY))] for name in tables}
    with trial.store(post) as store:
        result = store.load(COUNCIL.key, batches, source="s", sha256="", loaded_on=DAY)
        assert min(result.added.values()) > 0
        with pytest.raises(StoreError, match="not allowed"):
            load(store, "risks", risk(), day=DAY)


def test_who_only_reads_adds_nothing(trial: Ruled) -> None:
    for post in (CHAIR, PUBLIC):
        with trial.store(post) as store, pytest.raises(StoreError, match="not allowed"):
            load(store, "risks", risk(), day=DAY)


@pytest.mark.parametrize("post", ONE_OF_EACH, ids=lambda post: post.key)
def test_nobody_adds_to_another_council(trial: Ruled, post: Any) -> None:
    with trial.store(post) as store, pytest.raises(StoreError, match="not"):
        load(store, "risks", risk(), day=DAY, council=OTHER.key)
    with trial.store(post) as store, pytest.raises(StoreError, match="holds nothing"):
        store.snapshot(OTHER.key)


def key_of(ruled: Ruled, table: str, unit: str) -> tuple[bytes, str]:
    """The digest and the code of an entry that is the unit's by now."""
    asked = (
        f"SELECT key_digest, {TABLES[table].key[0]} FROM (SELECT DISTINCT ON (key_digest) * FROM "
        f"pmf_{table} WHERE council = '{COUNCIL.key}' ORDER BY key_digest, known_from DESC, "
        f"load_id DESC) AS t WHERE unit = '{unit}' LIMIT 1"
    )
    found = ruled.server.ask(asked, ruled.name)
    return bytes(found[0][0]), found[0][1]


@pytest.fixture
def another(trial: Ruled) -> tuple[bytes, str]:
    """A risk of another unit, told by the performance team."""
    with trial.store(TEAM) as store:
        load(store, "risks", risk("R-theirs", OTHERS), day=DAY)
    return key_of(trial, "risks", OTHERS)


@pytest.mark.parametrize("later", [-400, -1, 0, 1, 400], ids=lambda days: f"{days} days")
def test_nobody_takes_over_anothers_entry(
    trial: Ruled, another: tuple[bytes, str], later: int
) -> None:
    """Neither by its code, on any day, nor by the digest of its key under a code of their own."""
    digest, code = another
    cells = risk(code, known=DAY + timedelta(later))
    with trial.raw(ENTRY) as connection:
        for given in (
            {"cells": cells},
            {"cells": risk("R-mine"), "key_digest": digest},
            {"cells": {**cells, "unit": OTHERS}},
        ):
            with pytest.raises(psycopg.Error) as found:
                Forger(connection).risk(**given)
            assert refused(found)
    with trial.store(TEAM) as store:
        reader = store.reader(store.snapshot(COUNCIL.key))
        told = readers.entries(reader, "risks").set_index("risk").loc[code]
        assert told["unit"] == OTHERS


def test_a_digest_of_another_council_or_table_is_refused(trial: Ruled) -> None:
    keys = trial.server.ask(
        f"SELECT key_digest FROM pmf_risks WHERE council = '{OTHER.key}' LIMIT 1", trial.name
    ) + trial.server.ask("SELECT key_digest FROM pmf_actions LIMIT 1", trial.name)
    for post in (ENTRY, TEAM):
        with trial.raw(post) as connection:
            for (digest,) in keys:
                with pytest.raises(psycopg.Error) as found:
                    Forger(connection).risk(risk(), key_digest=bytes(digest))
                assert found.value.sqlstate == REFUSED


def test_an_entry_that_was_moved_is_its_new_units(trial: Ruled) -> None:
    with trial.store(TEAM) as store:
        load(store, "risks", risk("R-moved", OTHERS, DAY), day=DAY)
        load(store, "risks", risk("R-moved", OWN, DAY + timedelta(1)), day=DAY)
    with trial.raw(ENTRY) as connection:
        for early in (DAY, DAY - timedelta(9)):
            with pytest.raises(psycopg.Error) as found:
                Forger(connection).risk(risk("R-moved", known=early))
            assert refused(found)
        Forger(connection).risk(risk("R-moved", known=DAY + timedelta(2)))


def test_data_entry_lifts_no_exemption_and_approves_nothing(trial: Ruled) -> None:
    project = next(Maker(COUNCIL, Random(3)).rows(TABLES["projects"], DAY))
    story = next(Maker(COUNCIL, Random(3)).rows(TABLES["good_news"], DAY))
    project |= {"project": "P-own", "unit": OWN, "recorded_on": None}
    story |= {"unit": OWN, "recorded_on": None}
    with trial.store(TEAM) as store:
        load(store, "projects", {**project, "exempt": "paragraph 3"}, day=DAY)
    later = DAY + timedelta(1)
    with trial.store(ENTRY) as store:
        with pytest.raises(StoreError, match="may add"):
            load(store, "projects", {**project, "exempt": None}, day=later)
        again = {**project, "exempt": "paragraph 3", "progress": "begun"}
        assert load(store, "projects", again, day=later).added == {"projects": 1}
        with pytest.raises(StoreError, match="may add"):
            load(store, "good_news", {**story, "approved_on": DAY, "approved_by": "me"}, day=later)
        story |= {"approved_on": None, "approved_by": None, "story": "S-own"}
        assert load(store, "good_news", story, day=later).added == {"good_news": 1}
