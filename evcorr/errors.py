"""What evcorr raises, and only for a whole input that is of no use; lesser trouble is a `Problem`, which is data."""

from __future__ import annotations


def reason_of(error: BaseException) -> str:
    """What an exception says, on one line; of the system's the reason alone, without its number and the file."""
    said = error.strerror if isinstance(error, OSError) else None
    return said or " ".join(str(error).split()) or type(error).__name__


class EvcorrError(Exception):
    """Anything that ends a command with one line on standard error; the base of all that evcorr raises."""


class ArticleError(EvcorrError):
    """A file that is no support article; `reason` says what it lacks."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnreadableInputError(EvcorrError):
    """A whole input that can't be read; `scan` turns it into a problem of the report and goes on."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ReportError(EvcorrError):
    """A saved report that is no report, or one of a schema this version does not know."""


class SignatureError(EvcorrError):
    """Every fault of a signature pack at once; `faults` holds one `file:line: what is wrong` each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class OutputError(EvcorrError):
    """What can't be written where it was to go: a full disk, a file that somebody else owns."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: can't be written: {reason}")
        self.path = path
        self.reason = reason


class MissingPackageError(EvcorrError):
    """A package that is not installed; `extra` of evcorr brings it."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"this needs the package {package}: pip install 'evcorr[{extra}]'")
