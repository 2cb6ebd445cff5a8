"""Does what every scrutiny notebook begins with: a kernel made ready has done it already."""

from importlib import import_module

from pmf_lib.views.draw import draw

for _name in ("ipywidgets", "anywidget", "pmf_lib.sections", "pmf_lib.workbench"):
    import_module(_name)

# The first chart of a process waits for the drawing library to start.
draw({"mark": "point", "data": {"values": []}}, prefix="first", title="None", description="None")
