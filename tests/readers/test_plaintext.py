"""Free text as records: pasted events, the text between them, lines and times."""

from __future__ import annotations

import io
import random
from datetime import UTC, datetime

import pytest

from evcorr.errors import UnreadableInputError
from evcorr.inputs import Input
from evcorr.readers.reader import ReadOptions
from evcorr.readers.text.plaintext import READER, read_text
from evcorr.record import Extent, Level, Problem, Record
from evcorr.timestamps import to_iso
from tests.growth import assert_linear


def source_of(content: bytes) -> Input:
    return Input("some.txt", lambda: io.BytesIO(content), len(content))


def records_of(text: str, encoding: str | None = None) -> list[Record]:
    found = list(read_text(source_of(text.encode(encoding or "utf-8")), ReadOptions(encoding)))
    assert not any(isinstance(item, Problem) for item in found)
    return [item for item in found if isinstance(item, Record)]


MAIL = """Hello,

our server says this:

  Event ID: 7023
  Source: Service Control Manager
  Type: Error
  Date: 12/31/2000
  Time: 1:10:14 PM
  Computer: ONE
  Category: None
  Description: The service terminated:
  no such file.

  Event ID: 7024
  Source: Service Control Manager
  Description: It stopped.

What now?
"""


def test_events_and_the_text_between_them() -> None:
    before, first, second, after = records_of(MAIL)
    assert (before.message, before.origin.position) == ("Hello,\n\nour server says this:\n\n  ", 1)
    assert (first.event_id, first.provider, first.level) == (7023, "Service Control Manager", Level.ERROR)
    assert (first.computer, first.task, first.origin.position) == ("ONE", "None", 5)
    assert first.time_created == datetime(2000, 12, 31, 13, 10, 14)  # noqa: DTZ001
    assert first.message == "The service terminated: no such file."
    assert (second.event_id, second.message, second.origin.position) == (7024, "It stopped.", 15)
    assert (after.message, after.origin.position) == ("What now?", 19)


@pytest.mark.parametrize(
    "text",
    [
        "Event ID: 7\nSource: Srv",
        "EVENT ID - 7\nSource - Srv",
        "event id: 7\nsource: Srv",
        "Event-ID = 7, Source = Srv",
        "EventID:7\nSource:Srv",
        "Event Code: 7\nSource: Srv",
        "Event # 7\nSource: Srv",
        "Source: Srv\nId: 7",
        "11/27/96 4:32:01 PM Srv Error None 7 N/A ONE\nIt crashed.",
        "Event: 7\nSource: Srv",
        "The description for Event ID ( 7 ) in Source ( Srv ) could not be found.",
    ],
)
def test_every_spelling_of_an_event(text: str) -> None:
    assert [(record.event_id, record.provider) for record in records_of(text)] == [(7, "Srv")]


def test_two_ids_of_one_block() -> None:
    records = records_of("Event ID: 7000 / 7001\nSource: Srv\nDescription: Both.\n")
    assert [(record.event_id, record.message) for record in records] == [(7000, "Both."), (7001, "Both.")]


def test_strings_of_an_unresolved_description() -> None:
    (record,) = records_of(
        "The description for Event ID ( 7 ) in Source ( Srv ) could not be found. It contains the following insertion "
        "string(s): one, two.\n"
    )
    assert (record.event_id, record.provider, record.data) == (7, "Srv", (("", "one"), ("", "two")))


def test_a_message_over_two_lines_is_one_record() -> None:
    (record,) = records_of("System error 85 has\noccurred.\n\nThe name is in use.\n")
    assert record.message == "System error 85 has\noccurred.\n\nThe name is in use."


def test_an_entry_is_a_record_with_its_time() -> None:
    first, second = records_of("2026-11-21 07:01:02,5 one\n  more\n2026-11-21T07:01:03+01:00 two\n")
    assert first.time_created == datetime(2026, 11, 21, 7, 1, 2, 500_000)  # noqa: DTZ001
    assert second.time_created == datetime(2026, 11, 21, 6, 1, 3, tzinfo=UTC)
    assert [record.origin.position for record in (first, second)] == [1, 3]


def test_a_stop_screen_is_one_record() -> None:
    screen = "*** STOP: 0x0000001E (0x1,0x2)\nNAME\n\n*** Address 1 has base at 2 - a.sys"
    assert [record.message for record in records_of(f"before\n{screen}\n\n\nafter\n")] == ["before", screen, "after"]


def test_an_event_at_the_end_of_a_long_passage_is_whole_and_found_once() -> None:
    for lines in range(50, 70):
        text = "".join(f"line {number} of it\n" for number in range(lines))
        text += "Event ID: 1\nSource: Srv\nType: Error\nDescription: One two\nthree four.\n\n" + "end\n" * 20
        events = [record for record in records_of(text) if record.event_id]
        assert [(record.event_id, record.message, record.level) for record in events] == [
            (1, "One two three four.", Level.ERROR)
        ]
        assert events[0].origin.position == lines + 1


def test_overlap_is_told() -> None:
    first, second = records_of("".join(f"line {number}\n" for number in range(100)))
    assert first.overlap == 0
    assert first.message is not None
    assert second.message is not None
    assert first.message.endswith(second.message[: second.overlap])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp850"])
def test_encodings(encoding: str) -> None:
    (record,) = records_of("Größe\n", encoding)
    assert record.message == "Größe"


def test_unknown_encoding() -> None:
    with pytest.raises(UnreadableInputError, match=r"some\.txt: unknown encoding: nonsense"):
        list(read_text(source_of(b"x"), ReadOptions("nonsense")))


class Failing(io.BytesIO):
    """A stream on a disk that fails after the first read."""

    def read1(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise OSError(5, "Input/output error")
        return super().read1(size)


def test_what_was_read_before_a_failure_is_kept() -> None:
    content = b"2026-01-01 10:00 one\n2026-01-01 10:01 two\n"
    source = Input("some.txt", lambda: Failing(content), len(content))
    first, extent, problem = read_text(source, ReadOptions())
    assert isinstance(extent, Extent)
    assert extent.lines == 2
    assert isinstance(first, Record)
    assert first.message == "2026-01-01 10:00 one"
    assert isinstance(problem, Problem)
    assert (problem.origin.unit, problem.reason) == ("line", "Input/output error")


@pytest.mark.parametrize(
    ("head", "text"),
    [(b"A log line\n", True), (b"\xff\xfeL\0o\0g\0", True), (b"MZ\x90\0\3\0\0\0\4\0", False), (b"", False)],
)
def test_sniff(head: bytes, text: bool) -> None:
    assert READER.sniff(head) is text


@pytest.mark.parametrize("seed", range(20))
def test_any_bytes_can_be_read(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    words = [b"Event ID: 7", b"Source: x", b"Description:", b"\n", b"\r\n", b"\0", b"\xff", b"STOP 0x1E (", b"> ", b" "]
    content = b"".join(chance.choice(words) for _word in range(3000)) + chance.randbytes(500)
    *records, extent = read_text(source_of(content), ReadOptions())
    assert all(isinstance(item, Record) and item.origin.position for item in records)
    assert isinstance(extent, Extent)


HOSTILE = [
    b"Event ID: 1 ",
    b"Event ID: 1\n",
    b"Source: ",
    b"(",
    b"Description for event id 1 in source ( ",
    b"Event ID: 1\nDescription:\n" + b"x\n" * 1000,
]


@pytest.mark.parametrize("piece", HOSTILE, ids=[piece[:20].decode() for piece in HOSTILE])
def test_time_grows_with_length_alone(piece: bytes) -> None:
    assert_linear(lambda size: read_text(source_of(piece * (size // len(piece))), ReadOptions()), 400_000)


def times_of(text: str, options: ReadOptions = ReadOptions()) -> list[str | None]:  # noqa: B008 - frozen
    content = text.encode()
    source = Input("some.log", lambda: io.BytesIO(content), len(content))
    return [to_iso(item.time_created) for item in read_text(source, options) if isinstance(item, Record)]


def test_one_date_tells_the_order_of_all_dates_of_a_file() -> None:
    assert times_of("02/03/1999 10:00 a\n14/03/1999 10:00 b\n") == ["1999-03-02T10:00:00", "1999-03-14T10:00:00"]
    assert times_of("02/03/1999 10:00 a\n02/14/1999 10:00 b\n") == ["1999-02-03T10:00:00", "1999-02-14T10:00:00"]
    assert times_of("02/03/1999 10:00 a\n") == [None]
    assert times_of("02/03/1999 10:00 a\n", ReadOptions(day_first=True)) == ["1999-03-02T10:00:00"]


def test_orders_are_never_mixed_within_a_file() -> None:
    assert times_of("14/03/1999 10:00 a\n03/15/1999 10:00 b\n") == ["1999-03-14T10:00:00", None]
