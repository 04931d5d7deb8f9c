"""What an extractor is: a function from a section to the mentions of one kind of observable in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from evcorr.article import Section
from evcorr.mentions import Mention
from evcorr.observable import Crash, ErrorCode, Event, Message, Stop

AnyMention: TypeAlias = Mention[Event] | Mention[Stop] | Mention[ErrorCode] | Mention[Message] | Mention[Crash]
"""A place in a section that names an observable of any kind."""

Extractor: TypeAlias = Callable[[Section], Iterable[AnyMention]]
"""The title is handed in as a section too, of one line, with the heading "TITLE"."""
