"""Faults on purpose: what is killed, full, closed or in another's way, and what was lost by it."""
