"""Inserted strings: those that a viewer puts into a message, such as names and numbers of other messages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.codes import parse_code, system_message
from evcorr.record import Record
from evcorr.text.folding import squeeze
from evcorr.text.lazy_regex import lazy_regex

_LONGEST_NAME = 80
_REFERENCE = "%%"
_ADDRESS = lazy_regex(r"(?=[A-F]{0,16}\d)[\dA-F]{5,16}", re.IGNORECASE | re.ASCII)
_MOST_DIGITS = 10
"""So many digits a code has at most."""


def names_in(record: Record) -> Iterator[str]:
    """The inserted strings that are names, squeezed."""
    return (squeeze(value) for _, value in record.data if _is_name(value))


def _is_name(value: str) -> bool:
    """Whether an inserted string consists of words, not of numbers, codes, paths or references like `%%1053`.

    Addresses (`206bc86`) may be shorter than codes. What Exchange names with all that it belongs to, `/o=North/ou=Site`
    and `C=US;P=North`, is a path as well.
    """
    if len(value) >= _LONGEST_NAME or value.startswith(("%", "{")) or "\\" in value or "=" in value:
        return False
    return any(map(str.isalpha, value)) and parse_code(value) is None and not _ADDRESS.fullmatch(value)


def words_referred_to(record: Record) -> Iterator[str]:
    """The words of Windows, squeezed, that inserted strings refer to."""
    for _, value in record.data:
        number = value.removeprefix(_REFERENCE)
        if value.startswith(_REFERENCE) and number.isascii() and number.isdecimal() and len(number) <= _MOST_DIGITS:
            words = system_message(int(number))
            if words:
                yield squeeze(words).rstrip(".")
