"""Sketches of event XML: of what tools write, and the same as what the parser makes of it, or none."""

from __future__ import annotations

import io
import random
from contextlib import suppress

import pytest
from hypothesis import given

from evcorr.errors import UnreadableInputError
from evcorr.inputs import Input
from evcorr.matching.shown import text_shown
from evcorr.readers.reader import Entry, ReadOptions
from evcorr.readers.xml import eventxml
from evcorr.readers.xml.sketch import XmlSketch, sketch_of
from evcorr.record import Origin, Problem, Record
from tests.readers.test_eventxml import EVENTS, any_record
from tests.writers.event_xml_writer import event_text

PLACE = Origin("System.xml", 1, "line")

SAVED = (
    "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
    "<Provider Name='Service Control Manager' Guid='{555908d1-a6d7-4695-8e1e-26931d2012f4}'"
    " EventSourceName='Service Control Manager'/>"
    "<EventID Qualifiers='49152'>7000</EventID><Version>0</Version><Level>2</Level><Task>0</Task>"
    "<Opcode>0</Opcode><Keywords>0x8080000000000000</Keywords>"
    "<TimeCreated SystemTime='2019-01-01T06:30:07.1234567Z'/><EventRecordID>9</EventRecordID>"
    "<Correlation/><Execution ProcessID='540' ThreadID='544'/><Channel>System</Channel><Computer>SERVER1"
    "</Computer><Security/></System><EventData><Data Name='param1'>Größe &amp; &lt;x></Data>"
    "<Data Name='param2'/><Data Name='a/'></Data><Binary>4100</Binary></EventData>"
    "<RenderingInfo Culture='de-DE'><Message>Der Dienst&#13;&#10;startet nicht.\r\n</Message><Level>Fehler"
    "</Level><Task></Task><Opcode></Opcode><Channel>System</Channel><Provider/><Keywords>"
    "<Keyword>Klassisch</Keyword></Keywords></RenderingInfo></Event>"
)
INDENTED = SAVED.replace("><", ">\r\n  <")
BY_POWERSHELL = SAVED.partition("<RenderingInfo")[0].replace("'", '"') + "</Event>"


def read(text: str, *, sketches: bool) -> list[Entry]:
    source = Input(PLACE.path, lambda: io.BytesIO(text.encode("utf-8", "surrogatepass")))
    found: list[Entry] = []
    with suppress(UnreadableInputError):
        found.extend(eventxml.read(source, ReadOptions(sketches=sketches)))
    return found


def assert_alike(sketch: XmlSketch, record: Record) -> None:
    for field in ("provider", "event_source_name", "event_id", "channel", "computer", "time_created"):
        assert getattr(sketch, field) == getattr(record, field), field
    assert sketch.text == text_shown(record)
    assert sketch.record() == record


@pytest.mark.parametrize("text", [SAVED, INDENTED, BY_POWERSHELL, *EVENTS])
def test_what_tools_write_is_sketched(text: str) -> None:
    (sketch,), (record,) = (read(text, sketches=wanted) for wanted in (True, False))
    assert isinstance(sketch, XmlSketch)
    assert isinstance(record, Record)
    assert_alike(sketch, record)


@given(any_record())
def test_sketches_tell_what_records_tell(written: Record) -> None:
    (sketch,), (record,) = (read(event_text(written), sketches=wanted) for wanted in (True, False))
    assert isinstance(record, Record)
    if isinstance(sketch, XmlSketch):
        assert_alike(sketch, record)
    else:
        assert sketch == record


PARTS = (
    *("<", ">", "&", "&amp;", "&#0;", "&#x41;", "&nbsp;", "]]>", "<![CDATA[x]]>", "<!-- -->", "<?x?>", "'", '"', "/"),
    *("<Data>", "</Data>", "<Data/>", "<Event>", "</EventData>", " Name='x'", "<EventID>7</EventID>", "<System>"),
    *("\x01", "\x0b", "\r", "\n", "  ", "\ufffe", "\u2028", "\ud800", "é", "\x85", "<Binary>zz</Binary>"),
    *("<x:Data/>", " xmlns:x='y'"),
)


@pytest.mark.parametrize("seed", range(300))
def test_nothing_is_sketched_that_the_parser_takes_otherwise(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    text = chance.choice((SAVED, INDENTED, BY_POWERSHELL))
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        start = chance.randrange(len(text))
        text = text[:start] + chance.choice(PARTS) + text[start + chance.choice((0, 0, 1, 5)) :]
    entries, parsed = (read(text, sketches=wanted) for wanted in (True, False))
    assert len(entries) == len(parsed)
    for entry, other in zip(entries, parsed, strict=True):
        if isinstance(entry, XmlSketch):
            assert isinstance(other, Record)
            assert_alike(entry, other)
        else:
            assert entry == other


def test_an_event_that_is_cut_off_is_not_sketched() -> None:
    entries = read(SAVED[:-20], sketches=True)
    assert [type(entry) for entry in entries] == [Record, Problem]


def test_a_long_event_in_an_unknown_form_is_told_quickly() -> None:
    values = "<Data Name='x'> </Data>\n \t" * 100_000
    xml = SAVED.replace("<Data Name='param2'/>", values + "<Other/>").encode()
    assert sketch_of(xml, PLACE, lambda _xml, place: Record(origin=place)) is None
