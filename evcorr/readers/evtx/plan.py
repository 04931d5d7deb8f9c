"""Plans: which field of an event stands in which of its record's values.

The template of an event's head has fields such as the channel as text, or a substitution with the number of a value;
that of its data is a list of such elements. Others than Windows writes are not taken apart: their records have to be
read in full.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    is_wrapped: bool = False
    """Whether the data are those of a user, in an element of the head."""

    @property
    def values(self) -> int:
        """So many values a record has at least."""
        fields = (self.provider, self.event_source_name, self.channel, self.computer)
        return 1 + max(self.event_id, self.time_created, self.body, *(one for one in fields if isinstance(one, int)))


class Data(msgspec.Struct, frozen=True):
    """That the first so many values of an event's data are its texts, in order, with nothing between them."""

    texts: int
    is_wrapped: bool = False
    """Whether they are so only as the data of a user, in an element of the head."""


Plan = Head | Data


def plan_of(root: Element) -> Plan | None:
    """The plan of a template, by its outermost element; None if its records have to be read in full.

    Raises OddTemplateError where a field is more than one text or value.
    """
    if root.name == "Event":
        return _head_of(root)
    return _data_of(root) if root.name == "EventData" else _user_data_of(root)


def _head_of(event: Element) -> Head | None:
    """Where the fields are, if an event is its system and a substitution for its data."""
    match event.content:
        case [Element(name="System") as system, Substitution(number=body)]:
            is_wrapped = False
        case [Element(name="System") as system, Element(name="UserData", content=[Substitution(number=body)]) as data]:
            if data.attributes:
                return None
            is_wrapped = True
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
        is_wrapped=is_wrapped,
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
    elements = _elements_in(event_data)
    if elements is None or event_data.attributes:
        return None
    if elements and elements[-1].name == "Binary" and not elements[-1].attributes:
        elements = elements[:-1]
    names = [one.attributes.get("Name") for one in elements]
    if not _are_values(elements) or not all(_is_data(one) for one in elements):
        return None
    known = {name[0] for name in names if name}
    if known & _SPECIAL or len(known) not in {0, len(names)}:
        return None
    return Data(len(elements))


def _user_data_of(root: Element) -> Data | None:
    """The same of an element that a provider made up, whose own elements have names of their own."""
    elements = _elements_in(root)
    if elements is None or not all(name.startswith(_NAMESPACE) for name in root.attributes):
        return None
    names = {one.name for one in elements if not one.attributes and not one.name.startswith(_NAMESPACE)}
    if not _are_values(elements) or names & _SPECIAL or len(names) < len(elements):
        return None
    return Data(len(elements), is_wrapped=True)


def _elements_in(parent: Element) -> list[Element] | None:
    """The elements in another one; None if there is anything else in it."""
    elements = [child for child in parent.content if isinstance(child, Element)]
    return elements if len(elements) == len(parent.content) else None


def _are_values(elements: Sequence[Element]) -> bool:
    """Whether each of the elements holds one value, in order."""
    held = [[item.number if isinstance(item, Substitution) else None for item in one.content] for one in elements]
    return held == [[number] for number in range(len(elements))]


def _is_data(element: Element) -> bool:
    """Whether an element of `EventData` is written as most: one that has no name, or a text for it."""
    match element.attributes.get("Name"):
        case None | [str()]:
            return element.name == "Data"
    return False


_SPECIAL = {"Data", "Binary", "#attributes", "#text"}
"""Names that readers of the parser's JSON take for something else."""

_NAMESPACE = "xmlns"
"""Attributes whose names begin so are declarations, and tell nothing."""
