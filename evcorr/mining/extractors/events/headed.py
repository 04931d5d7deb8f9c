"""Event records under a line with the source and the id: "MSExchangeMTA Event ID 1008", "4007: MSExchangeIMC".

The log file of Exchange's MTA heads them with the id alone: "message NMI0210: X.400 Service Event, severity 14".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from evcorr.mentions import EventBlock, find_event_blocks
from evcorr.mining.extractors.context.log_word import speaks_of_events
from evcorr.mining.extractors.events.opening_source import CATEGORY
from evcorr.mining.extractors.events.prose_source import SOURCE
from evcorr.mining.extractors.messages.announcement import last_sentence
from evcorr.mining.extractors.messages.quote import lead_of
from evcorr.text.level_words import level_named

_LEVEL = r"(?:Error|Warning|Information(?:al)?|Success)"
_EXCHANGE = r"MSExchange(?:\w{1,12}(?:\s(?:Private|Public))?|\s[A-Z]\w{2,12})"
_SYMBOL = r"[A-Z]{2,12}(?:_[A-Z]{2,20}){2,8}"
_HEAD = re.compile(
    rf"""
    ^(?P<indent>[ \t]{{1,40}}+)(?:(?:
        (?:(?P<level>{_LEVEL})\s)?(?:(?P<log>Application|System|Security)\s(?:Log\s)?)?
        (?:(?P<before>{_EXCHANGE}|{SOURCE}|[A-Z]{{3,12}})[.,:]?\s?)?
        [Ee]vent[ ]?(?:ID|Id|id)?[ ]?[:\#]?[ ]?(?P<labelled>\d{{1,5}})
      | Event[ ]?(?:ID|Id|id)?[ ]?[:\#]?[ ]?(?P<first>\d{{1,5}}(?:/\d{{1,5}})?)[ ]?[,:-]?[ ]{{1,8}}(?:
          Source:?[ ](?P<told>[A-Z]\w{{2,30}})
        | (?P<exchange>{_EXCHANGE})(?:
            (?:[ ][A-Z][\w.]{{1,15}}){{0,2}}
          | [ ]{{2,8}}(?:(?P<beside>{_LEVEL})|[A-Z]\w{{2,15}}(?:[ ]\w{{2,15}})?)
          )
        | (?P<behind>{SOURCE})
        | (?:Type[ ])?(?P<alone>{_LEVEL})
        )
      | message[ ]NMI(?P<numbered>\d{{4}}):[ ][A-Z][\w.]{{1,20}}(?:[ ][A-Z][\w.]{{1,20}}){{1,3}},[ ]severity[ ]\d{{1,2}}
      # "4007: MSExchangeIMC", "1016 (source CLUSSVC)", "6000 (Informational) DNS_EVENT_ZONEXFR_START"
      | (?:ID[ ]|(?P<graded>{_LEVEL})[ ])?(?P<bare>\d{{3,5}}|\d{{1,2}}(?=[ ]\({_LEVEL}\)[ ]{_SYMBOL}))(?:
          :?[ ]{{1,8}}(?:Source[ ])?(?P<named>{_EXCHANGE}|{SOURCE}|[A-Z]{{3,10}})(?:[ ]{CATEGORY})?
        | [ ]\([Ss]ource[ ](?P<cited>[A-Z]\w{{2,30}})\)
        | [ ]\((?P<bracketed>{_LEVEL})\)(?:[ ](?P<defined>{_SYMBOL}))?
        | [ ]-[ ](?P<symbol>{_SYMBOL})
        | [ \t]*\n[ \t]{{1,40}}(?P<below>{_EXCHANGE}|{SOURCE})
        )
      | (?P<opening>{_EXCHANGE}|{SOURCE})(?::[ ]|[ ]{{2,8}}(?:(?P<second>{_LEVEL})[ ]{{1,8}})?(?:{CATEGORY}[ ]{{1,8}})?)
        (?P<last>\d{{3,5}})
    )[ \t]?[:.]?[ \t]*$
      # "2444" or "Error: 20101" above "Source: Remote Access", "ID 4014" above "source- macprint"
      | (?:(?:Error(?:[ ]ID)?|ID):?[ ]{{1,3}})?(?P<unlabelled>\d{{3,5}})[ \t]*(?=\n?[ \t]*[Ss]ource[ ]?(?:[:=]|-[ ]))
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_LABELLED_SOURCE = re.compile(r"\s*(?:\w[^\n]{0,40}\n[ \t]*){0,2}Source[ \t]?[:=]", re.IGNORECASE)
# what nothing but a record has in two lines
_LABELS = re.compile(r"\s*Source[ ]?[:=-][ ][^\n]{1,40}\n[ \t]*Type[ ]?[:=-][ ]", re.IGNORECASE)
# a level or a category, alone on the next line, or an underline
_NEXT_LINE = re.compile(rf"\s{{1,80}}(?:(?P<level>{_LEVEL})|{CATEGORY}|-{{5,80}})[ \t]*(?=\n)")
_BARE = ("bare", "last", "unlabelled")
_IDS = ("labelled", "first", "numbered", *_BARE)
_SOURCES = ("before", "told", "exchange", "behind", "named", "cited", "below", "opening")
_LEVELS = ("level", "alone", "graded", "bracketed", "second", "beside")
_LONGEST = 4000


def find_headed_blocks(text: str) -> Iterator[EventBlock]:
    """Yield the event records whose head line is not made of labels, in order.

    What stands below such a line is read as if the line were the labels "Event ID:", "Source:" and "Type:".
    """
    heads = [head for head in _HEAD.finditer(text) if _tells_of_event(text, head)]
    limits = [*(head.start() for head in heads), len(text)][1:]
    for head, limit in zip(heads, limits, strict=True):
        yield from _read(head, text[head.end() : min(limit, head.end() + _LONGEST)])


def _tells_of_event(text: str, head: re.Match[str]) -> bool:
    """Tell whether a line says more than the id, and that this is one."""
    if not any(head[name] for name in ("log", "numbered", "symbol", "unlabelled", *_LEVELS, *_SOURCES)):
        return False
    # level and symbol are those of a message of an event
    if head["defined"]:
        return True
    is_bare = any(map(head.group, _BARE)) and _LABELS.match(text, head.end()) is None
    return not is_bare or speaks_of_events(last_sentence(lead_of(text, head.start())))


def _read(head: re.Match[str], below: str) -> Iterator[EventBlock]:
    """Yield the record that a line heads, one for each id; none where its number is none of an event."""
    line = _NEXT_LINE.match(below)
    opened = line.end() if line else 0
    labels = [f"{head['indent']}{label}" for label in _labels(head, line, below)]
    opening = "\n".join(labels if below.startswith("\n") else [*labels, head["indent"]])
    for block in find_event_blocks(opening + below[opened:]):
        if block.start > len(head["indent"]):
            break
        end = head.end() + opened + max(0, block.end - len(opening))
        what = replace(block.what, channel=block.what.channel or head["log"])
        yield replace(block, what=what, start=head.end("indent"), end=end)


def _labels(head: re.Match[str], line: re.Match[str] | None, below: str) -> Iterator[str]:
    """Yield what a head line, and the level on the line below it, say as Event Viewer labels it."""
    yield f"Event ID: {next(filter(None, map(head.group, _IDS)))}"
    provider = next(filter(None, map(head.group, _SOURCES)), None)
    if provider and not _LABELLED_SOURCE.match(below):
        yield f"Source: {provider}"
    word = next(filter(None, map(head.group, _LEVELS)), None) or (line and line["level"]) or ""
    # success is not that of an audit, but what is logged as information
    if level := level_named("Information" if word == "Success" else word.removesuffix("al")):
        yield f"Type: {level.value}"
