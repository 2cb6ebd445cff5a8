"""Commands about this machine: doctor, lab, serve."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from pmf_lib.cli import show
from pmf_lib.cli.arguments import AsJson, CouncilOption, council_of

Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any free port.")]
Ready = Annotated[
    int, typer.Option("--ready", min=0, help="Notebook sessions kept ready for the next visitors.")
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
    council: CouncilOption = "", port: Port = 8000, ready: Ready = 1, most: Most = 12
) -> None:
    """A council's finished packs and its scrutiny notebooks as web pages on this machine."""
    from pmf_lib.run.served.sessions import Rooms
    from pmf_lib.run.serving import serve as start

    start(council_of(council), port, Rooms(ready, most))


COMMANDS: tuple[Callable[..., int | None], ...] = (doctor, lab, serve)
