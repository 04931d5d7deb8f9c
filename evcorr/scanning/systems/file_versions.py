"""Versions of files: those that an article's fix brings, and those that entries on crashes show."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from evcorr.record import Record
from evcorr.text.lazy_regex import lazy_regex

Numbers: TypeAlias = tuple[int, ...]
"""A version: 5.5.2445.0."""

FileVersion: TypeAlias = tuple[str, Numbers]
"""The name of a file, folded, and its version."""

_NAME = r"[\w$-]{1,32}\.(?:dll|exe|sys|vxd|drv|ocx|cpl|scr|tlb)"
_NUMBERS = r"\d{1,5}(?:\.\d{1,5}){1,3}"
_FILE = lazy_regex(_NAME, re.IGNORECASE | re.ASCII)
_VERSION = lazy_regex(_NUMBERS, re.ASCII)
_ANY_VERSION = lazy_regex(rf"(?<![\w./:]){_NUMBERS}(?![\w/:])", re.ASCII)
# "Faulting application store.exe, version 5.5.2653.23", "Faulting module name: a.dll, version: 6.0.1.2"
_TOLD = lazy_regex(rf"(?<![\w$-])({_NAME}),?\s{{1,3}}version:?\s{{1,3}}({_NUMBERS})", re.IGNORECASE | re.ASCII)
_BRANCH = 2
"""Versions that differ in their first numbers are of releases that were fixed apart."""


@lru_cache(maxsize=4096)
def fixed_files(fixed_in: str | None) -> Mapping[str, tuple[Numbers, ...]]:
    """The files that a fix brings, and their versions: "Store.exe, Mdbmsg.dll 5.0.1461.61; Windows NT 4.0 SP4"."""
    found: defaultdict[str, tuple[Numbers, ...]] = defaultdict(tuple)
    for part in (fixed_in or "").split(";"):
        names = [name.casefold() for name in _FILE.findall(part)]
        versions = _ANY_VERSION.findall(part) if names else []
        for name in names if len(versions) == 1 else ():
            found[name] += (_numbers(versions[0]),)
    return dict(found)


def versions_in(record: Record, names: Collection[str]) -> Iterator[FileVersion]:
    """The versions that an entry tells of these files: in its words, or as the string behind a file's name."""
    message = record.message or ""
    # looking for the word is much faster than for names of files
    for name, version in _TOLD.findall(message) if "ersion" in message else ():
        if name.casefold() in names:
            yield name.casefold(), _numbers(version)
    for (_, name), (_, version) in pairwise(record.data):
        if name.casefold() in names and _VERSION.fullmatch(version):
            yield name.casefold(), _numbers(version)


def judge(shown: Sequence[FileVersion], fixes: Mapping[str, tuple[Numbers, ...]]) -> tuple[bool, str] | None:
    """Whether a file is older than the fix, or all that can be compared have it, and why; None where nothing can."""
    compared = [
        (version < fix, name, version, fix)
        for name, version in sorted(shown)
        for fix in fixes.get(name, ())
        if version[:_BRANCH] == fix[:_BRANCH]
    ]
    if not compared:
        return None
    is_older, name, version, fix = max(compared, key=lambda item: item[0])
    if is_older:
        return True, f"{name} {_dotted(version)} is older than {_dotted(fix)}, which has the fix"
    return False, f"fixed in {name} {_dotted(fix)}; the log shows {_dotted(version)}"


def _numbers(version: str) -> Numbers:
    return tuple(map(int, version.split(".")))


def _dotted(version: Numbers) -> str:
    return ".".join(map(str, version))
