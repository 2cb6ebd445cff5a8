"""Charts kept from one run to the next: the same page with and without them."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmf_lib.run import kept_charts
from pmf_lib.run.export import page
from pmf_lib.run.kept_charts import KeptCharts, in_use, trim
from pmf_lib.views import draw
from tests import page_records, pages

KEY, OTHER = "ab" * 32, "ab" + "cd" * 31
PICTURE = "<svg>“drawn”\r\n</svg>"


@pytest.fixture
def kept(tmp_path: Path) -> KeptCharts:
    return KeptCharts(tmp_path)


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def fresh_page(keeper: KeptCharts | None) -> str:
    """The page as a process makes it that has drawn nothing yet."""
    draw._drawn.cache_clear()
    return page(pages.notebook(), facts=pages.FACTS, keeper=keeper)


def test_what_is_kept_comes_back(kept: KeptCharts) -> None:
    kept.put(KEY, PICTURE)
    assert kept.get(KEY) == PICTURE
    assert kept.get(OTHER) is None


def test_a_page_has_the_same_bytes_with_a_cold_a_warm_and_no_cache(kept: KeptCharts) -> None:
    plain, cold = fresh_page(None), fresh_page(kept)
    assert entries(kept.folder)
    assert plain == cold == fresh_page(kept)


def test_a_warm_page_starts_no_engine(kept: KeptCharts, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh_page(kept)

    def refuse() -> None:
        raise AssertionError("an engine was started")

    monkeypatch.setattr(draw, "_engine", refuse)
    fresh_page(kept)
    for path in entries(kept.folder):
        path.unlink()
    with pytest.raises(AssertionError, match="an engine"):
        fresh_page(kept)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(data=st.data())
def test_a_damaged_entry_counts_as_missing(kept: KeptCharts, data: st.DataObject) -> None:
    kept.put(KEY, PICTURE)
    (path,) = entries(kept.folder)
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    path.write_bytes(whole[:place] + bytes([other]) + whole[place + 1 :])
    assert kept.get(KEY) is None
    path.write_bytes(whole[:place])
    assert kept.get(KEY) is None
    path.write_bytes(whole)
    assert kept.get(KEY) == PICTURE


def test_an_entry_under_another_key_counts_as_missing(kept: KeptCharts) -> None:
    kept.put(KEY, PICTURE)
    (path,) = entries(kept.folder)
    path.rename(path.with_name(OTHER[2:]))
    assert kept.get(OTHER) is None


def test_a_damaged_cache_leaves_the_page_as_it_was_and_is_mended(kept: KeptCharts) -> None:
    whole = fresh_page(kept)
    before = {path: path.read_bytes() for path in entries(kept.folder)}
    for path in before:
        path.write_bytes(b"\xff" * 100)
    assert fresh_page(kept) == whole
    assert {path: path.read_bytes() for path in entries(kept.folder)} == before


def test_an_entry_that_no_drawing_of_ours_could_be_is_drawn_again(kept: KeptCharts) -> None:
    """Whoever can write in the folder can also write a fitting digest."""
    whole = fresh_page(None)
    spec = page_records.line().spec
    kept.put(draw.key_of(spec), '<svg class="drawn"><script>alert(1)</script></svg>')
    assert fresh_page(kept) == whole
    assert "script" not in (kept.get(draw.key_of(spec)) or "script")


def test_without_the_folder_nothing_is_kept(tmp_path: Path) -> None:
    absent = KeptCharts(tmp_path / "absent")
    assert fresh_page(absent) == fresh_page(None)
    assert absent.get(KEY) is None and not absent.folder.exists()


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / KEY[:2]).write_text("a file where a folder should be")
    KeptCharts(tmp_path).put(KEY, PICTURE)
    assert KeptCharts(tmp_path).get(KEY) is None


def test_what_was_used_longest_ago_goes_first(kept: KeptCharts) -> None:
    keys = [f"{number:064x}" for number in range(4)]
    for used, key in enumerate(keys):
        kept.put(key, PICTURE)
        os.utime(kept._path(key), (used, used))
    size = kept._path(keys[0]).stat().st_size
    assert kept.get(keys[0]) == PICTURE  # used again just now
    trim(kept.folder, 4 * size)
    assert all(map(kept.get, keys))
    for used, key in enumerate(keys[1:]):
        os.utime(kept._path(key), (used, used))
    trim(kept.folder, 2 * size)
    assert [bool(kept.get(key)) for key in keys] == [True, False, False, True]


def test_what_a_killed_worker_left_half_written_is_cleared_in_time(kept: KeptCharts) -> None:
    kept.put(KEY, PICTURE)
    fresh, stale = (kept._path(KEY).with_name(f"{name}.part") for name in ("fresh", "stale"))
    for path in (fresh, stale):
        path.write_text("half")
    for path in (kept._path(KEY), stale):
        os.utime(path, (0, 0))
    trim(kept.folder, kept_charts.MOST_BYTES)
    assert entries(kept.folder) == sorted([kept._path(KEY), fresh])


def test_a_run_has_its_folder_and_trims_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PMF_HOME", str(tmp_path))
    monkeypatch.setattr(kept_charts, "MOST_BYTES", 0)
    with in_use():
        kept = KeptCharts(kept_charts.place())
        kept.put(KEY, PICTURE)
        assert kept.get(KEY) == PICTURE
    assert kept.get(KEY) is None


def _put_often(folder: Path, first: int) -> None:
    kept = KeptCharts(folder)
    for number in range(200):
        kept.put(KEY, f"{first}-{number}" * 500)


def test_many_writers_leave_one_whole_entry(kept: KeptCharts) -> None:
    """Readers meanwhile see a whole entry: never half of one, never two mixed."""
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_put_often, args=(kept.folder, n)) for n in range(2)]
    kept.put(KEY, PICTURE)
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        assert kept.get(KEY) is not None
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert len(entries(kept.folder)) == 1
