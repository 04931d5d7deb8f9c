"""Where results go: to standard output, or to a file that is there as a whole or stays as it was."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TextIO

import click

from evcorr.errors import OutputError, reason_of

STANDARD_OUTPUT = "-"


class OutputType(click.ParamType[str]):
    """A file to write to, or `-`; a path where no file can be is refused before the work begins."""

    name = "filename"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The path as given; fails where it is a folder, or in none."""
        if value == STANDARD_OUTPUT:
            return value
        folder = str(Path(value).parent)
        if is_folder(value):
            self.fail(f"{value!r} is a folder; name a file in it", param, ctx)
        if not is_folder(folder):
            self.fail(f"there is no folder {folder!r}", param, ctx)
        if not _may_write(value) and not _may_write(folder):
            self.fail(f"{value!r} can't be written: permission denied", param, ctx)
        return value


def refuse_inputs(output: str, inputs: Iterable[Path | str]) -> None:
    """Fail with wrong usage where an output would take the place of one of the files that are to be read."""
    for path in inputs if os.path.isfile(output) else ():  # noqa: PTH113 - as below
        with suppress(OSError):
            if Path(path).samefile(output):
                raise click.UsageError(f"{output!r} is to be read, and would be overwritten; name another one after -o")


def file_of(output: str) -> Path:
    """The file that an output is, if it is one; for standard output the file that it was redirected to."""
    return Path("/dev/stdout" if output == STANDARD_OUTPUT else output)


def is_folder(path: str) -> bool:
    """Whether a path is a folder, as far as the user may know."""
    return os.path.isdir(path)  # noqa: PTH112 - where `Path.is_dir` raises


@contextmanager
def text_output(path: str, *, at_once: bool = False) -> Iterator[TextIO]:
    """A stream for text, in files as UTF-8; with `at_once` others can read in a file what was written so far.

    Raises OutputError where something can't be written.
    """
    with told(path):
        if path == STANDARD_OUTPUT:
            with _standard_output() as out:
                yield out
        else:
            with _place(path, at_once=at_once) as place, place.open("w", encoding="utf-8") as out:
                yield out


@contextmanager
def byte_output(path: str) -> Iterator[BinaryIO]:
    """A stream for bytes; otherwise the same as `text_output`."""
    with told(path):
        if path == STANDARD_OUTPUT:
            with _standard_output() as out:
                yield out.buffer
        else:
            with _place(path) as place, place.open("wb") as out:
                yield out


def write_out(text: str) -> None:
    """Write a text, all that a command has to tell, to standard output."""
    with text_output(STANDARD_OUTPUT) as out:
        out.write(text)


@contextmanager
def told(path: str) -> Iterator[None]:
    """Raises OutputError for whatever goes wrong with an output."""
    try:
        yield
    except OSError as error:
        name = "standard output" if path == STANDARD_OUTPUT else path
        raise OutputError(name, reason_of(error)) from error


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    """Standard output, flushed at the end; a reader who goes away has had enough, which is no error."""
    if sys.stdout is None:
        raise OSError("it is closed")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        # what Python writes at its own end would fail again
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _place(path: str, *, at_once: bool = False) -> Iterator[Path]:
    """The file to write: a new one that takes the path's place when all is written, and is removed where that fails.

    A device, a pipe, a file in a folder that is closed to the user, and what others want to read meanwhile, is written
    itself.
    """
    target = Path(path).resolve()
    if at_once or _is_special(path) or not _may_write(str(target.parent)):
        yield Path(path)
        return
    new = target.with_name(f".evcorr-{os.urandom(6).hex()}")
    try:
        new.touch(exist_ok=False)
        yield new
        if target.exists():
            new.chmod(target.stat().st_mode & 0o777)
        new.replace(target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _may_write(path: str) -> bool:
    return os.access(path, os.W_OK)


def _is_special(path: str) -> bool:
    return os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113 - as above
