"""The pictures of the method pages, made by the code they explain, a page a module.

Each module has TITLE, DESCRIPTION and `spec()`, a Vega-Lite specification whose figures come from
`pmf_lib.methods`. `python -m docs.methods.pictures` draws them beside the pages.
"""
