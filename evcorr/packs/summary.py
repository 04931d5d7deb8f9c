"""How many signatures and observables packs hold, as the table of `signatures/README.md`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from evcorr.observable import Crash, ErrorCode, Event, Message, Stop
from evcorr.packs.placed import Placed
from evcorr.signature import Signature

BEGIN, END = "<!-- begin: counts -->", "<!-- end: counts -->"
"""Between these lines stands the table."""

_KINDS = (Event, Stop, ErrorCode, Message, Crash)
_HEAD = ("pack", "signatures", "events", "STOPs", "error codes", "messages", "crashes")


def packs_of(signatures: Iterable[Placed], folder: Path) -> dict[str, list[Signature]]:
    """The signatures that were read from a folder, by the name of the pack, or of the folder in it, they stand in."""
    packs: dict[str, list[Signature]] = {}
    for placed in signatures:
        name = Path(placed.origin.path).relative_to(folder).parts[0].removesuffix(".jsonl")
        packs.setdefault(name, []).append(placed.signature)
    return packs


def table(packs: Mapping[str, Iterable[Signature]]) -> str:
    """The counts of each pack by name and of all, as Markdown lines."""
    rows = {name: _counts(signatures) for name, signatures in sorted(packs.items())}
    rows["all"] = [sum(column) for column in zip(*rows.values(), strict=True)]
    lines = [
        _HEAD,
        ("---", *["---:"] * (len(_HEAD) - 1)),
        *((name, *map("{:,}".format, row)) for name, row in rows.items()),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _counts(signatures: Iterable[Signature]) -> list[int]:
    known = list(signatures)
    kinds = Counter(type(item) for one in known for item in one.observables)
    return [len(known), *(kinds[kind] for kind in _KINDS)]


def with_table(document: str, counts: str) -> str:
    """The document with the table between its marks replaced; raises ValueError where it has no marks."""
    before, found, rest = document.partition(f"{BEGIN}\n")
    _, ended, after = rest.partition(END)
    if not found or not ended:
        raise ValueError(f"no {BEGIN} and {END}")
    return f"{before}{BEGIN}\n{counts}{END}{after}"
