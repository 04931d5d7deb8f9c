"""Values as JSON that can always be written: what is no Unicode in a file's name becomes a backslash escape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec


def encode_line(value: object) -> bytes:
    """A value as compact JSON in UTF-8, without a line end."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(with_texts(msgspec.to_builtins(value), _escaped))


def encode_document(value: object) -> bytes:
    """A value as JSON in UTF-8, indented by two, ending in a line feed."""
    return msgspec.json.format(encode_line(value), indent=2) + b"\n"


def with_texts(value: Any, change: Callable[[str], str]) -> Any:
    """A JSON value with `change` applied to each text in it, except names of properties."""
    match value:
        case str():
            return change(value)
        case dict():
            return {key: with_texts(item, change) for key, item in value.items()}
        case list() | tuple():
            return [with_texts(item, change) for item in value]
        case _:
            return value


def _escaped(text: str) -> str:
    return text.encode(errors="backslashreplace").decode()
