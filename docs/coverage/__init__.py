"""What the five councils' papers name, where it is served, and the test that shows it.

`python -m docs.coverage` makes `docs/coverage.md` again from the two tables beside this file, from
the ids that code cites and from those that tests cite.
"""
