"""What took long to make, kept in the user's cache folder for the next time.

A folder that can't be read or written is no error: what it would hold is made again.
"""

from __future__ import annotations

import contextlib
import os
import sys
import zlib
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


def read_kept(name: str) -> bytes | None:
    """What is kept under a name, whole as it was written; None where there is nothing, or it is damaged."""
    try:
        kept = (cache_folder() / name).read_bytes()
    except (OSError, RuntimeError):
        return None
    # a copy: what is freed of the file's size here teaches the allocator of Linux to keep large blocks at hand, which
    # saves more in what is read afterwards than the copy takes
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


def _sum(content: bytes) -> bytes:
    """Shows damage to the content; it is no defence against somebody who may write to the folder."""
    return zlib.crc32(content).to_bytes(_SUM_SIZE, "big")
