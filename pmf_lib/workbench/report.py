"""The finished report, made by the ordinary run and by nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

from traitlets import HasTraits, Unicode

from pmf_lib import project
from pmf_lib.council.posts import POST_VARIABLE, Role
from pmf_lib.errors import RunError
from pmf_lib.views.records import Nil, Paragraph, Record
from pmf_lib.workbench.controls import Button, Form, Page
from pmf_lib.workbench.desk import Desk
from pmf_lib.workbench.fragment import Event
from pmf_lib.workbench.panel import Panel

LONGEST_SECONDS = 600


class Report(HasTraits):
    """One pack of the desk's quarter, and the page it was last made as."""

    file = Unicode("")

    def __init__(self, desk: Desk, pack: str, key: str = "council") -> None:
        super().__init__()
        self.desk, self.name, self.key = desk, pack, key

    @property
    def offered(self) -> bool:
        """Whether the council makes this report."""
        return self.desk.pack.council.makes(self.name)

    @property
    def refused(self) -> str:
        """Why whoever works here may not make it; empty where they may.

        A report is the same for everybody who reads it: only who reads the whole council makes it.
        """
        role = os.environ.get(POST_VARIABLE, "").partition(":")[0]
        if not role or Role(role).whole:
            return ""
        return "The performance team makes this report from what is saved here; ask them for it."

    @property
    def title(self) -> str:
        """The report's title in the council's profile."""
        return self.desk.pack.council.pack(self.name).title

    def make(self) -> None:
        """Make it as a quarter's run would; a RunError with the run's own words where it fails."""
        council, period = self.desk.pack.council.key, self.desk.pack.period.code
        self.file = ""
        command = ("run", period, "--council", council, "--only", f"{self.name}:{self.key}")
        done = subprocess.run(
            [sys.executable, "-m", "pmf_lib.cli", *command],
            cwd=project.root(),
            capture_output=True,
            text=True,
            timeout=LONGEST_SECONDS,
            check=False,
        )
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines()
            raise RunError(
                f"The report was not made: {said[-1] if said else 'the run said nothing'}",
                "What was saved is kept",
                "Mend what is named, or tell the performance team",
            )
        self.file = f"{period}/{self.name}/{self.key}.html"


def report(made: Report) -> Panel:
    """A button that makes the report, and the way to the finished page."""

    def draw() -> Iterator[Record]:
        if not made.offered:
            yield Nil(reason=f"{made.desk.pack.council.name} does not make this report.")
            return
        if made.refused:
            yield Nil(reason=made.refused)
            return
        words = f"Make “{made.title}” for {made.desk.pack.period.label}"
        yield Form(
            name=made.name,
            legend="The finished report",
            fields=(),
            buttons=(Button(name="make", text=words, main=True),),
            compact=True,
        )
        if made.file:
            yield Paragraph(text="The report is finished. It holds what was saved up to now.")
            yield Page(
                text=f"Open “{made.title}”", file=made.file, council=made.desk.pack.council.key
            )

    def make(_event: Event) -> str:
        made.make()
        return "The report is finished; a link to it stands under the button."

    return Panel(made, draw, {"make": make}, ("file",))
