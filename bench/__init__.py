"""Benchmarks: how long and how much memory, always as a ratio within one run (`make bench`)."""
