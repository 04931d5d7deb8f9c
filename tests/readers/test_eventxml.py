"""Event XML of every producer: with a root and without, in any encoding, with junk and damage between."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evcorr.errors import UnreadableInputError
from evcorr.readers.reader import ReadOptions
from evcorr.readers.xml import cuts as eventxml_cuts
from evcorr.readers.xml import eventxml
from evcorr.record import Level, Origin, Problem, Record
from tests.builders import source_of
from tests.writers.event_xml_writer import event_text, write_event_xml

PATH = "System.xml"


def read(text: bytes | str, encoding: str | None = None) -> list[Record | Problem]:
    content = text.encode() if isinstance(text, str) else text
    return list(eventxml.read(source_of(content, PATH), ReadOptions(encoding)))


def records(items: Iterable[Record | Problem]) -> list[Record]:
    return [item for item in items if isinstance(item, Record)]


def reasons(items: Iterable[Record | Problem]) -> list[str]:
    return [item.reason for item in items if isinstance(item, Problem)]


def entry(number: int) -> Record:
    return Record(
        origin=Origin(PATH, number),
        record_id=number,
        provider="Service Control Manager",
        event_source_name="scm",
        event_id=7000,
        qualifiers=0xC000,
        level=Level.ERROR,
        task="0",
        channel="System",
        computer="SERVER1",
        time_created=datetime(2001, 2, 3, 4, 5, 6, 700_000, UTC),
        user_id="S-1-5-18",
        message=f"The Größe service {number} did not start.\nError 2",
        data=(("param1", "Größe"), ("param2", "%%2 <&>")),
        binary=b"\x02\0",
    )


ENTRIES = [entry(number) for number in range(1, 8)]
EVENTS = [event_text(record) for record in ENTRIES]

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=30)
NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9 ]{0,12}[a-z]", fullmatch=True)


@st.composite
def any_record(draw: st.DrawFn) -> Record:
    number = draw(st.integers(0, 2**63))
    return Record(
        origin=Origin(PATH, number),
        record_id=number,
        provider=draw(st.none() | NAMES),
        event_id=draw(st.none() | st.integers(0, 0xFFFF)),
        level=draw(st.none() | st.sampled_from(Level)),
        channel=draw(st.none() | NAMES),
        time_created=draw(st.none() | st.datetimes(datetime(1990, 1, 1), timezones=st.just(UTC))),  # noqa: DTZ001
        message=draw(st.none() | TEXTS.map(str.strip).filter(bool)),
        data=tuple(draw(st.lists(st.tuples(st.just("") | NAMES, TEXTS), max_size=4))),
        binary=draw(st.binary(max_size=20)),
    )


@given(st.lists(any_record(), min_size=1, max_size=4))
def test_what_was_written_is_read(written: list[Record]) -> None:
    assert read(write_event_xml(written)) == written


@pytest.mark.parametrize(
    "text",
    [
        "".join(EVENTS),
        "\r\n".join(EVENTS),
        "<Events>" + "".join(EVENTS),
        "C:\\>wevtutil qe System /f:xml\r\n" + "\r\nC:\\>\r\n".join(EVENTS) + "\r\nC:\\>",
        "".join(f"<?xml version='1.0' encoding='utf-8'?>{event}" for event in EVENTS),
        "<a>" + "</b>&amp;&nbsp;<![CDATA[".join(EVENTS),
        "".join(EVENTS).replace(" xmlns=", "\r\n  xmlns="),
        "".join(EVENTS).replace("</Event>", "</Event >"),
    ],
    ids=["no root", "lines", "root cut off", "console", "declarations", "junk", "wrapped tag", "blank in the tag"],
)
def test_every_framing_gives_the_same_records(text: str) -> None:
    assert eventxml.sniff(text.encode()[:4096])
    assert read(text) == ENTRIES


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_is_found(encoding: str) -> None:
    content = "\r\n".join(EVENTS).encode(encoding)
    assert eventxml.sniff(content[:4096])
    assert read(content) == ENTRIES


@pytest.mark.parametrize("declared", ["cp850", "WINDOWS-1250", "IBM437"])
def test_a_declared_encoding_is_used(declared: str) -> None:
    content = f'<?xml version="1.0" encoding="{declared}"?>{EVENTS[0]}'.encode(declared)
    assert read(content) == ENTRIES[:1]


@pytest.mark.parametrize("declared", ["utf-16", "rot13", "cp99999", "punycode", "x" * 3000])
def test_a_declaration_that_cannot_be_is_passed_over(declared: str) -> None:
    assert read(f'<?xml version="1.0" encoding="{declared}"?>{EVENTS[0]}') == ENTRIES[:1]


def test_the_users_encoding_is_used_before_any_other() -> None:
    assert read("".join(EVENTS).encode("cp850"), "cp850") == ENTRIES


def test_no_event_at_all_is_unreadable() -> None:
    with pytest.raises(UnreadableInputError, match=PATH):
        read("<Events></Events>")


def test_an_event_without_record_id_has_its_line() -> None:
    items = read("\n\n<Event><System><Provider Name='a'/></System></Event>")
    assert [item.origin for item in items] == [Origin(PATH, 3, "line")]


def system(inner: str, rest: str = "") -> Record:
    """The record of an Event with this in its System element, and this behind it."""
    (item,) = read(f"<Event><System>{inner}</System>{rest}</Event>")
    assert isinstance(item, Record)
    return item


@pytest.mark.parametrize(
    ("inner", "level"),
    [
        ("<Level>1</Level>", Level.CRITICAL),
        ("<Level>0</Level>", Level.INFORMATION),
        ("<Level>0</Level><Keywords>0x8020000000000000</Keywords>", Level.SUCCESS_AUDIT),
        ("<Level>0</Level><Keywords>0x8010000000000000</Keywords>", Level.FAILURE_AUDIT),
        ("<Level>0</Level><Keywords>0xa0000000000000</Keywords>", Level.SUCCESS_AUDIT),
        ("<Level>2</Level><Keywords>0x80000000000000</Keywords>", Level.ERROR),
        ("<Level>77</Level>", None),
        ("<Level>high</Level><Keywords>none</Keywords>", None),
        ("", None),
    ],
)
def test_levels(inner: str, level: Level | None) -> None:
    assert system(inner).level == level


@pytest.mark.parametrize(
    ("inner", "event_id", "qualifiers"),
    [
        ("<EventID>7</EventID>", 7, None),
        ("<EventID Qualifiers='49156'>7</EventID>", 7, 49156),
        ("<EventID Qualifiers='0'>7</EventID>", 7, 0),
        ("<EventID Qualifiers=''>7</EventID>", 7, None),
        ("<EventID>3221487623</EventID>", 7, 49156),
        ("<EventID>-1073479673</EventID>", 7, 49156),
        ("<EventID> 7\r\n</EventID>", 7, None),
        ("<EventID>seven</EventID>", None, None),
        ("<EventID>" + "7" * 5000 + "</EventID>", None, None),
    ],
)
def test_identifiers(inner: str, event_id: int | None, qualifiers: int | None) -> None:
    record = system(inner)
    assert (record.event_id, record.qualifiers) == (event_id, qualifiers)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2016-12-22T05:29:02.5123456Z", datetime(2016, 12, 22, 5, 29, 2, 512345, UTC)),
        ("2019-01-01T06:30:07.000000000Z", datetime(2019, 1, 1, 6, 30, 7, 0, UTC)),
        ("2016-12-22 05:29:02+01:00", datetime(2016, 12, 22, 4, 29, 2, 0, UTC)),
        ("2016-12-22T05:29:02", datetime(2016, 12, 22, 5, 29, 2, 0, UTC)),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday", None),
    ],
)
def test_times(text: str, time: datetime | None) -> None:
    assert system(f"<TimeCreated SystemTime='{text}'/>").time_created == time


@pytest.mark.parametrize(
    ("body", "data"),
    [
        ("<EventData Name='X'><Data>a</Data><Data/></EventData>", (("", "a"), ("", ""))),
        ("<EventData><Data Name='n'> a\tb </Data></EventData>", (("n", " a\tb "),)),
        ("<EventData><ComplexData Name='c'>01</ComplexData></EventData>", (("c", "01"),)),
        (
            "<UserData><E xmlns='urn:e'><Error Code='15007'/><Name>x</Name></E></UserData>",
            (("Code", "15007"), ("Error", ""), ("Name", "x")),
        ),
        ("<ProcessingErrorData><ErrorCode>15005</ErrorCode></ProcessingErrorData>", (("ErrorCode", "15005"),)),
        ("<EventData/>", ()),
    ],
)
def test_bodies(body: str, data: tuple[tuple[str, str], ...]) -> None:
    assert system("", body).data == data


def test_an_event_inside_another_is_part_of_it() -> None:
    body = "<UserData><Event><Inner>1</Inner></Event><Outer>2</Outer></UserData><RenderingInfo><Message>m</Message>"
    record = system("", body + "</RenderingInfo>")
    assert record.data == (("Inner", "1"), ("Outer", "2"))
    assert record.message == "m"


def test_a_cut_event_does_not_swallow_the_next() -> None:
    for cut in range(200, len(EVENTS[1]) - 8, 37):
        items = read(EVENTS[0] + EVENTS[1][:cut] + "\r\n" + EVENTS[2])
        assert records(items)[0] == ENTRIES[0]
        assert records(items)[-1] == ENTRIES[2]
        assert "the event is cut off" in reasons(items)


def test_a_cut_last_event_keeps_what_there_is() -> None:
    items = read(EVENTS[0] + EVENTS[1][:-60])
    assert records(items)[1].event_id == 7000
    assert records(items)[1].data == ENTRIES[1].data
    assert reasons(items) == ["the event is cut off"]


@pytest.mark.parametrize("junk", ["\0", "\x01\x1f", "&#1;", "&#xFFFF;"])
def test_characters_that_xml_forbids_are_left_out(junk: str) -> None:
    items = read(EVENTS[0].replace("service", f"ser{junk}vice") + EVENTS[1])
    assert records(items) == ENTRIES[:2]


def test_entities_are_not_expanded_and_no_document_type_is_read() -> None:
    bomb = "<!DOCTYPE Events [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    items = read(bomb + EVENTS[0].replace("%%2", "&b;&f;") + EVENTS[1])
    assert records(items)[1] == ENTRIES[1]
    assert records(items)[0].data == (("param1", "Größe"), ("param2", "&b;&f; <&>"))
    assert reasons(items) == ["a document type is not read"]


def test_a_document_type_inside_an_event_is_not_read() -> None:
    inner = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;"
    items = read(EVENTS[0].replace("<System>", inner + "<System>") + EVENTS[1])
    assert records(items)[-1] == ENTRIES[1]
    assert "root:" not in repr(items)


def test_an_event_of_unreasonable_size_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eventxml_cuts, "LARGEST_EVENT", 1 << 20)
    items = read(EVENTS[0].replace("%%2", "x" * (3 << 20)) + EVENTS[1])
    assert records(items) == ENTRIES[1:2]
    assert reasons(items) == ["an event of more than 1 MiB is left out"]


def test_elements_nested_too_deeply_harm_no_other_event() -> None:
    items = read(EVENTS[0].replace("%%2", "<a>" * 100_000) + EVENTS[1])
    assert records(items)[-1] == ENTRIES[1]


def test_events_come_whole_however_the_input_is_split() -> None:
    text = "\n".join(["junk", *EVENTS, "junk"]).encode()
    for size in (1, 7, 31, 64, 1000, 4096, 5000):
        blocks = (text[start : start + size] for start in range(0, len(text), size))
        assert [piece.xml.decode() for piece in eventxml_cuts.pieces(blocks)] == EVENTS


@pytest.mark.parametrize("seed", range(100))
def test_damage_harms_no_event_that_it_does_not_touch(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    lines = [event.encode() for event in EVENTS]
    hit = chance.randrange(1, 6)
    text = bytearray(lines[hit])
    for _ in range(chance.randrange(1, 10)):
        text[chance.randrange(len(text))] = chance.randrange(256)
    start = chance.randrange(len(text))
    del text[start : start + chance.randrange(40)]
    found = records(read(b"\n".join([*lines[:hit], bytes(text), *lines[hit + 1 :]])))
    assert found[:hit] == ENTRIES[:hit]
    assert found[hit - 7 + 1 :] == ENTRIES[hit + 1 :]


@pytest.mark.parametrize(
    "head",
    [
        b'{"event": {"original": "<Event xmlns=\'http://schemas.microsoft.com/win/2004/08/events/event\'><System>"}}',
        b"<Objs Version='1.1.0.1'><S>&lt;Event&gt;</S><Event><System>",
        b"<Events>none</Events>",
        b"The <Event> element has a System child.",
        b"",
    ],
)
def test_other_formats_are_not_taken(head: bytes) -> None:
    assert not eventxml.sniff(head)
