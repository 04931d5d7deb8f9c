"""What an article lets somebody observe: the values that articles and logs have in common.

The five kinds, their fields and the two roles follow the label form that `evcorr articles` writes: one JSON object an
observable, told apart by `kind`. In Python the fields carry the names of the Windows event schema; the JSON keys `id`,
`source` and `log` are the words of the articles.
"""

from __future__ import annotations

import enum
from typing import TypeAlias

import msgspec


class Role(enum.StrEnum):
    """Why an article names something."""

    SYMPTOM = "symptom"
    """Somebody with the article's problem would see it."""
    INCIDENTAL = "incidental"
    """It is named for another reason: a sample, normal operation, another problem's title."""


class Inference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A fact that the article itself leaves out: which field it is, and the article that states it."""

    field: str
    article: str


class Observed(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """What all five kinds have: the role, the section it first stands in, and the line (from 1) of the article."""

    role: Role = Role.SYMPTOM
    where: str = "TITLE"
    line: int | None = None
    inferred: tuple[Inference, ...] = ()


class Event(
    Observed,
    frozen=True,
    kw_only=True,
    tag="event",
    rename={"event_id": "id", "provider": "source", "channel": "log"},
):
    """An event-log record: its 16-bit id, and as much of provider, channel, level and description as is known."""

    event_id: int
    provider: str | None = None
    channel: str | None = None
    level: str | None = None
    text: str | None = None
    code: str | msgspec.UnsetType = msgspec.UNSET
    """An error code that the event has to tell, in its words or its data: with another one it is another problem.

    A signature says so, never an article; where nothing is said, the key is left out.
    """
    only_with_text: bool | msgspec.UnsetType = msgspec.UNSET
    """That the words must agree: the event means many things, and without them provider and id are but a hint.

    Said by signatures alone, too.
    """


class Stop(Observed, frozen=True, kw_only=True, tag="stop"):
    """A blue-screen STOP: code as `0x0000001E`, up to four parameters as written, the driver or image at fault."""

    code: str | None = None
    params: tuple[str, ...] | None = None
    module: str | None = None


class ErrorCode(Observed, frozen=True, kw_only=True, tag="error"):
    """A numeric error code as written, its space (`net win32 hresult ntstatus jet exception product`), its message."""

    code: str
    space: str | None = None
    text: str | None = None


class Message(Observed, frozen=True, kw_only=True, tag="message"):
    """An error message without event id, STOP code or error code of its own."""

    text: str


class Crash(Observed, frozen=True, kw_only=True, tag="crash"):
    """An application's crash: the faulting program, the module or function in it, the exception as written."""

    image: str | None = None
    module: str | None = None
    exception: str | None = None


Observable: TypeAlias = Event | Stop | ErrorCode | Message | Crash


def text_of(observable: Observable) -> str | None:
    """The words that a log would show of an observable, where an article quotes them; STOPs and crashes have none."""
    return None if isinstance(observable, Stop | Crash) else observable.text
