"""What of a tar archive is no file: links, whose content may stand elsewhere in it, pipes and devices."""

from __future__ import annotations

import posixpath
import tarfile
from collections.abc import Iterator

_MOST_LINKS = 1000
"""Of so many links of an archive it is told that they lead out of it."""

_MOST_NAMES = 1 << 19
"""Of an archive of more files it is not told which links lead out of it."""


class TarLinks:
    """Takes in the members of an archive in their order, and tells in the end which links lead out of it."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._links: list[tuple[str, str]] = []

    def take(self, info: tarfile.TarInfo) -> str | None:
        """Take in the next member; gives why nothing can be read of it, where that is known by itself."""
        if info.issym() or info.islnk():
            if len(self._links) < _MOST_LINKS:
                self._links.append((info.name, _target(info)))
        else:
            self._add(posixpath.normpath(info.name).lstrip("/"))
        return "a pipe or a device, of which an archive holds nothing" if info.isdev() else None

    def _add(self, name: str) -> None:
        """A name, and the folders that it stands in."""
        while len(self._names) < _MOST_NAMES and name not in self._names and name not in {"", "."}:
            self._names.add(name)
            name = posixpath.dirname(name)

    def leading_out(self) -> Iterator[tuple[str, str]]:
        """The name of each link to what is not in the archive, and the reason why it shows nothing."""
        # links may lead to links
        for name, _ in self._links:
            self._add(posixpath.normpath(name).lstrip("/"))
        for name, target in self._links:
            if target not in self._names and len(self._names) < _MOST_NAMES:
                yield name, f"a link to {target}, which is not in the archive"


def _target(info: tarfile.TarInfo) -> str:
    """The name in the archive that a link leads to: a hard link gives it, a symbolic one is seen from its folder."""
    folder = posixpath.dirname(info.name) if info.issym() else ""
    return posixpath.normpath(posixpath.join(folder, info.linkname)).lstrip("/")
