"""The output store does the same in a folder and in S3; only one of many makes an object."""

from __future__ import annotations

import pickle
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pmf_lib.errors import RunError
from pmf_lib.run.cluster import folder_store
from pmf_lib.run.cluster.output_store import OutputStore, is_name, open_outputs
from pmf_lib.run.platform import is_administrator
from tests.run.cluster.s3 import LISTED_AT_ONCE

LARGE = bytes(range(256)) * 8192


def test_an_object_is_put_read_replaced_and_removed(outputs: OutputStore) -> None:
    assert outputs.get("a/b.bin") is None
    for content in (b"", b"first", LARGE):
        outputs.put("a/b.bin", content)
        assert outputs.get("a/b.bin") == content
    outputs.remove("a/b.bin")
    outputs.remove("a/b.bin")
    assert outputs.get("a/b.bin") is None
    assert outputs.names() == ()


def test_an_object_is_created_only_where_there_is_none(outputs: OutputStore) -> None:
    assert outputs.create("a/lease", b"mine")
    assert not outputs.create("a/lease", b"theirs")
    assert outputs.get("a/lease") == b"mine"
    outputs.remove("a/lease")
    assert outputs.create("a/lease", b"theirs")
    assert outputs.get("a/lease") == b"theirs"


def test_one_of_twenty_threads_creates_an_object(outputs: OutputStore) -> None:
    for turn in range(5):
        ready = threading.Barrier(20)

        def create(number: int, turn: int = turn, ready: threading.Barrier = ready) -> bool:
            ready.wait()
            return outputs.create(f"race/{turn}", f"{number}".encode() * 1000)

        with ThreadPoolExecutor(20) as pool:
            won = list(pool.map(create, range(20)))
        assert won.count(True) == 1
        assert outputs.get(f"race/{turn}") == f"{won.index(True)}".encode() * 1000


def test_a_reader_never_meets_half_an_object(outputs: OutputStore) -> None:
    contents = {bytes([number]) * 200_000 for number in range(8)}
    outputs.put("a", next(iter(contents)))
    with ThreadPoolExecutor(8) as pool:
        written = pool.map(lambda content: outputs.put("a", content), contents)
        read = pool.map(lambda _: outputs.get("a"), range(24))
        assert set(read) <= contents
        assert len(list(written)) == 8
    assert outputs.names() == ("a",)


def test_names_are_those_under_a_folder_in_order(outputs: OutputStore) -> None:
    names = ("a/b/two", "a/b/one.json", "a/bc", "a.b/c", "ab", "z/a/b/c")
    for name in names:
        outputs.put(name, name.encode())
    assert outputs.names() == tuple(sorted(names))
    assert outputs.names("a") == ("a/b/one.json", "a/b/two", "a/bc")
    assert outputs.names("a/b") == ("a/b/one.json", "a/b/two")
    assert outputs.names("ab") == ()
    assert outputs.names("missing") == ()


def test_a_listing_shows_at_once_what_another_put_or_removed(outputs: OutputStore) -> None:
    other = pickle.loads(pickle.dumps(outputs))
    assert outputs.names("a") == other.names("a") == ()
    other.put("a/b", b"b")
    assert outputs.names("a") == ("a/b",)
    outputs.remove("a/b")
    assert other.names("a") == ()


def test_all_under_a_folder_is_removed_and_nothing_else(outputs: OutputStore) -> None:
    for name in ("a/b/c", "a/b/d/e", "a/bc", "a.b"):
        outputs.put(name, b"")
    outputs.remove_all("a/b")
    outputs.remove_all("missing")
    assert outputs.names() == ("a.b", "a/bc")
    with pytest.raises(ValueError, match="cannot be the name"):
        outputs.remove_all("")


def test_more_objects_than_one_answer_lists_are_listed_and_removed(s3_url: str) -> None:
    outputs = open_outputs(s3_url)
    for number in range(LISTED_AT_ONCE + 1):
        outputs.put(f"a/{number}", b"")
    assert len(outputs.names("a")) == LISTED_AT_ONCE + 1
    outputs.remove_all("a")
    assert outputs.names() == ()


def test_fingerprints_are_the_md5_of_the_contents(outputs: OutputStore) -> None:
    outputs.put("a/hello", b"hello")
    outputs.put("a/empty", b"")
    assert outputs.fingerprints("a") == {
        "a/empty": "d41d8cd98f00b204e9800998ecf8427e",
        "a/hello": "5d41402abc4b2a76b9719d911017c592",
    }


@pytest.mark.parametrize("name", ["a", "a/b", "A-Z_0.9/..a/.hidden", "a..b"])
def test_names_that_are_allowed(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name",
    ["", "/a", "a/", "a//b", ".", "..", "a/../b", "a/./b", "a b", "a\\b", "C:a", "é", "a\n", "a~"],
)
def test_names_that_are_refused(name: str, outputs: OutputStore) -> None:
    assert not is_name(name)
    for ask in (outputs.get, outputs.remove, outputs.remove_all):
        with pytest.raises(ValueError, match="cannot be the name"):
            ask(name)
    for put in (outputs.put, outputs.create):
        with pytest.raises(ValueError, match="cannot be the name"):
            put(name, b"")


def test_it_goes_to_another_process_as_its_address_alone(outputs: OutputStore) -> None:
    outputs.put("a", b"content")
    sent = pickle.dumps(outputs)
    assert len(sent) < 300
    received = pickle.loads(sent)
    assert received == outputs
    assert received.get("a") == b"content"


def test_a_store_is_left_as_it_was_found(outputs: OutputStore) -> None:
    outputs.put("a", b"content")
    assert open_outputs(outputs.url) == outputs
    assert outputs.names() == ("a",)


def test_paths_are_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert open_outputs("store").url == str(tmp_path / "store")
    assert open_outputs((tmp_path / "store").as_uri()).url == str(tmp_path / "store")


def test_a_folder_is_made_only_in_one_that_is_there(tmp_path: Path) -> None:
    assert open_outputs(str(tmp_path / "store")).names() == ()
    with pytest.raises(RunError, match="No such file or directory"):
        open_outputs(str(tmp_path / "share-not-mounted" / "store"))


def test_a_path_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(RunError, match="cannot be used"):
        open_outputs(str(tmp_path / "file"))


@pytest.mark.skipif(is_administrator(), reason="an administrator may write everywhere")
def test_a_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir(mode=0o500)
    with pytest.raises(RunError, match="Permission denied"):
        open_outputs(str(tmp_path / "store"))


def test_an_object_cannot_lie_below_another_in_a_folder(tmp_path: Path) -> None:
    outputs = open_outputs(str(tmp_path))
    outputs.put("a", b"")
    for put in (outputs.put, outputs.create):
        with pytest.raises(RunError, match="cannot be used"):
            put("a/b", b"")
    assert outputs.get("a/b") is None
    outputs.remove("a/b")


def test_what_was_cut_off_in_the_writing_is_no_object(tmp_path: Path) -> None:
    outputs = open_outputs(str(tmp_path))
    outputs.put("a/b", b"whole")
    (tmp_path / "a" / "b~0123456789abcdef").write_bytes(b"ha")
    assert outputs.names() == ("a/b",)
    outputs.remove_all("a")
    assert list(tmp_path.iterdir()) == []


def test_one_of_twenty_wins_on_a_share_without_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*words: object) -> None:
        raise OSError(folder_store.errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    test_one_of_twenty_threads_creates_an_object(open_outputs(str(tmp_path)))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://host/place", "ftp"),
        ("gs://bucket/place", "gs"),
        ("memory://place", "memory"),
        ("", "no address"),
        ("s3://key:SECRET@bucket/place", "more than a place"),
        ("abfs://container@account.dfs.core.windows.net/place?sig=SECRET", "more than a place"),
        ("s3://bucket/place#SECRET", "more than a place"),
        ("s3://bucket::file://SECRET", "more than a place"),
    ],
)
def test_an_address_of_another_kind_or_with_secrets_is_refused(url: str, words: str) -> None:
    with pytest.raises(RunError, match=words) as caught:
        open_outputs(url)
    assert "SECRET" not in caught.value.sentence


@pytest.mark.parametrize(
    ("url", "package"),
    [("s3://bucket/place", "s3fs"), ("abfs://container/place", "adlfs"), ("s3://a/b", "fsspec")],
)
def test_a_missing_package_is_named_with_what_to_install(
    url: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(RunError, match=f"{package} is not installed.*region requirements"):
        open_outputs(url)
