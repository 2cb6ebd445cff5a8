"""How a run shows itself."""

import io

from pmf_lib.run.progress import Lines, reporter
from pmf_lib.run.record import State


def test_plain_lines_where_there_is_no_terminal() -> None:
    stream = io.StringIO()
    with reporter(2, stream) as told:
        assert isinstance(told, Lines)
        told.done("unit_report:alpha", State.MADE, 1.25)
        told.done("unit_report:beta", State.FAILED, 0.5)
        told.say("one line")
    assert stream.getvalue().splitlines() == [
        "1 of 2  made  unit_report:alpha  1.2 s",
        "2 of 2  failed  unit_report:beta  0.5 s",
        "one line",
    ]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_with_counts_on_a_terminal(monkeypatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = Terminal()
    with reporter(2, stream) as told:
        told.done("unit_report:[bold]", State.FAILED, 1.0)
        told.done("unit_report:beta", State.MADE, 1.0)
    text = stream.getvalue()
    assert "2/2" in text
    assert "failed  unit_report:[bold]" in text
