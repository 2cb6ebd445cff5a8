"""Commands about this machine: doctor, lab, serve."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from pmf_lib import project
from pmf_lib.cli import show
from pmf_lib.cli.arguments import AsJson, CouncilOption, council_of
from pmf_lib.errors import ParameterError

Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any free port.")]
Ready = Annotated[
    int, typer.Option("--ready", min=0, help="Notebook sessions kept ready for the next visitors.")
]
PeopleFile = Annotated[
    Path | None, typer.Option("--people", help="Who is served, and at which post.")
]
KeysFile = Annotated[
    Path | None, typer.Option("--keys", help="Each post's login, from pmf access apply.")
]
Most = Annotated[
    int, typer.Option("--most", min=1, help="Notebook pages open at once; each takes 0.2 GB.")
]


def doctor(as_json: AsJson = False) -> int:
    """What works on this machine, and what to install."""
    from pmf_lib.run.doctor import examine

    findings = examine()
    show.show([finding.row for finding in findings], as_json=as_json)
    return 0 if all(finding.works or not finding.needed for finding in findings) else 1


def lab(port: Port = 8888) -> int:
    """JupyterLab on the project's notebooks, asking nothing of the network."""
    from pmf_lib.run.serving import lab as start

    return start(port)


def serve(
    council: CouncilOption = "",
    port: Port = 8000,
    ready: Ready = 1,
    most: Most = 12,
    people: PeopleFile = None,
    keys: KeysFile = None,
) -> None:
    """A council's finished packs and its scrutiny notebooks as web pages on this machine.

    Prints the address. Without --people it lets in whoever opens that address with its token.
    """
    from pmf_lib.run.served.people import People, new_token
    from pmf_lib.run.served.sessions import Rooms
    from pmf_lib.run.serving import serve as start
    from pmf_lib.store.access import read_keys

    found, rooms = council_of(council), Rooms(ready, most)
    if people is None and keys is not None:
        raise ParameterError(
            "--keys was given without --people",
            "--keys says how each post opens the database, --people who holds which post",
            "Give both, or neither to let yourself in alone",
        )
    if people is None:
        token = new_token()
        start(People.starter_alone(found, token), port, rooms, f"sign-in?token={token}")
        return
    databases = read_keys(keys or project.keys(found.key))
    start(People.of_file(people, found, databases), port, rooms)


COMMANDS: tuple[Callable[..., int | None], ...] = (doctor, lab, serve)
