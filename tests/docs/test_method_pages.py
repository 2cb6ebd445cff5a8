"""The method pages say what the code does: their examples run, their pictures are its own."""

import doctest
import re
from pathlib import Path

import pytest

from docs.methods.pictures.drawing import FOLDER, Picture, drawn, modules

LIBRARY = FOLDER.parents[1] / "pmf_lib"
PAGES = sorted(page for page in FOLDER.glob("*.md") if page.name != "README.md")
HEADINGS = (
    "## In plain words",
    "## The rule",
    "## Worked example",
    "## Where others differ",
    "## Source",
    "## In the code",
)
RATES = "## How often it finds, how often it errs"
"""Of a rule that finds things by itself; `docs/methods/rates` works the figures out."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_has_every_part_in_order(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    found = [line for line in text.splitlines() if line.startswith("## ")]
    assert [heading for heading in found if heading != RATES] == list(HEADINGS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_give_what_the_page_says(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    session = "\n".join(blocks)
    assert ">>>" in session, "a page needs a worked example that runs"
    test = doctest.DocTestParser().get_doctest(session, {}, page.name, str(page), 0)
    told: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert not told, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_shows_its_picture(page: Path) -> None:
    assert re.search(rf"!\[[^\]]+\]\({page.stem}\.svg\)", page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("picture", list(modules()), ids=lambda picture: picture.name)
def test_picture_is_the_codes_own(picture: Picture) -> None:
    assert (FOLDER / f"{picture.name}.svg").read_text(encoding="utf-8") == drawn(picture)


def test_pages_and_pictures_are_the_same_set() -> None:
    assert {page.stem for page in PAGES} == {picture.name for picture in modules()}


def test_every_rule_is_named_on_a_page() -> None:
    said = " ".join(page.read_text(encoding="utf-8") for page in PAGES)
    rules = {path.stem for path in (LIBRARY / "methods").glob("*.py")} - {"__init__"}
    assert not {rule for rule in rules if f"methods/{rule}.py" not in said}
