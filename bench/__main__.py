"""Runs every benchmark: `python -m bench`, or `make bench`."""

from bench import judgement, packs

if __name__ == "__main__":
    judgement.main()
    print()
    packs.main()
