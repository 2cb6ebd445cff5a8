"""The command line: arguments to calls, nothing else."""

from pmf_lib.cli.app import main

__all__ = ["main"]
