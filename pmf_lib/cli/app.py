"""The `pmf` command, and how each way of failing is told and numbered."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from tempfile import NamedTemporaryFile

import typer

from pmf_lib.cli import access, commentary, data, draft, finished, formats, machine, packs
from pmf_lib.cli.show import complain
from pmf_lib.errors import PmfError

USAGE = 2
INTERRUPTED = 130
INTERNAL = 70
_STOPPED = "Stopped. What was finished is kept: run the same command again for the rest."

app = typer.Typer(
    name="pmf",
    help="Performance packs for councils: load figures, make a quarter's packs, check them.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (
    *data.COMMANDS,
    *packs.COMMANDS,
    *finished.COMMANDS,
    *formats.COMMANDS,
    *draft.COMMANDS,
    *commentary.COMMANDS,
    *machine.COMMANDS,
):
    app.command()(command)
app.add_typer(access.group)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command, and leave with its exit status.

    0 all done, 1 some failed, 2 refused before starting, 130 stopped from the keyboard, 70 a
    fault of the program's own, whose traceback goes to a file.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else list(arguments)
    sys.exit(_status(given or ["--help"]))


def _status(arguments: Sequence[str]) -> int:
    try:
        status = app(args=arguments, prog_name="pmf", standalone_mode=False)
    except PmfError as error:
        return _told(error.sentence, error.exit_status)
    except typer.TyperException as error:
        return _told(_usage(error), USAGE)
    except (typer.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    # The one place that meets every exception: nobody is ever shown a traceback.
    except Exception as error:
        return _told(_unexpected(error), INTERNAL)
    return _told(_STOPPED, INTERRUPTED) if status == INTERRUPTED else int(status or 0)


def _told(sentence: str, status: int) -> int:
    complain(sentence)
    return status


def _usage(error: typer.TyperException) -> str:
    """A usage error in one sentence, with where to read on."""
    context = getattr(error, "ctx", None)
    words = " ".join(error.format_message().split()).rstrip(".")
    return f"{words}. See {context.command_path if context else 'pmf'} --help."


def _unexpected(error: Exception) -> str:
    # Somebody will send it on.
    from pmf_lib.run.hidden import hidden

    lines = hidden("".join(traceback.format_exception(error)))
    found = f"Something went wrong inside pmf ({type(error).__name__})."
    try:
        with NamedTemporaryFile(
            "w", prefix="pmf-error-", suffix=".txt", delete=False, encoding="utf-8"
        ) as report:
            report.write(lines)
    except OSError:
        return f"{found} There is no room for the details: make some, and run the command again."
    return f"{found} The details are in {report.name}: send them to whoever looks after pmf."
