"""Mentions in text that means harm or nothing: no exception, spans in order, time that grows with the text alone."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from evcorr.mentions import Mention, find_crashes, find_errors, find_event_blocks, find_stops
from evcorr.observable import Crash, ErrorCode, Event, Stop
from tests.growth import assert_linear

Finder = Callable[[str], Iterator[Mention[Event] | Mention[Stop] | Mention[ErrorCode] | Mention[Crash]]]
FINDERS: tuple[Finder, ...] = (find_event_blocks, find_stops, find_errors, find_crashes)

WORDS = """
Event ID : = - # ( ) 7 7000 0x 0x8 0x80070005 80070005 c000021a Source Type Description Description: User: Data:
0000: 00 STOP STOP: stop error screen message code system NET HELPMSG 2404 has occurred . has occurred. bugcheck
BugCheck , { } [ ] blue screen Address has base at - a.sys in module function: App: a.dbg (pid=1) Exception number:
c0000005 caused an invalid page fault faulting application access violation fatal exception 0E VXD DLC(01) the
generated was HRESULT = status %% JET -1018 more help is available by typing description for event id source could
not be found insertion string(s): The Log Name:
"""
PIECES = [*WORDS.split(), " ", "  ", "\n", "\n\n", "\t", "> ", "\r\n", '"', "\u201c", "\u00fc", "\x00", "   \n"]

HOSTILE = [
    " ",
    "\n",
    "a",
    "0",
    "(",
    '"',
    "-",
    "> ",
    "\n ",
    " \t",
    "Event ID: ",
    "Event ID: 1 ",
    "event id 1\n",
    "Source: a\n",
    "STOP 0x",
    "STOP 0x1 ",
    "STOP 0x1 (0x1, ",
    "STOP: 0x1\nAddress 1 has base at ",
    "stop error ",
    "bugcheckcode . . .",
    "bugcheck 1, {",
    "error ",
    "error 5 ",
    "Error 5. A",
    "system error 5 has occurred. ",
    "NET HELPMSG ",
    "jet ",
    "jet -",
    "0x80000000 ",
    "80004005",
    "%%5",
    "caused an invalid page fault ",
    "App: a (pid=1)\n",
    "App: a (pid=1)\nException number: c0000005\n",
    "The application, a generated an application error ",
    "faulting application a, version 1, ",
    "fatal exception 0E ",
    "access violation in ",
    "a!b",
    "description for event id 1 in source ",
    "A_B ",
    "1/1/11 1:11 a Error Error Error Error Error Error 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1\n",
]
HOSTILE_SIZE = 200_000


@pytest.mark.parametrize("finder", FINDERS)
@pytest.mark.parametrize("seed", range(40))
def test_any_words_in_any_order(finder: Finder, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    text = "".join(chance.choice(PIECES) + chance.choice(("", " ", " ", "\n")) for _word in range(2000))
    spans = [(mention.start, mention.end) for mention in finder(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    if finder is not find_errors:
        assert spans == sorted(spans)


@pytest.mark.parametrize("finder", FINDERS)
@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear(finder: Finder, piece: str) -> None:
    begin = "system error stop faulting fatal caused bugcheck helpmsg exception event id 0x jet "
    assert_linear(lambda size: finder(begin + piece * (size // len(piece))), HOSTILE_SIZE)
