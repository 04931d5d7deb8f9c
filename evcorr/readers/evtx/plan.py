"""Plans: which field of an event stands in which of its record's values.

The template of an event's head has fields such as the channel as text, or a substitution with the number of a value;
that of its data is a list of such elements. Others than Windows writes are not taken apart: their records have to be
read in full.
"""

from __future__ import annotations

from typing import Any

import msgspec


class OddTemplateError(Exception):
    """A template is not written as Windows writes it."""


class Substitution(msgspec.Struct, frozen=True):
    """That a value stands here, by its number."""

    number: int
    type: int


Item = str | Substitution


class Element(msgspec.Struct):
    """An element: its attributes and what is in it, in order."""

    name: str
    attributes: dict[str, list[Item]] = msgspec.field(default_factory=dict)
    content: list[Any] = msgspec.field(default_factory=list)


class Head(msgspec.Struct, frozen=True):
    """Where the head of an event has its fields: a text that is always the same, or the number of a value."""

    provider: str | int | None
    event_source_name: str | int | None
    channel: str | int | None
    computer: str | int | None
    event_id: int
    time_created: int
    body: int

    @property
    def values(self) -> int:
        """So many values a record has at least."""
        fields = (self.provider, self.event_source_name, self.channel, self.computer)
        return 1 + max(self.event_id, self.time_created, self.body, *(one for one in fields if isinstance(one, int)))


class Data(msgspec.Struct, frozen=True):
    """That the first so many values of an event's data are its texts, in order, with nothing between them."""

    texts: int


Plan = Head | Data


def plan_of(root: Element) -> Plan | None:
    """The plan of a template, by its outermost element; None if its records have to be read in full.

    Raises OddTemplateError where a field is more than one text or value.
    """
    if root.name == "Event":
        return _head_of(root)
    return _data_of(root) if root.name == "EventData" and not root.attributes else None


def _head_of(event: Element) -> Head | None:
    """Where the fields are, if an event is its system and a substitution for its data."""
    match event.content:
        case [Element(name="System") as system, Substitution(number=body)]:
            pass
        case _:
            return None
    fields = {child.name: child for child in system.content if isinstance(child, Element)}
    if len(fields) != len(system.content):
        return None
    event_id = _only(fields, "EventID")
    time = _only(fields, "TimeCreated", "SystemTime")
    if not isinstance(event_id, int) or not isinstance(time, int):
        return None
    return Head(
        provider=_only(fields, "Provider", "Name"),
        event_source_name=_only(fields, "Provider", "EventSourceName"),
        channel=_only(fields, "Channel"),
        computer=_only(fields, "Computer"),
        event_id=event_id,
        time_created=time,
        body=body,
    )


def _only(fields: dict[str, Element], name: str, attribute: str | None = None) -> str | int | None:
    """A field's text, or the number of its value; None if it is not there. Raises OddTemplateError if it is more."""
    element = fields.get(name)
    if element is None:
        return None
    content = element.content if attribute is None else element.attributes.get(attribute, [])
    match content:
        case []:
            return None
        case [str() as text]:
            return text
        case [Substitution(number=number)]:
            return number
    raise OddTemplateError


def _data_of(event_data: Element) -> Data | None:
    """How many texts there are, if each element holds one value, in order, and the binary data comes last."""
    elements = [child for child in event_data.content if isinstance(child, Element)]
    if len(elements) < len(event_data.content):
        return None
    if elements and elements[-1].name == "Binary" and not elements[-1].attributes:
        elements = elements[:-1]
    names = [one.attributes.get("Name") for one in elements]
    for number, (element, name) in enumerate(zip(elements, names, strict=True)):
        match element.content, name:
            case [Substitution(number=at)], None | [str()] if at == number and element.name == "Data":
                continue
        return None
    known = {name[0] for name in names if name}
    if known & _SPECIAL or len(known) not in {0, len(names)}:
        return None
    return Data(len(elements))


_SPECIAL = {"Data", "Binary", "#attributes", "#text"}
"""Names that readers of the parser's JSON take for something else."""
