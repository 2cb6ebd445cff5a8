"""Plan, execute, export, gate, publish, record: a quarter's packs from their notebooks."""

import sys

# What others import where it is installed, and no run asks for: it takes each process longer than
# all else. jsonschema compiles a grammar of international addresses; papermill loads what reads
# notebooks from clouds, and is only ever handed them; nbconvert loads a web server.
_UNASKED = (
    "rfc3987_syntax",
    "papermill.abs",
    "papermill.adl",
    "papermill.s3",
    "nbconvert.postprocessors.serve",
)
for _name in _UNASKED:
    sys.modules.setdefault(_name, None)  # type: ignore[arg-type]
