"""Plan, execute, export, gate, publish, record: a quarter's packs from their notebooks."""

import sys

# jsonschema compiles a grammar of international addresses as it is imported, which takes longer
# than all else a worker or a kernel imports. It is optional there, and nothing here asks for it.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
