"""Ids and codes that the title of an article breaks off in: titles have no more room than 64 characters."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from evcorr.observable import ErrorCode, Event, Observable

# a title loses the blank that it ends with
_FULL = 63


def spelled_out(seen: Sequence[Observable], title: str) -> Sequence[Observable]:
    """Return what was seen, what a full title ends with given as the body has it: Event ID 23 of 2380.

    A number that the body has too is whole.
    """
    if len(title.rstrip()) < _FULL:
        return seen
    told = tuple(map(_number, seen))
    return tuple(_whole(item, seen, told) if _ends(title, item) else item for item in seen)


def _number(item: Observable) -> str | None:
    """Return the id or the code of what has one, casefolded."""
    match item:
        case Event():
            return str(item.event_id)
        case ErrorCode():
            return item.code.casefold()
    return None


def _ends(title: str, item: Observable) -> bool:
    """Tell whether a title ends with the number of something that stands in it."""
    number = _number(item)
    return number is not None and item.where == "TITLE" and title.rstrip().casefold().endswith(number)


def _whole(item: Observable, seen: Sequence[Observable], told: Sequence[str | None]) -> Observable:
    """Return the thing of the body that the number of one in the title begins, put there; the latter if it is whole."""
    part = _number(item) or ""
    alike = [
        (other, number)
        for other, number in zip(seen, told, strict=True)
        if number and type(other) is type(item) and other.where != "TITLE" and number.startswith(part)
    ]
    if not alike or any(number == part for _, number in alike):
        return item
    return replace(alike[0][0], role=item.role, where=item.where, line=item.line)
