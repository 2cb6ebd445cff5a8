"""Strict YAML: what is written is what is meant, and every refusal names its file and line."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import Field

from pmf_lib.council.parts import Day, Text
from pmf_lib.errors import ProfileError
from pmf_lib.profile_file import (
    Document,
    Fault,
    Strict,
    near_first,
    plain_yaml,
    read_document,
    read_strictly,
)


class Item(Strict):
    name: Text
    count: int = 1


class Sheet(Strict):
    title: Text
    since: Day = date(2021, 4, 1)
    shown: bool = True
    share: float = 0.0
    words: dict[str, Text] = Field(default_factory=dict)
    items: tuple[Item, ...] = ()


def sheet(tmp_path: Path, text: str | bytes) -> Path:
    file = tmp_path / "sheet.yml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def refusal(tmp_path: Path, text: str | bytes) -> ProfileError:
    with pytest.raises(ProfileError) as caught:
        read_strictly(sheet(tmp_path, text), Sheet)
    return caught.value


def test_what_is_written_is_what_is_meant(tmp_path: Path) -> None:
    written = "title: no\nsince: 2021-07-01\nshown: no\nwords: {NO: 1:30, on: 010, at: ~}\n"
    found = read_strictly(sheet(tmp_path, written), Sheet)
    assert found.title == "no"
    assert found.since == date(2021, 7, 1)
    assert found.shown is False
    assert found.words == {"NO": "1:30", "on": "010", "at": "~"}


@pytest.mark.parametrize(
    ("written", "line", "words"),
    [
        ("title: a\ntitle: b\n", 2, "the key “title” stands twice, first in line 1"),
        ("title: a\nwords:\n  PI: x\n  PI: y\n", 4, "“PI” stands twice, first in line 3"),
        ("title: a\ntitel: b\n", 2, "“titel” is not a key of this place. Allowed here: title"),
        ("title: a\nitems:\n  - nam: x\n", 3, "“nam” is not a key"),
        ("since: 2021-07-01\n", 1, "the key “title” is missing"),
        ("title: a\nitems:\n  - name: x\n  - count: 2\n", 4, "the key “name” is missing"),
        ("title: [a]\n", 1, "a list is given for “title”. One text is allowed here"),
        ("title: a\nitems: b\n", 2, "“b” is given for “items”. A list is allowed here"),
        ("title: a\nitems: {b: c}\n", 2, "a set of keys is given for “items”"),
        ("title: a\nitems: [b]\n", 2, "Keys with their values are allowed here"),
        ("title: a\nitems:\n  - name: x\n    count: two\n", 4, "“two” is given for “count”"),
        ("title: a\nshare: much\n", 2, "A number is allowed here"),
        ("title: a\nshare: nan\n", 2, "A number is allowed here"),
        ("title: a\nshown: perhaps\n", 2, "yes or no is allowed here"),
        ("title: a\nsince: 1 July 2021\n", 2, "A date is written 2021-09-30"),
        ("title: a\nsince: 1625097600\n", 2, "A date is written 2021-09-30"),
        ("title: a\nsince: 2021-02-30\n", 2, "A date must be a day of the calendar"),
        ("title:\nshare: 1\n", 1, "nothing is given for “title”"),
        ('title: ""\n', 1, "A text that is not empty is allowed here"),
        ("title: a\n\tshare: 1\n", 2, "a tab is used"),
        ("title: a\nshare: b: c\n", 2, "this is not plain YAML"),
        ("title: a\nitems: [\n", 3, "this is not plain YAML"),
        ("title: &x a\nwords: {b: *x}\n", 1, "an alias is used"),
        ("title: a\nwords: {b: *x}\n", 2, "an alias is used"),
        ("title: !!python/name:os.system a\n", 1, "a tag is used"),
        ("title: a\n---\ntitle: b\n", 2, "this is not plain YAML"),
        ("title: a\n? [b, c]\n: d\n", 2, "is not a key of this place"),
        ("title: a\nwords: " + "[" * 5000 + "\n", 2, "it nests too deep"),
        ("- title\n", 1, "there are no keys"),
        ("", 1, "there are no keys"),
        (b"title: a\nshare: \xa31\n", 2, "a letter is not UTF-8"),
        (b"title: a\nshare: \x00\n", 2, "this is not plain YAML"),
    ],
)
def test_each_fault_is_named_with_its_line(
    tmp_path: Path, written: str | bytes, line: int, words: str
) -> None:
    error = refusal(tmp_path, written)
    assert f"sheet.yml, line {line}: " in error.sentence
    assert words in error.sentence
    assert error.next_step or error.allowed


def test_all_faults_are_held_in_the_order_of_the_lines(tmp_path: Path) -> None:
    error = refusal(tmp_path, "shown: x\nshare: y\ntitel: z\n")
    assert [fault.split("line ")[1][0] for fault in error.faults] == ["1", "1", "2", "3"]
    assert error.sentence.endswith("; 3 more faults in this file.")


def test_one_fault_is_told_once(tmp_path: Path) -> None:
    error = refusal(tmp_path, "title:\n")
    assert error.faults == (error.sentence,)


def test_a_check_is_asked_after_the_shape_and_named_by_line(tmp_path: Path) -> None:
    def check(found: Sheet) -> list[Fault]:
        return [Fault(("items", 1, "name"), f"{found.items[1].name} is not wanted")]

    file = sheet(tmp_path, "title: a\nitems:\n  - name: x\n  - name: y\n")
    with pytest.raises(ProfileError, match=r"sheet\.yml, line 4: y is not wanted"):
        read_strictly(file, Sheet, check)


def test_a_file_within_the_project_is_named_from_its_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PMF_HOME", str(tmp_path))
    (tmp_path / "parameters").mkdir()
    file = sheet(tmp_path / "parameters", "a\n")
    with pytest.raises(ProfileError, match=r"^parameters/sheet\.yml, line 1: "):
        read_document(file)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"none\.yml cannot be read"):
        read_document(tmp_path / "none.yml")
    with pytest.raises(ProfileError, match="cannot be read"):
        read_document(tmp_path)


def test_likely_spellings_come_first() -> None:
    allowed = ("legal-services", "audit-services", "ict-services")
    assert near_first("ict-service", allowed)[0] == "ict-services"
    assert set(near_first("", allowed)) == set(allowed)


@given(st.text(max_size=200))
def test_no_text_whatever_ends_in_another_error(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.yml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        read_strictly(file, Sheet)
    except ProfileError as error:
        assert "any.yml, line " in error.sentence


@given(st.binary(max_size=60))
def test_no_bytes_whatever_end_in_another_error(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "bytes.yml"
    file.write_bytes(b"title: a\nwords: " + raw)
    try:
        read_strictly(file, Sheet)
    except ProfileError as error:
        assert "bytes.yml, line " in error.sentence


ROOT = Path(__file__).parents[1]
HOSTILE = (
    "a: &x b\nc: *x\n",
    "a: *x\n",
    "a: &a [b, b]\nc: &c [*a, *a]\nd: &d [*c, *c]\n",
    "<<: {a: b}\n",
    "a: !!str b\n",
    "a: ! b\n",
    "!own\na: b\n",
    "a: " + "[" * 19 + "]" * 19,
    "a: " + "[" * 18 + "b" + "]" * 18,
    "a: " + "[" * 19 + "b" + "]" * 19,
    "a: " + "[" * 20 + "]" * 20,
    "a: " + "[" * 20_000,
    "a: " + "{b: " * 20_000,
    "- " * 20_000,
    "a: b\na: c\na: d\n",
    "{a: b, a: c}\n",
    "a:\tb\n",
    "a:\n\tb: c\n",
    "a: [b,\tc]\n",
    "a:\n  b: c\n d: e\n",
    "a: b\n  c: d\n",
    "a: b\x00c\n",
    "a: b\x07c\n",
    "a: b\x7fc\n",
    "a: \u202eb\u2066\n",
    "a: b\x85c: d\n",
    "a: b\u2028c: d\n",
    "a: b\rc: d\r\ne: f\n",
    "\ufeffa: b\n",
    "a: \ufeffb\n",
    "a: \ufffe\n",
    "a: \U0001f600\n",
    "a: " + "b" * 300_000,
    "a" * 1025 + ": b\n",
    "a: 'b\n",
    "a: 'b\n\n  c'\nd: \"\\u0041\\x00\\\n  e\"\n",
    "a: |\n  b\n   c\n\nd: >-\n  e\n  f\n\n  g\n",
    "a: |#b\n  c\n",
    "a: >-#b\n  c\n",
    "a: [b?c, d? e]\n",
    "? a\n: b\n? [c]\n: d\n",
    "%YAML 1.1\n---\na: b\n",
    "%TAG ! x\n---\na: b\n",
    "---\na: b\n...\n",
    "a: b\n---\nc: d\n",
    "a: b\n...\nc: d\n",
    "a: @b\n",
    "a: `b\n",
    "a: %b\n",
    "a: b #c\nd: e#f\n",
    "a:\nb: ''\nc: ~\n",
    "a: [b, , c]\n",
    "a: [b: c]\n",
    "a:b\n",
    "# none\n",
)
PIECES = st.sampled_from(
    [*"ab:,-?|>#&*!%@`~'\"[]{}\\ \n\t", ": ", "- ", "\n  ", "\n- ", "\n---\n", ">-", "é", "\u202e"]
)


def outcome(file: Path) -> Document | tuple[str, ...]:
    try:
        return read_document(file)
    except ProfileError as error:
        return (error.found, error.allowed, error.next_step)


def by_both_roads(file: Path) -> tuple[object, object]:
    with pytest.MonkeyPatch.context() as without:
        without.delattr(yaml, "CBaseLoader")
        plain = outcome(file)
    return outcome(file), plain


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_libyaml_reads_and_refuses_as_the_loader_in_python(tmp_path: Path, number: int) -> None:
    quick, plain = by_both_roads(sheet(tmp_path, HOSTILE[number]))
    assert quick == plain


@given(st.lists(PIECES, max_size=30).map("".join))
@example("a: b\nc:\n  - d\n  - e: f\n")
def test_both_roads_agree_on_any_text(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "both.yml"
    file.write_bytes(text.encode())
    quick, plain = by_both_roads(file)
    assert quick == plain


@pytest.mark.parametrize("file", sorted(ROOT.glob("parameters/*.yml")), ids=lambda file: file.name)
def test_the_project_s_own_files_take_the_quick_road(file: Path) -> None:
    assert plain_yaml._quick_nodes(file.read_text("utf-8")) is not None
    quick, plain = by_both_roads(file)
    assert quick == plain
