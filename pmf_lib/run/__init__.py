"""Plan, execute, export, gate, publish, record: a quarter's packs from their notebooks."""
