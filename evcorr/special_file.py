"""Pipes, sockets and devices: they have names in folders as files do, and whoever opens one may wait for ever."""

from __future__ import annotations

import stat
from pathlib import Path


def why_special(mode: int) -> str | None:
    """Why what has this mode is not opened where a folder holds it; None for files and folders."""
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    if stat.S_ISSOCK(mode):
        return "a socket, which holds nothing to read"
    return f"a {'pipe' if stat.S_ISFIFO(mode) else 'device'}, which is read only where it is named itself"


def why_left(path: Path) -> str | None:
    """The same of what has a name in a folder; None as well where nobody can tell."""
    try:
        return why_special(path.stat().st_mode)
    except OSError:
        return None
