"""Small notebooks of the tests' own, put among a home's scrutiny notebooks."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

GREETING = """
import os
import ipywidgets
name = ipywidgets.Text(description="Name")
said = ipywidgets.Label(value="Nobody yet")
mine = ipywidgets.HTML(value=f"<p id='session'>{os.getpid()}</p>")
told = " ".join(os.environ[each] for each in ("PMF_SERVED", "PMF_SERVED_COUNCIL"))
where = ipywidgets.Label(value=f"{told} {os.getcwd()} {'PMF_SNAPSHOT' in os.environ}")
go = ipywidgets.Button(description="Greet")
go.on_click(lambda _: setattr(said, "value", f"Hello {name.value}"))
ipywidgets.VBox([name, go, said, mine, where])
""".strip()
OWN_WIDGET = """
import anywidget
import traitlets
class Own(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
      const words = document.createElement("p");
      words.textContent = "Drawn by " + model.get("who");
      el.append(words);
    } }'''
    who = traitlets.Unicode("anywidget").tag(sync=True)
Own()
""".strip()
SECTION = """
from pmf_lib.views.records import Paragraph, Section
Section(name="small", headline="A section.", blocks=(Paragraph(text="With a paragraph."),))
""".strip()
REFUSED = """
from pmf_lib.errors import StoreError
raise StoreError("There is no such figure", "", "Look in the register")
""".strip()
BROKEN = "print('before')\nsecret = 1 / 0"


def add(folder: Path, name: str, title: str, *code: str) -> Path:
    """Write a notebook: its title and sentence, then these cells, each under a heading."""
    cells = [new_markdown_cell(f"# {title}\n\nWhat {title.lower()} is for.")]
    for number, source in enumerate(code, start=1):
        cells += [new_markdown_cell(f"## Part {number}"), new_code_cell(source)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.ipynb"
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    return path
