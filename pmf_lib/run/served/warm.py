"""Imports what scrutiny notebooks import, so that a kernel made ready has done it already."""

from importlib import import_module
from importlib.util import find_spec

_WANTED = ("ipywidgets", "anywidget", "pmf_lib.sections", "pmf_lib.workbench")

for _name in _WANTED:
    if find_spec(_name):
        import_module(_name)
