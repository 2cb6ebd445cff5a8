"""Every link of the documentation leads somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_is_there(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    found = [link for link in LINK.findall(text) if "://" not in link]
    missing = [link for link in found if not (page.parent / link).resolve().exists()]
    assert not missing


def test_the_index_of_methods_names_every_page() -> None:
    index = (ROOT / "docs/methods/README.md").read_text("utf-8")
    pages = {page.name for page in (ROOT / "docs/methods").glob("*.md")} - {"README.md"}
    assert pages <= set(LINK.findall(index))
