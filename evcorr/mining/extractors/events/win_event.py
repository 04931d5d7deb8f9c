"""Events as the tables of Get-WinEvent show them: under the name of their provider, one in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from evcorr.event_number import recorded_id
from evcorr.mentions import Mention
from evcorr.observable import Event
from evcorr.text.folding import fold_blanks
from evcorr.text.level_words import level_told

_PROVIDER = re.compile(r"^[ \t]{0,12}ProviderName: (?P<provider>\S[^\n]{0,100})$", re.MULTILINE)
# 3/2/2024 8:10:01 AM             134 Warning          The text, to the end of its line
_ROW = re.compile(
    r"""
    ^[ \t]{0,8}\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},?[ ]\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ ][AP]M)?
    [ ]{1,24}(?P<id>\d{1,5})[ ]{1,8}(?P<level>[A-Z][a-z]{2,15})[ ]{1,20}(?P<text>\S[^\n]{0,1000})$
    """,
    re.VERBOSE | re.MULTILINE,
)
_MOST_ROWS = 100


def find_listed_events(text: str) -> Iterator[Mention[Event]]:
    """Yield the events of the tables in a section; a description that the table cuts off keeps what it shows."""
    if "ProviderName: " not in text:
        return
    providers = list(_PROVIDER.finditer(text))
    for provider, following in zip_longest(providers, providers[1:]):
        end = following.start() if following else len(text)
        for _, row in zip(range(_MOST_ROWS), _ROW.finditer(text, provider.end(), end), strict=False):
            event_id = recorded_id(row["id"])
            if event_id is None:
                continue
            event = Event(
                event_id=event_id,
                provider=fold_blanks(provider["provider"]),
                level=level_told(row["level"]),
                text=fold_blanks(row["text"]).removesuffix("...").removesuffix("\u2026").rstrip() or None,
            )
            yield Mention(event, row.start(), row.end())
