"""What changed since a pack was made, in words that name it."""

from __future__ import annotations

from pmf_lib.run.changes import changes, listed, rows_words
from pmf_lib.run.sources import Sources, read_sources
from pmf_lib.store import Read

BEFORE = Sources(
    notebook="n",
    parameters={"unit": "alpha", "period": "2021-22-Q2"},
    modules={"pmf_lib/a.py": "1", "pmf_lib/b.py": "1", "pmf_lib/c.py": "1", "pmf_lib/d.py": "1"},
    packages={"pandas": "3.0.1"},
    profile="p",
    settings={"page_bytes": 5},
    reads=(Read("entries", {"unit": None}, "d", ("risks",), 2, ""),),
)


def told(*parts: str, **now: object) -> list[str]:
    return list(changes(parts, BEFORE, BEFORE.model_copy(update=now)))


def modules(**changed: str) -> dict[str, str]:
    return {**BEFORE.modules, **{f"pmf_lib/{name}.py": text for name, text in changed.items()}}


def test_names_modules_and_versions() -> None:
    assert told("code", modules=modules(b="2")) == ["pmf_lib/b.py changed"]
    every = modules(a="2", b="2", c="2", d="2")
    assert told("code", modules=every) == [
        "pmf_lib/a.py, pmf_lib/b.py, pmf_lib/c.py and 1 more changed"
    ]
    assert told("code", packages={"pandas": "3.0.2"}) == ["pandas is 3.0.2 and was 3.0.1"]


def test_what_is_reached_besides_is_named_unless_the_notebook_changed() -> None:
    more = modules(e="1")
    assert told("code", modules=more) == ["pmf_lib/e.py changed"]
    both = told("notebook", "code", notebook="m", modules=more)
    assert both == ["its notebook changed"]


def test_names_parameters_and_settings() -> None:
    assert told("parameters", parameters={**BEFORE.parameters, "unit": "beta"}) == [
        "its parameter unit changed from “alpha” to “beta”"
    ]
    assert told("settings", settings={"page_bytes": 6}) == [
        "the setting page_bytes changed from 5 to 6"
    ]
    assert told("profile", profile="q") == ["the council's profile changed"]


def test_what_cannot_be_compared_is_told_in_general() -> None:
    found = list(changes(("parameters", "code"), None, BEFORE))
    assert found == [
        "its parameters changed",
        "the project's code or a package it uses changed",
    ]


def test_counts_the_rows_of_each_table_once() -> None:
    latest = Read("values_by_period", {}, "", ("values",), 0, "")
    history = Read("value_history", {}, "", ("values",), 0, "")
    aims = Read("targets_by_period", {}, "", ("targets", "measures"), 0, "")
    assert rows_words([(latest, 1)]) == "1 row of values changed"
    assert rows_words([(latest, 2), (history, 3), (aims, 1)]) == (
        "3 rows of values and 1 row of targets changed"
    )
    assert rows_words([(latest, 0), (aims, 1)]) == (
        "1 row of targets and the answer of values_by_period changed"
    )


def test_lists_in_words() -> None:
    assert [listed(words) for words in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_the_file_of_sources_comes_back_as_it_was_written(tmp_path) -> None:
    path = tmp_path / "alpha.inputs.json"
    path.write_bytes(BEFORE.rendered())
    assert read_sources(path) == BEFORE
    path.write_text('{"reads": [{"query": 1}]}')
    assert read_sources(path) is None
    assert read_sources(tmp_path / "gone.json") is None
