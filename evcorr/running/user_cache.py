"""What took long to make, kept in the user's cache folder for the next time.

A folder that can't be read or written is no error: what it would hold is made again.
"""

from __future__ import annotations

import contextlib
import os
import sys
import zlib
from mmap import ACCESS_READ, mmap
from pathlib import Path

_SUM_SIZE = 4


def cache_folder() -> Path:
    """Where this user's caches are, by the rules of the operating system; XDG_CACHE_HOME goes first everywhere.

    Raises RuntimeError for a user without a home.
    """
    told = os.environ.get("XDG_CACHE_HOME", "")
    if Path(told).is_absolute():
        return Path(told) / "evcorr"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "evcorr" / "Cache"
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "evcorr"


def read_kept(name: str) -> memoryview | None:
    """What is kept under a name, whole as it was written; None where there is nothing, or it is damaged.

    It is not read but mapped: most of it is never asked for, and processes that share work share it. Nothing changes a
    file here once it is written; another one takes its name.
    """
    try:
        with (cache_folder() / name).open("rb") as file:
            kept = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    except (OSError, RuntimeError, ValueError):
        # an empty file can't be mapped
        return None
    content = kept[_SUM_SIZE:]
    return content if kept[:_SUM_SIZE] == _sum(content) else None


def write_kept(name: str, content: bytes, most: int) -> None:
    """Keep something under a name, whole or not at all; of names with the same suffix the `most` newest are kept."""
    # most runs only read
    import tempfile

    with contextlib.suppress(OSError, RuntimeError):
        folder, suffix = cache_folder(), Path(name).suffix
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, suffix=suffix, delete=False) as file:
            file.write(_sum(content) + content)
        Path(file.name).replace(folder / name)
        kept = sorted(folder.glob(f"*{suffix}"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in kept[most:]:
            path.unlink()


def _sum(content: bytes | memoryview) -> bytes:
    """Shows damage to the content; it is no defence against somebody who may write to the folder."""
    return zlib.crc32(content).to_bytes(_SUM_SIZE, "big")
