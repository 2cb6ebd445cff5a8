import itertools
import math
import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import distance

from pmf_lib.methods.neighbours import distances, neighbour_set, standardise

TABLE = pd.DataFrame(
    {"people": [10.0, 12.0, 30.0, 11.0, 25.0], "rural": [0.1, 0.2, 0.9, 0.1, 0.7]},
    index=["Eden", "Allerdale", "Leeds", "Copeland", "York"],
)
FIELDS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=3, max_size=8, unique=True
)


def test_distances_are_euclidean_on_standardised_figures_with_the_farthest_1():
    found = distances(standardise(TABLE))
    scaled = (TABLE - TABLE.mean()) / TABLE.std(ddof=0)
    expected = distance.squareform(distance.pdist(scaled))
    assert found.to_numpy() == pytest.approx(expected / expected.max(), abs=1e-11)
    assert found.to_numpy().max() == 1
    assert standardise(TABLE).mean().tolist() == pytest.approx([0, 0])
    assert standardise(TABLE).std(ddof=0).tolist() == pytest.approx([1, 1])


def test_the_nearest_come_first_and_the_version_is_carried():
    """Neighbour sets are versioned (R4-067)."""
    found = neighbour_set(TABLE, version="ONS 2021", k=2)
    assert found.version == "ONS 2021"
    assert found.of("Eden") == ("Copeland", "Allerdale")
    assert found.of("York") == ("Leeds", "Allerdale")
    assert found.of("Bath") == ()
    assert list(found.nearest.columns) == ["name", "type", "place", "neighbour", "distance"]
    assert found.nearest.groupby("name").size().tolist() == [2] * 5
    assert found.left_out.empty


def test_being_a_neighbour_is_not_mutual():
    found = neighbour_set(TABLE, version="1", k=1)
    assert found.of("Allerdale") == ("Copeland",)
    assert found.of("Copeland") == ("Eden",)


def test_fifteen_are_listed_unless_told_otherwise():
    table = pd.DataFrame({"people": range(20)}, index=[f"Council {n:02}" for n in range(20)])
    assert len(neighbour_set(table, version="1").of("Council 03")) == 15
    assert len(neighbour_set(table, version="1", k=50).of("Council 03")) == 19


def test_neighbours_are_of_the_same_type_and_one_alone_is_left_out():
    types = dict.fromkeys(("Eden", "Allerdale", "Copeland"), "district")
    types |= {"Leeds": "city", "York": "county"}
    found = neighbour_set(TABLE, types, version="1")
    assert found.of("Eden") == ("Copeland", "Allerdale")
    assert found.left_out.to_dict("list") == {
        "name": ["Leeds", "York"],
        "reason": ["no other council of type city", "no other council of type county"],
    }


@pytest.mark.parametrize("missing", [None, math.nan, math.inf])
def test_a_missing_figure_leaves_the_council_out_for_a_reason(missing):
    table = TABLE.copy()
    table.loc["Leeds", "rural"] = missing
    found = neighbour_set(table, version="1")
    assert found.left_out.to_dict("records") == [{"name": "Leeds", "reason": "no figure for rural"}]
    assert "Leeds" not in set(found.nearest["name"]) | set(found.nearest["neighbour"])
    pd.testing.assert_frame_equal(
        found.nearest, neighbour_set(table.drop(index="Leeds"), version="1").nearest
    )


def test_a_variable_the_same_for_all_is_dropped_with_a_note():
    found = neighbour_set(TABLE.assign(country=0.1), version="1")
    assert found.notes == ("country is the same for every council of type all, so it was not used",)
    expected = neighbour_set(TABLE, version="1").nearest
    pd.testing.assert_frame_equal(found.nearest, expected)


def test_equal_distances_stand_by_name():
    table = pd.DataFrame({"people": [2.0, 1.0, 3.0, 2.0]}, index=["D", "C", "B", "A"])
    found = neighbour_set(table, version="1")
    assert found.of("A") == ("D", "B", "C")
    alike = neighbour_set(table * 0, version="1")
    assert alike.of("B") == ("A", "C", "D")
    assert set(alike.nearest["distance"]) == {0.0}


@settings(max_examples=40)
@given(FIELDS, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_changes_nothing(rows, shuffler: random.Random):
    table = pd.DataFrame(rows, columns=["b", "a"], index=[f"C{n}" for n in range(len(rows))])
    names = list(table.index)
    shuffler.shuffle(names)
    expected = neighbour_set(table, version="1").nearest
    found = neighbour_set(table.loc[names, ["a", "b"]], version="1").nearest
    pd.testing.assert_frame_equal(found, expected, check_exact=True)


@settings(max_examples=40)
@given(FIELDS, st.integers(1, 1000), st.integers(-100, 100))
def test_distances_are_the_same_in_any_unit_and_symmetric(rows, factor, shift):
    table = pd.DataFrame(rows, columns=["a", "b"], dtype=float)
    found = distances(standardise(table)).to_numpy()
    moved = distances(standardise(table * factor + shift)).to_numpy()
    assert moved == pytest.approx(found, abs=1e-9)
    for one, other in itertools.combinations(range(len(rows)), 2):
        assert found[one, other] == found[other, one]


def test_huge_and_tiny_figures_weigh_alike_and_nothing_is_nothing():
    small, huge = TABLE * [1e-300, 1e298], TABLE
    assert distances(standardise(small)).to_numpy() == pytest.approx(
        distances(standardise(huge)).to_numpy(), abs=1e-9
    )
    assert neighbour_set(TABLE.iloc[:0], version="1").nearest.empty


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda: neighbour_set(TABLE, version=""), "version is empty"),
        (lambda: neighbour_set(TABLE, version="1", k=0), "k is 0"),
        (lambda: neighbour_set(TABLE, {"Eden": "district"}, version="1"), "types has none for"),
        (lambda: neighbour_set(pd.concat([TABLE, TABLE]), version="1"), "Allerdale, .* twice"),
        (lambda: neighbour_set(TABLE.assign(x="a"), version="1"), "variables has 'x'"),
        (lambda: neighbour_set(TABLE.assign(x=True), version="1"), "variables has 'x' of bool"),
        (lambda: neighbour_set(TABLE[[]], version="1"), "variables has no columns"),
    ],
)
def test_what_cannot_be_is_refused_by_name(call, named):
    with pytest.raises(ValueError, match=named):
        call()
