"""Messages that sentences of German and French runbooks quote: die Meldung "Die Sitzung wurde getrennt."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.mining.extractors.messages.said import QUOTED, Said
from evcorr.text.begun_regex import find_begun

_BEGINS = (
    *("fehlermeldung", "warnmeldung", "meldung", "meldet", "lautet"),
    *("le message", "un message", "message d'erreur", "affiche"),
)
_BEHIND_WORD = re.compile(
    rf"""
    \b(?:(?:fehler|warn)?meldung(?:en)?|meldet|lautet|(?:le|un)\smessage(?:\sd'erreur)?|message\sd'erreur|affiche(?:nt)?)
    (?:\s[^\W\d]{{1,14}}){{0,3}}\s?[,:]?\s{QUOTED}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE_WORD = re.compile(rf"{QUOTED}\s(?:erscheint|wird\s(?:angezeigt|gemeldet)|s'affiche)\b", re.IGNORECASE)
_LEAST = 3
"""A word or two in quotation marks may be a button or a program."""


def said_abroad(text: str) -> Iterator[Said]:
    """Yield the messages that sentences in German and French say are shown."""
    if '"' not in text:
        return
    folded = text.casefold()
    for begins, wording in ((_BEGINS, _BEHIND_WORD), (('"',), _BEFORE_WORD)):
        for found in find_begun(begins, wording, text, folded):
            if found["text"].strip()[:1].isupper():
                yield Said(found["text"], found.start("text"), found.end("text"), least=_LEAST)
