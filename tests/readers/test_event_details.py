"""Details of events copied from Event Viewer's friendly view, as people paste them into mails and forums."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from evcorr.matching.shown import show
from evcorr.readers import ReadOptions, read_input
from evcorr.readers.exports.event_details import read
from evcorr.record import Level, Problem, Record
from evcorr.timestamps import to_iso
from tests.builders import source_of
from tests.growth import assert_linear

PASTED = """My computer restarts by itself:

- System

  - Provider

   [ Name]  Microsoft-Windows-Kernel-Power
   [ Guid]  {331C3B3A-2005-44C2-AC5E-77220C37D6B4}

   EventID 41

   Version 8

   Level 1

   Keywords 0x8000400000000002

  - TimeCreated

   [ SystemTime]  2021-01-01T10:11:12.1234567Z

   EventRecordID 1234

   Correlation

  - Execution

   [ ProcessID]  4

   Channel System

   Computer ONE

  - Security

   [ UserID]  S-1-5-18


- EventData

  BugcheckCode 159
  BugcheckParameter1 0x3
  SleepInProgress 0

What can I do? System error 5 has occurred.
"""


def entries_of(text: str) -> tuple[str, list[Record | Problem]]:
    content = text.encode()
    name, items = read_input(source_of(content, "mail.txt"))
    return name, [item for item in items if isinstance(item, Record | Problem)]


@pytest.mark.parametrize(
    "text",
    [PASTED, PASTED.replace("\n", "\n> "), "\n".join(line.strip() for line in PASTED.split("\n"))],
    ids=["as copied", "quoted", "without margins"],
)
def test_what_a_mail_holds(text: str) -> None:
    name, (before, event, after) = entries_of(text)
    assert name == "details"
    assert isinstance(event, Record)
    assert (event.provider, event.event_id, event.level) == ("Microsoft-Windows-Kernel-Power", 41, Level.CRITICAL)
    assert (event.channel, event.computer, event.record_id, event.user_id) == ("System", "ONE", 1234, "S-1-5-18")
    assert to_iso(event.time_created) == "2021-01-01T10:11:12.123456Z"
    assert event.data == (("BugcheckCode", "159"), ("BugcheckParameter1", "0x3"), ("SleepInProgress", "0"))
    assert [stop.what.code for stop in show(event).stops] == ["0x0000009F"]
    assert isinstance(before, Record)
    assert isinstance(after, Record)
    assert after.message is not None
    assert after.message.strip("\n> ") == "What can I do? System error 5 has occurred."


def test_details_without_an_id_are_told() -> None:
    _, (problem,) = entries_of("- System\n\n  - Provider\n\n   [ Name]  Srv\n")
    assert isinstance(problem, Problem)
    assert (problem.origin.position, problem.reason) == (1, "an event without an id")


@pytest.mark.parametrize(
    "piece", ["- System\n  - Provider\n", "[ Name] x\n", "  EventID 7\n", "- EventData\n", "  a b\n"]
)
def test_time_is_linear(piece: str) -> None:
    def entries(size: int) -> Iterator[object]:
        text = "- System\n  - Provider\n  EventID 7\n- EventData\n" + piece * (size // len(piece))
        return read(source_of(text, "x"), ReadOptions())

    assert_linear(entries, 500_000)


@pytest.mark.parametrize("seed", range(20))
def test_any_lines_can_be_read(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    lines = PASTED.split("\n")
    content = "\n".join(chance.choice(lines) for _ in range(300)).encode()
    for item in read(source_of(content, "x"), ReadOptions()):
        assert isinstance(item, Record | Problem)
