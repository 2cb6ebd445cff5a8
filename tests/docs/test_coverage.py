"""The page of coverage says what stands now, and every capability is served or has a reason."""

import ast
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs.coverage.capabilities import ROOT, capabilities, left_out
from docs.coverage.citations import cited
from docs.coverage.page import PAGE, markdown
from docs.coverage.places import NOTEBOOKS, place_of, places
from docs.coverage.rows import Row, Standing, rows
from docs.coverage.shown import every_test, of_file

SHARED = ROOT.parent / "shared" / "requirements.csv"
WRITTEN = (".py", ".ipynb", ".yml", ".md", ".j2", ".csv")
HIDDEN = {"node_modules", ".ipynb_checkpoints"}
AT_LEAST = 250
AT_MOST_BY_ONE_TEST = 12


@pytest.fixture(scope="module")
def now() -> tuple[Row, ...]:
    return rows()


def ids_of(found: tuple[Row, ...], *standings: Standing) -> list[str]:
    return [row.capability.id for row in found if row.standing in standings]


def test_the_page_is_what_stands_now(now: tuple[Row, ...]) -> None:
    made = markdown(now).splitlines()
    kept = PAGE.read_text("utf-8").splitlines()
    missing = [line for line in made if line not in kept]
    outdated = [line for line in kept if line not in made]
    advice = "make it again with `python -m docs.coverage`"
    assert not missing + outdated, f"{advice}; it lacks {missing} and still has {outdated}"
    assert made == kept, f"the lines stand in another order: {advice}"


def test_enough_is_served_with_a_test(now: tuple[Row, ...]) -> None:
    assert len(ids_of(now, Standing.SERVED)) >= AT_LEAST


def test_every_capability_is_served_or_has_a_reason(now: tuple[Row, ...]) -> None:
    unsettled = ids_of(now, Standing.NO_TEST, Standing.NO_PLACE, Standing.OPEN)
    assert not unsettled, f"{len(unsettled)} have no test and no reason: {', '.join(unsettled)}"


def test_nothing_left_out_has_a_test_or_lacks_its_reason(now: tuple[Row, ...]) -> None:
    contradicted = [row.capability.id for row in now if row.left_out and row.tests]
    assert not contradicted, "a test shows these: take them out of left_out.csv"
    assert all(found.reason.endswith(".") and found.until for found in left_out())
    named = [found.id for found in left_out()]
    assert len(named) == len(set(named))
    assert set(named) <= {found.id for found in capabilities()}


def texts() -> Iterator[Path]:
    for folder in ("pmf_lib", "notebooks", "parameters", "docs", "tests", "bench"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in WRITTEN and not HIDDEN & set(path.parts):
                yield path


def test_every_id_cited_anywhere_is_a_capability() -> None:
    known = {found.id for found in capabilities()}
    unknown = {
        str(path.relative_to(ROOT)): sorted(ids)
        for path in texts()
        if (ids := cited(path.read_text("utf-8")) - known)
    }
    assert not unknown


def test_every_test_named_is_there(now: tuple[Row, ...]) -> None:
    for name in {name for row in now for name in row.tests}:
        path, *inside = name.split("::")
        body = ast.parse((ROOT / path).read_text("utf-8")).body
        for part in inside:
            found = [node for node in body if getattr(node, "name", None) == part]
            assert found, f"{name} is not there"
            body = getattr(found[0], "body", [])


def test_no_test_claims_more_than_it_can_show() -> None:
    """A capability is not shown in passing: a test that cites a whole paper shows none of it."""
    claims = {shown.test: len(shown.ids) for shown in every_test()}
    assert not {test for test, count in claims.items() if count > AT_MOST_BY_ONE_TEST}


def test_each_capability_stands_once_with_a_short_name() -> None:
    found = capabilities()
    assert len(found) == len({one.id for one in found}) == 310
    assert all(0 < len(one.name) <= 90 for one in found)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the papers' list does not lie beside the project")
def test_the_table_has_what_the_papers_list_has() -> None:
    with SHARED.open(encoding="utf-8", newline="") as lines:
        listed = [
            (row["id"], row["council"], row["paragraph"], row["kind"], row["component"])
            for row in csv.DictReader(lines)
        ]
    own = [(one.id, one.council, one.paragraph, one.kind, one.component) for one in capabilities()]
    assert Counter(own) == Counter(listed)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Nothing here, nor in R12-0345 or XR0-001.", ""),
        ("(R0-023).", "R0-023"),
        ("R1-049, R1-052 and R1-053", "R1-049 R1-052 R1-053"),
        ("R1-049 to R1-052", "R1-049 R1-050 R1-051 R1-052"),
        ("R1-049–R1-050", "R1-049 R1-050"),
        ("# R4-034 to\n    # R4-036.", "R4-034 R4-035 R4-036"),
        ("R1-049 to R2-002", "R1-049 R2-002"),
    ],
)
def test_lists_and_spans_cite_each_of_their_ids(text: str, ids: str) -> None:
    assert sorted(cited(text)) == ids.split()


A_FILE = '''"""A whole file shows nothing: R0-001."""
import pytest

# R0-002
WORDS = ("one",)  # R0-003
UNUSED = "R0-004"


def helper():
    """R0-005"""


# R0-006
@pytest.mark.parametrize("id", ["R0-007"])
def test_own(id):
    """R0-008."""
    # R0-009
    assert WORDS != "R0-010"


# R0-011

def test_apart():
    assert helper


class TestInside:
    def test_method(self):
        """R0-012."""


@pytest.mark.skip(reason="not yet")
def test_skipped():
    """R0-013."""
'''


def test_a_test_shows_what_its_own_words_and_data_cite(tmp_path: Path) -> None:
    path = tmp_path / "test_file.py"
    path.write_text(A_FILE)
    found = {shown.test: " ".join(sorted(shown.ids)) for shown in of_file(path, tmp_path)}
    assert found == {
        "test_file.py::test_own": "R0-002 R0-003 R0-006 R0-007 R0-008 R0-009",
        "test_file.py::test_apart": "",
        "test_file.py::TestInside::test_method": "R0-012",
    }


def test_places_are_named_in_words() -> None:
    found = places()
    assert found["R0-028"][0] == "section `key_decisions`"
    assert "table `clinics`" in found["R1-055"]
    assert place_of(ROOT / "pmf_lib/methods/risk.py") == "method `risk`"
    assert place_of(NOTEBOOKS / "packs/unit_monitoring.ipynb") == "pack `unit_monitoring`"
    assert place_of(ROOT / "pmf_lib/demo/plans.py") is None
    assert not any(place.startswith("demo") for names in found.values() for place in names)
