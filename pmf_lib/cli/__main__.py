"""Runs the command line with `python -m pmf_lib.cli`."""

from pmf_lib.cli import main

if __name__ == "__main__":
    main()
