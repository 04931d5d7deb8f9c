"""A log that a browser sends: taken from the form as a stream, scanned, and gone."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO

import msgspec

from evcorr.errors import EvcorrError, MissingPackageError
from evcorr.json_text import with_texts
from evcorr.matching.index import Index
from evcorr.report import Report
from evcorr.scanning.scanner import scan

LONGEST_NAME = 100


class UploadError(EvcorrError):
    """A form that holds no log, or one that is broken or too large."""


def scan_form(body: IO[bytes], content_type: str, length: int, index: Index) -> Report:
    """The report of the log in a form of type `multipart/form-data`; the file is removed before this returns.

    Raises UploadError, and MissingPackageError without the package that reads forms.
    """
    with tempfile.TemporaryDirectory(prefix="evcorr-") as folder:
        path = _save(body, content_type, length, Path(folder))
        return _without_folder(scan([path], index), f"{folder}/")


def _save(body: IO[bytes], content_type: str, length: int, folder: Path) -> Path:
    """Put the form's log into a folder, under its own name as far as that is only a name."""
    try:
        import multipart
    except ImportError as error:
        raise MissingPackageError("multipart", "serve") from error
    kind, options = multipart.parse_options_header(content_type)
    if kind != "multipart/form-data" or not options.get("boundary"):
        raise UploadError("Send the log by the form of the first page.")
    try:
        parser = multipart.MultipartParser(body, options["boundary"], length, disk_limit=length, part_limit=4)
        part = parser.get("log")
        if part is None or not part.filename:
            raise UploadError("No log was chosen.")
        path = folder / safe_name(part.filename)
        part.save_as(str(path))
    except multipart.MultipartError as error:
        raise UploadError(f"The log did not arrive whole: {error}") from error
    return path


def safe_name(name: str) -> str:
    """The last part of a path of any system, without what is no letter, digit, blank, dot or hyphen."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    kept = "".join(char if char.isalnum() or char in " ._-()" else "_" for char in last).strip(". ")
    return kept[-LONGEST_NAME:] or "log"


def _without_folder(report: Report, folder: str) -> Report:
    """The report with paths as the sender knows them."""
    return msgspec.convert(with_texts(msgspec.to_builtins(report), lambda text: text.removeprefix(folder)), Report)
