"""Every failure a user can cause. Shown without a traceback, as one sentence in three parts."""


class PmfError(Exception):
    """A failure its reader can mend.

    `found` says what was met, `allowed` what would have been right, `next_step` what to do now.
    The command line prints the three as one message and no traceback.
    """

    exit_status = 2

    def __init__(self, found: str, allowed: str = "", next_step: str = "") -> None:
        self.found = found
        self.allowed = allowed
        self.next_step = next_step
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The whole message on one line."""
        parts = (self.found, self.allowed, self.next_step)
        return " ".join(" ".join(part.split()).rstrip(".") + "." for part in parts if part)


class ProfileError(PmfError):
    """A file in parameters/ cannot be used. `faults` says everything wrong, a sentence each."""

    def __init__(
        self, found: str, allowed: str = "", next_step: str = "", *, faults: tuple[str, ...] = ()
    ) -> None:
        super().__init__(found, allowed, next_step)
        self.faults = faults or (self.sentence,)


class ParameterError(PmfError):
    """A command or a notebook was given a parameter it cannot use."""


class SourceError(PmfError):
    """A source of data cannot be read at all."""


class StoreError(PmfError):
    """The database cannot be opened, read or written."""


class DamagedError(StoreError):
    """The database is there, and does not hold what was loaded into it."""


class StoreAwayError(StoreError):
    """The database does not answer just now; what was asked of it may be right."""


class FailingDiskError(StoreAwayError, DamagedError):
    """The database's disk does not give what it should hold: for now, or for good."""


class ChangedMeanwhileError(StoreError):
    """Somebody else saved an entry after it was opened; nothing of either is lost."""


class GateError(PmfError):
    """A page must not be published as it is."""


class RunError(PmfError):
    """A run cannot start or go on."""
