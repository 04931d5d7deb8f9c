"""Events pasted as comma-separated values under a line of column names, as Event Viewer and PowerShell save them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from evcorr.event_number import recorded_id
from evcorr.mentions import EventBlock
from evcorr.observable import Event
from evcorr.text.folding import fold_blanks, fold_name
from evcorr.text.level_words import level_told

_FIELDS = {
    "eventid": "id", "id": "id", "source": "provider", "providername": "provider", "level": "level",
    "entrytype": "level", "leveldisplayname": "level", "type": "level", "logname": "channel", "log": "channel",
    "message": "text", "description": "text",
}  # fmt: skip
"""What a column holds, by its folded name; Event Viewer names none for the description, which comes last."""

_HEAD = re.compile(
    r"^[ \t\"]{0,12}(?=[A-Za-z][A-Za-z \"]{1,24},)(?=[^\n]{0,240}\b(?:Event ?)?Id\b)[^\n]{1,440}$", re.M | re.I
)
_SIGNS = tuple(
    sign for name in ("Source", "ProviderName") for sign in (f",{name}", f',"{name}', f"{name},", f'{name}",')
)
"""The source is a column of such a table."""

_LONGEST, _MOST_ROWS = 20_000, 100


def find_event_csv(text: str) -> Iterator[EventBlock]:
    """Yield the events of comma-separated rows in a section, each with the range of all that stands with it."""
    if not any(map(text.__contains__, _SIGNS)):
        return
    for head in _HEAD.finditer(text):
        columns = [_FIELDS.get(fold_name(name), "") for name in head[0].split(",")]
        if not {"id", "provider"} <= set(columns):
            continue
        end = text.find("\n\n", head.end())
        below = text[head.end() : min(end if end >= 0 else len(text), head.end() + _LONGEST)]
        lines = (f"{line.lstrip()}\n" for line in below.strip("\n").split("\n"))
        for cells, _ in zip(csv.reader(lines), range(_MOST_ROWS), strict=False):
            event = _event(columns, cells)
            if event is None:
                break
            yield EventBlock(event, head.start(), head.end() + len(below))


def _event(columns: Sequence[str], cells: Sequence[str]) -> Event | None:
    """Return the event of a row; None for what is no row of the table."""
    told = dict(zip(columns, map(fold_blanks, cells), strict=False))
    event_id = recorded_id(told.get("id", ""))
    if event_id is None or not told.get("provider"):
        return None
    described = told.get("text") or (fold_blanks(cells[-1]) if len(cells) > len(columns) else "")
    return Event(
        event_id=event_id,
        provider=told["provider"],
        channel=told.get("channel") or None,
        level=level_told(told.get("level")),
        text=described or None,
    )
