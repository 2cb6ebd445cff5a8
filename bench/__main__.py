"""Runs every benchmark: `python -m bench`, or `make bench`."""

from bench import judgement

if __name__ == "__main__":
    judgement.main()
