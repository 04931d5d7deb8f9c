"""Sketches of event XML: what a scan looks at first, taken from an event's text without parsing it.

That takes the elements of the event schema in the order in which Windows and most tools write them, and no more markup
than these. Whatever else an event has, it is parsed: a sketch is made of what XML leaves no doubt about, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from evcorr.readers.xml.event_element import parse_time
from evcorr.record import Origin, Record, Sketch
from evcorr.text.lazy_regex import lazy_regex

ToRecord = Callable[[bytes, Origin], Record]


class XmlSketch(Sketch, frozen=True, kw_only=True, gc=False):
    """A sketch that keeps the event's text, and parses it when it is asked for the record."""

    parse: Callable[[], Record]

    def record(self) -> Record:
        """The whole record."""
        return self.parse()


def sketch_of(xml: bytes, place: Origin, to_record: ToRecord) -> XmlSketch | None:
    """The sketch of the record that `to_record` makes of an event; None if the event has to be parsed to tell."""
    text = _plain_text(xml)
    found = text and _FORMS["'" if "='" in text[:_FIRST_QUOTE] else '"'].fullmatch(text)
    if not text or not found:
        return None
    name, source, event_id, time, channel, computer, data, message = found.groups()
    return XmlSketch(
        provider=name or None,
        event_source_name=source or None,
        event_id=int(event_id) & 0xFFFF,
        channel=_stripped(channel),
        computer=_stripped(computer),
        time_created=parse_time(time),
        text=_stripped(message) or _values(data),
        parse=partial(to_record, xml, place),
    )


def _plain_text(xml: bytes) -> str | None:
    """An event's text as XML has it after the ends of lines are one; None where something in it may be no XML."""
    if xml.translate(None, _ALLOWED) or b"]]>" in xml:
        return None
    try:
        text = xml.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "&" in text and _OTHER_REFERENCE.search(text):
        return None
    if not text.isascii() and ("\ufffe" in text or "\uffff" in text):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _stripped(text: str | None) -> str | None:
    return (_unescaped(text).strip() or None) if text else None


def _values(data: str | None) -> str:
    """The values of an event, one a line."""
    return _unescaped("\n".join(_VALUE.findall(data))) if data else ""


def _unescaped(text: str) -> str:
    """The text with the characters that its references stand for."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    return _CHARACTERS[match[1].lower()]


_FIRST_QUOTE = 200
_ALLOWED = bytes(byte for byte in range(0x100) if byte >= 0x20 or byte in b"\t\n\r")
_CHARACTERS = {
    **{"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"},
    **{"#9": "\t", "#10": "\n", "#13": "\r", "#x9": "\t", "#xa": "\n", "#xd": "\r"},
}
_NAMES = r"(amp|lt|gt|quot|apos|#9|#10|#13|#x9|#x[aA]|#x[dD]);"
_REFERENCE = lazy_regex(f"&{_NAMES}")
_OTHER_REFERENCE = lazy_regex(f"&(?!{_NAMES})")

_GAP = r"[ \t\n]*"
_VALUE = lazy_regex(r"<Data[^>]*/>|<Data[^>]*>([^<]*)<")
_SCHEMA = "http://schemas.microsoft.com/win/2004/08/events/event"


def _attribute(name: str, quote: str, *, kept: bool = False) -> str:
    """An attribute that may be there, in these quotes; references and white space in it are left to the parser."""
    value = rf"[^{quote}<>&\t\n]*"
    return rf"(?: {name}={quote}{f'({value})' if kept else value}{quote})?"


def _attributes(quote: str, *names: str) -> str:
    """Attributes of which each may be there, in this order."""
    return "".join(_attribute(name, quote) for name in names)


def _empty(name: str, attributes: str = "") -> str:
    """An element with nothing in it."""
    return rf"<{name}{attributes}(?: ?/>|>{_GAP}</{name}>){_GAP}"


def _text(name: str, attributes: str = "", content: str = r"[^<&]*") -> str:
    """An element with nothing in it but text."""
    return rf"<{name}{attributes}(?: ?/>|>{content}</{name}>){_GAP}"


def _perhaps(*elements: str) -> str:
    """Elements of which each may be there, in this order."""
    return "".join(f"(?:{element})?" for element in elements)


def _form(quote: str) -> re.Pattern[str]:
    """The form of an event whose attributes are in these quotes."""
    event = rf"<Event(?: xmlns={quote}{re.escape(_SCHEMA)}{quote})?>{_GAP}"
    return lazy_regex(f"{event}{_system(quote)}{_perhaps(_data(quote), _words(quote))}</Event>")


def _system(quote: str) -> str:
    """`System`, with six groups: both names of the provider, event id, time, channel, computer."""
    names = (_attribute("Name", quote, kept=True), _attribute("EventSourceName", quote, kept=True))
    qualifiers = _attribute("Qualifiers", quote)
    parts = (
        _empty("Provider", _attribute("Guid", quote).join(names)),
        rf"<EventID{qualifiers}>{_GAP}([0-9]{{1,19}}){_GAP}</EventID>{_GAP}",
        _perhaps(*map(_text, ("Version", "Level", "Task", "Opcode", "Keywords"))),
        _empty("TimeCreated", rf" SystemTime={quote}([^{quote}<>&\t\n]*){quote}"),
        _perhaps(
            _text("EventRecordID"),
            _empty("Correlation", _attributes(quote, "ActivityID", "RelatedActivityID")),
            _empty("Execution", _attributes(quote, "ProcessID", "ThreadID", "ProcessorID", "KernelTime", "UserTime")),
            _text("Channel", content="([^<]*)"),
            _text("Computer", content="([^<]*)"),
            _empty("Security", _attribute("UserID", quote)),
        ),
    )
    return f"<System>{_GAP}{''.join(parts)}</System>{_GAP}"


def _data(quote: str) -> str:
    """`EventData`, with a group: all its values."""
    name = _attribute("Name", quote)
    values = f"((?:{_text('Data', name, '[^<]*')})*){_perhaps(_text('Binary'))}"
    return f"<EventData{name}(?: ?/>|>{_GAP}{values}</EventData>){_GAP}"


def _words(quote: str) -> str:
    """`RenderingInfo`, with a group: the message."""
    keywords = f"(?:{_text('Keyword', content='[^<]*')})*"
    parts = _perhaps(
        _text("Message", content="([^<]*)"),
        *(_text(name, content="[^<]*") for name in ("Level", "Task", "Opcode", "Channel", "Provider")),
        f"<Keywords(?: ?/>|>{_GAP}{keywords}</Keywords>){_GAP}",
    )
    return f"<RenderingInfo{_attribute('Culture', quote)}>{_GAP}{parts}</RenderingInfo>{_GAP}"


_FORMS = {quote: _form(quote) for quote in "'\""}
