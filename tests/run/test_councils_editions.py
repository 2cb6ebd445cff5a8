"""The five councils' quarters as made: whole, each edition its own, the public one bare."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from pmf_lib.council import load_council
from pmf_lib.council.profile import Council
from pmf_lib.demo import catalogue_keys
from pmf_lib.register import TABLES
from pmf_lib.run.record import State, read_manifest, verify
from tests.conftest import Home

_LONG_ENOUGH = 15
_LARGE_ENOUGH = 1000
# What a row says of its own matter; posts and priorities stand in public rows of other tables too.
_TELLING = frozenset({"title", "detail", "progress", "finding", "risk", "decided", "document"})


@pytest.fixture(params=catalogue_keys())
def council(request: pytest.FixtureRequest) -> Council:
    return load_council(request.param)


@pytest.fixture
def quarter(council: Council, quarters_home: Home) -> Path:
    return quarters_home.path / "outputs" / council.key / council.period.code


def words_of(page: Path) -> str:
    """A page's words, without markup."""
    return html.unescape(re.sub(r"<[^>]*>", " ", page.read_text("utf-8")))


def test_every_pack_is_made_and_every_byte_is_as_written(council: Council, quarter: Path) -> None:
    """One run a unit and quarter, and the manifest proves that every unit has its pack (R0-022)."""
    manifest = read_manifest(quarter)
    assert manifest is not None and verify(quarter) == ()
    failed = [record.told for record in manifest.packs if record.status is State.FAILED]
    assert failed == []
    for spec in council.packs:
        keys = {record.key for record in manifest.packs if record.pack == spec.pack}
        assert keys >= ({unit.key for unit in council.units} if spec.for_each == "unit" else set())
        assert keys


def test_a_committees_folder_holds_nothing_of_anothers(council: Council, quarter: Path) -> None:
    """No page, no notebook and no measure of another committee's units (R1-072)."""
    measures = measures_by_unit(council, quarter)
    for body in council.bodies:
        if body.committee is None:
            continue
        others = {unit.key for unit in council.units} - {
            unit.key for unit in council.units_before(body.committee)
        }
        for file in (quarter / "bodies" / body.key).rglob("*.*"):
            assert file.stem not in others
            if file.suffix == ".html":
                told = set(re.findall(r"\b[A-Z]{3}\d{2}\b", words_of(file)))
                assert not told & {code for unit in others for code in measures.get(unit, ())}


def measures_by_unit(council: Council, quarter: Path) -> dict[str, set[str]]:
    frame = pd.read_csv(quarter / "data" / "measures.csv")
    return {str(unit): set(own["measure"]) for unit, own in frame.groupby("unit")}


def exempt_texts(sources: Path) -> Iterator[str]:
    """What the demo's exempt rows say that no other row of the same table says."""
    for name, table in TABLES.items():
        file = sources / f"{name}.csv"
        if not table.has("exempt") or not file.is_file():
            continue
        rows = pd.read_csv(file, dtype=str, keep_default_na=False)
        exempt = rows[rows["exempt"].ne("")]
        others = set(rows[rows["exempt"].eq("")].to_numpy().ravel())
        for column in table.columns:
            for cell in set(exempt[column.name]) - others:
                if column.name in _TELLING and len(cell) >= _LONG_ENOUGH:
                    yield cell
                if column.kind == "number" and cell and float(cell) >= _LARGE_ENOUGH:
                    yield f"£{float(cell):,.0f}"


def test_the_public_edition_holds_nothing_exempt(
    council: Council, quarter: Path, quarters_home: Home
) -> None:
    """Exempt blocks are left out of the public edition (R2-001; LGA 1972, Schedule 12A)."""
    secrets = set(exempt_texts(quarters_home.sources(council.key)))
    public = quarter / "bodies" / "public"
    pages = "\n".join(words_of(page) for page in sorted(public.rglob("*.html")))
    data = "\n".join(file.read_text("utf-8") for file in sorted((public / "data").glob("*.*")))
    assert [secret for secret in sorted(secrets) if secret in pages or secret in data] == []
    assert not list(public.rglob("*.ipynb"))


def test_members_do_see_what_is_exempt(quarters_home: Home) -> None:
    """The test above can fail: what it looks for stands in a committee member's pages."""
    seen = 0
    for key in catalogue_keys():
        council = load_council(key)
        quarter = quarters_home.path / "outputs" / key / council.period.code
        secrets = set(exempt_texts(quarters_home.sources(key)))
        inside = "\n".join(
            words_of(page) for page in quarter.rglob("*.html") if "public" not in page.parts
        )
        seen += sum(secret in inside for secret in secrets)
    assert seen >= 5


def test_an_edition_links_to_nothing_outside_itself(council: Council, quarter: Path) -> None:
    for folder in (quarter / "bodies").iterdir():
        for page in folder.rglob("*.html"):
            for address in re.findall(r'<a href="([^"#:]+)', page.read_text("utf-8")):
                assert (page.parent / address).resolve().is_relative_to(folder.resolve()), page
                assert (page.parent / address).is_file(), (page, address)


def test_scrutiny_waits_for_management(quarters_home: Home) -> None:
    """An edition that is held back is its index alone, which says what it waits for (R0-023)."""
    held = [
        page.parent
        for page in quarters_home.path.glob("outputs/*/*/bodies/*/index.html")
        if "Held back:" in page.read_text("utf-8")
    ]
    assert held
    for folder in held:
        assert [file.name for file in folder.rglob("*")] == ["index.html"]
        assert "considered this quarter" in words_of(folder / "index.html")


def test_the_public_reads_no_story_that_is_unapproved_or_unreal(quarters_home: Home) -> None:
    """R2-014: not approved, approved but only on target, or found and not yet put forward."""
    council = load_council("lancaster-2008")
    quarter = quarters_home.path / "outputs" / council.key / council.period.code
    (kept,) = quarter.glob("good_news_found/*.html")
    hidden = ("Kingfisher", "Curlew", "four days sooner", "recycled this summer")
    assert all(words in words_of(kept) for words in (*hidden, "NI 195: Streets with litter"))
    pages = list((quarter / "bodies" / "public").rglob("*.html"))
    assert any("new kitchen" in words_of(page) for page in pages)
    for page in pages:
        assert not [words for words in hidden if words in words_of(page)], page
        assert page.parent.name != "good_news_found"
    (told,) = (quarter / "bodies" / "public" / "good_news").glob("*.html")
    assert "NI 195" not in words_of(told)
