"""Commands about who may read and add what in a PostgreSQL database."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pmf_lib import project
from pmf_lib.cli import show
from pmf_lib.cli.arguments import AsJson, CouncilOption, council_of
from pmf_lib.periods import read_day

Keys = Annotated[
    Path | None,
    typer.Option("--keys", metavar="FILE", help="Where each post's URL of the database is kept."),
]

group = typer.Typer(
    name="access",
    help="Who may read and add what: set up in PostgreSQL, or shown.",
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
)


@group.command()
def apply(council: CouncilOption = "", keys: Keys = None) -> None:
    """Set up the posts of a council as roles of the database, with new passwords each time."""
    from pmf_lib.store.access import apply as apply_access

    profile = council_of(council)
    file = keys or project.keys(profile.key)
    applied = apply_access(project.database_url(), profile, file)
    print(
        f"{len(applied.posts)} posts may sign in to {applied.place}, {applied.tables} tables ruled."
    )
    print(f"Their keys: {file}")


@group.command("show")
def show_access(council: CouncilOption = "", as_json: AsJson = False) -> None:
    """What each kind of reader reads and adds, table by table."""
    from pmf_lib.store.access import matrix, posts_of

    cells = [asdict(cell) for cell in matrix()]
    posts = [{"post": post.key} for post in posts_of(council_of(council))]
    if as_json:
        show.print_json({"posts": posts, "tables": cells})
        return
    show.show(posts, as_json=False)
    print()
    shown = [cell for cell in cells if cell["reads"] != "none" or cell["adds"]]
    show.show([{**cell, "withheld": ", ".join(cell["withheld"])} for cell in shown], as_json=False)


@group.command()
def token(
    post: Annotated[str, typer.Argument(help="Such as committee-chair:economic-growth.")],
    council: CouncilOption = "",
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="Its last day.")] = "",
) -> None:
    """A new token for a person at a post, and what the people's file keeps of it."""
    from pmf_lib.council.posts import Post
    from pmf_lib.run.served.people import digest, new_token

    found, made = Post.parse(post, council_of(council)), new_token()
    last = read_day(until)
    print(f"The person opens, once a day: /sign-in?token={made}")
    print("Add to the people's file, under “people”:")
    print(f"  - post: {found.key}\n    token_sha256: {digest(made)}")
    if last:
        print(f"    until: {last}")
