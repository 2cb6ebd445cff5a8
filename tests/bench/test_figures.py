"""What the parts find: its tables, and the same again after it was written as JSON."""

from dataclasses import replace
from math import isnan

import pytest

from bench.packs_tables import against
from bench.packs_turns import Road
from bench.parts import Part, read, written
from bench.spending import Spent
from tests.bench.samples import CHANGE, CPU, FOUND, PACKS, QUARTER, turn


@pytest.mark.parametrize("part", FOUND, ids=lambda part: part.name)
def test_what_is_written_is_read_again(part: Part) -> None:
    assert read(part, written(part, FOUND[part])) == FOUND[part]


@pytest.mark.parametrize("part", FOUND, ids=lambda part: part.name)
def test_every_row_of_a_table_fills_its_columns(part: Part) -> None:
    for table in part.tables(FOUND[part].figures).values():
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_a_further_pack_costs_nothing_of_the_start() -> None:
    for road in Road:
        assert [each.cpu for each in PACKS.steady(road)] == pytest.approx([CPU[road]] * 2)
    first = PACKS.started(Road.RUN_1)
    assert [each.cpu for each in first] == pytest.approx([2.0, 3.0])
    whole = PACKS.whole(Road.RUN_1)
    assert [each.cpu for each in whole] == pytest.approx([1.0 + 8 / 27, 1.0 + 16 / 27])
    assert PACKS.whole(Road.STOCK) == PACKS.started(Road.STOCK)


def test_a_road_is_compared_with_stock_and_the_floor_round_by_round() -> None:
    assert against(PACKS.steady, Road.STOCK, Road.RUN_1) == pytest.approx([10.0, 10.0])
    assert Road.RUN_2_KEPT.kept
    assert not Road.RUN_2.kept
    noisy = replace(PACKS, turns={**PACKS.turns, Road.RUN_1: (turn(-0.1, 9.0),) * 2})
    assert all(map(isnan, against(noisy.steady, Road.STOCK, Road.RUN_1)))


def test_a_change_is_exact_only_with_the_right_packs_and_bytes() -> None:
    assert CHANGE.exact
    assert not replace(CHANGE, made=()).exact
    assert not replace(CHANGE, differ=("a:x", "b:y")).exact
    assert not replace(CHANGE, same=False).exact


def test_scaling_and_overhead() -> None:
    assert QUARTER.wholes[0].cold[0].scaling == 2.0
    assert QUARTER.sizes[0].scaling == (2.0,)
    assert replace(QUARTER.sizes[0], alone=None).scaling == ()
    assert QUARTER.cluster is not None
    assert QUARTER.cluster.overhead == pytest.approx((0.05,))
    assert sum([Spent(1.0, 1.0)] * 3, Spent(0.0, 0.0)) == Spent(3.0, 3.0)
