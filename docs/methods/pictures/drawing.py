"""Finds the pictures and draws each as an SVG file that stands alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from pmf_lib.views.draw import SVG, draw

FOLDER = Path(__file__).resolve().parents[1]
_OWN = ("__main__", "drawing", "lines")


@dataclass(frozen=True)
class Picture:
    """One page's picture: the page's name, the picture's words, and what makes its figures."""

    name: str
    title: str
    description: str
    spec: Callable[[], dict[str, Any]]


def modules() -> Iterator[Picture]:
    """Every picture, by name; a name with underscores belongs to the page with hyphens."""
    for found in iter_modules([str(Path(__file__).parent)]):
        if found.name not in _OWN:
            module = import_module(f"docs.methods.pictures.{found.name}")
            name = found.name.replace("_", "-")
            yield Picture(name, module.TITLE, module.DESCRIPTION, module.spec)


def drawn(picture: Picture) -> str:
    """The picture as the text of an SVG file."""
    inline = draw(
        picture.spec(), prefix=picture.name, title=picture.title, description=picture.description
    )
    return inline.replace("<svg ", f'<svg xmlns="{SVG}" ', 1) + "\n"
