"""The texts that Windows itself has for error codes, which any program may show and any event may carry."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from evcorr.codes.table import SPACES, table
from evcorr.text.folding import squeeze


@lru_cache(maxsize=4096)
def is_system_text(parts: tuple[str, ...]) -> bool:
    """Whether all the squeezed fragments of a pattern stand in the message of a code: it is the code in words."""
    return bool(parts) and any(all(part in message for part in parts) for message in _with(max(parts, key=len)))


def _with(part: str) -> Iterator[str]:
    """The squeezed messages that have a fragment."""
    known = _messages()
    at = known.find(part)
    while at >= 0:
        end = known.find("\n", at)
        yield known[known.rfind("\n", 0, at) + 1 : end]
        at = known.find(part, end)


def system_message(value: int) -> str | None:
    """The words that Windows itself has for a code, given its unsigned value: what Event Viewer shows for `%%1053`."""
    known = (table(space).get(value) for space in _SYSTEM_SPACES)
    return next((one.message for one in known if one is not None and one.message), None)


_SYSTEM_SPACES = ("win32", "net", "hresult")


@cache
def _messages() -> str:
    """The squeezed messages of all codes, each ended by a line feed."""
    return "".join(
        f"{squeeze(known.message)}\n" for space in SPACES for known in table(space).values() if known.message
    )
