"""The message that belongs to an error code, from the words beside the code."""

from __future__ import annotations

import re

import msgspec

from evcorr.text.folding import fold_blanks
from evcorr.text.lazy_regex import lazy_regex

MAX_MESSAGE = 300
"""A message is no longer than so many characters, so that no more text than that is looked at for each code."""

_SENTENCE_END = lazy_regex(r"[.!?][\"'\u201d]?(?=[)\]]{0,2}(?:\s|\Z))")
_BLANK_LINES = lazy_regex(r"\r?\n(?:[ \t>\r]{0,80}\n){1,2}")
_LEAD = lazy_regex(r"[ \t>]{0,80}(?:[*\u2022-][ \t]{1,8}|\d{1,2}[.)][ \t]{1,8})?[\"'\u201c]?")
"""Indentation, mail quoting, a bullet and an opening quote at the start of a line."""

_QUOTING = lazy_regex(r"\n[ \t]{0,40}>[> \t]{0,40}")

_OCCURRED = lazy_regex(r"\s{1,20}has\s{1,20}occurred[.:]?", re.IGNORECASE)
_SIGN = lazy_regex(
    r"""
    ['")\]]?[ ]{0,2}
    (?: [.-]{1,2}(?=\s)[ \t]{0,8}\n?[ \t>]{0,20} | :\s{0,20} )(?=["']?\w)     # Error 203. The system; Error 52 - Bad
    | \s{1,4}(?=[A-Z]{2,20}\s[A-Z]{2,20}\b)                                  # a message all in capitals
    """,
    re.VERBOSE,
)
"""What parts a code from the message it opens."""

_QUOTED = lazy_regex(
    r"['\"]?,?\s{1,4}(?:\([\"\u201c](?P<bracketed>[^\"\u201c\u201d]{4,200})[\"\u201d]\)"
    r"|[\"\u201c](?P<plain>[A-Z][^\"\u201c\u201d]{4,200})[\"\u201d])"
    r"|[ ]?\((?P<told>[A-Z][^()\n]{6,200}\.)\)"
)
"""error 1317 ("The specified user does not exist"); error 3146 "ODBC Call Failed"; error 21(The device is busy.)."""

_MORE_HELP = lazy_regex(
    r"more\s{1,20}help\s{1,20}is\s{1,20}available\s{1,20}by\s{1,20}typing[\s>\"]{1,40}\Z", re.IGNORECASE
)
_TYPING = lazy_regex(r"typing[\s>\"]{1,40}\Z", re.IGNORECASE)
_LONGEST_TYPING = len("typing") + 40
_ENDED = lazy_regex(r"[.!?:][\"'\u201d)\]]{0,2}\s{1,40}(?=\S)")

_PROMPT = lazy_regex(r"^[A-Za-z]:\\[^>\n]{0,200}>[^\n]{0,300}\n", re.MULTILINE)
"""A command at its prompt, which is no part of what it prints."""

_NAME = r"\b(?P<name>[A-Z]{1,12}_[A-Z0-9_]{2,60}|JET_err[A-Za-z]{3,50})\b"
_NAME_AFTER = lazy_regex(rf"\s{{0,2}}[-(=:,\[\"]{{0,2}}\s{{0,2}}{_NAME}")
_NAME_BEFORE = lazy_regex(rf"{_NAME}[\s(=:,-]{{1,6}}\Z")
"""The symbolic name that stands behind or before a code: 0xC0000034 (STATUS_OBJECT_NAME_NOT_FOUND)."""


class Said(msgspec.Struct, frozen=True):
    """A code's message, white space folded, and the characters that it and the code take up."""

    text: str
    start: int
    end: int


def message_of(text: str, match: re.Match[str]) -> Said | None:
    """The message of the code that a form found in the text; None where no words of it stand there.

    The code is part of the message ("System error 85 has occurred. The local ..."), but a symbolic name beside it
    stands for a message.
    """
    start, end = match.span()
    return (
        _help_before(text, start, end)
        or _named(text, match.start("code"), end, start)
        or _sentence_after(text, start, end)
    )


def _help_before(text: str, start: int, end: int) -> Said | None:
    """The sentence before "More help is available by typing NET HELPMSG n", which may be a paragraph above."""
    # a short look: few codes stand behind this word
    if _TYPING.search(text, max(0, start - _LONGEST_TYPING), start) is None:
        return None
    earliest = max(0, start - MAX_MESSAGE - 80)
    offer = _MORE_HELP.search(text, earliest, start)
    if offer is None:
        return None
    first = _sentence_before(text, earliest, offer.start())
    closed = end + (text[end : end + 1] == ".")
    return Said(_fold(text[first:closed]), first, closed)


def _sentence_before(text: str, earliest: int, end: int) -> int:
    """Where the sentence begins that ends before `end`: after another one or a command, or with its paragraph."""
    before = text[earliest:end]
    content = len(before.rstrip(" \t\r\n>"))
    paragraphs = [blank.end() for blank in _BLANK_LINES.finditer(before, 0, content)]
    lead = _LEAD.match(before, paragraphs[-1] if paragraphs else 0)
    first = lead.end() if lead else 0
    ends = [ended.end() for form in (_ENDED, _PROMPT) for ended in form.finditer(before, first, content)]
    return earliest + max(ends, default=first)


def _sentence_after(text: str, start: int, end: int) -> Said | None:
    """The message that its code opens."""
    occurred = _OCCURRED.match(text, end)
    if occurred is not None:
        end = occurred.end()
        last = _sentence_end(text, end) or _sentence_below(text, start, end) or end
        return Said(_fold(text[start:last]), start, last)
    quoted = _QUOTED.match(text, end)
    if quoted is not None:
        return Said(_fold(quoted["bracketed"] or quoted["plain"] or quoted["told"]), start, quoted.end())
    sign = _SIGN.match(text, end)
    # "returns error 5. Then ..." is prose; a message opens with a capital or its line
    if sign is None or not (text[start].isupper() or _opens_line(text, start)):
        return None
    end_of_message = _sentence_end(text, sign.end())
    return Said(_fold(text[start:end_of_message]), start, end_of_message) if end_of_message else None


def _sentence_end(text: str, start: int) -> int | None:
    """Where the sentence ends that follows `start` in the same paragraph; None if the paragraph ends there.

    Without a full stop it ends with its line, for what follows may be anything.
    """
    rest = text[start : start + MAX_MESSAGE]
    paragraph = _BLANK_LINES.search(rest)
    rest = rest[: paragraph.start()] if paragraph else rest
    if not rest.strip():
        return None
    ended = _SENTENCE_END.search(rest)
    if ended is not None:
        return start + ended.end()
    line = rest.find("\n", len(rest) - len(rest.lstrip()))
    return start + len(rest[: line if line >= 0 else None].rstrip())


def _sentence_below(text: str, start: int, end: int) -> int | None:
    """Where the next paragraph ends, if it is one sentence, set in like the line that `start` opens."""
    blank = _BLANK_LINES.match(text, end)
    lead = text[text.rfind("\n", max(0, start - 80), start) + 1 : start]
    if blank is None or lead.strip(" \t>\"'") or not text.startswith(lead.rstrip("\"'"), blank.end()):
        return None
    last = _sentence_end(text, blank.end())
    following = text[last : last + 1] if last else ""
    return last if following in {"", "\r", "\n", '"', "'"} else None


def _opens_line(text: str, start: int) -> bool:
    """Whether nothing but indentation, a bullet and a quote stands before `start` in its line."""
    lead = _LEAD.fullmatch(text, text.rfind("\n", max(0, start - 80), start) + 1, start)
    return lead is not None


def _named(text: str, code_start: int, end: int, start: int) -> Said | None:
    """The symbolic name behind or before the code."""
    after = _NAME_AFTER.match(text, end)
    if after is not None:
        return Said(after["name"], start, after.end())
    earliest = max(0, code_start - 80)
    before = _NAME_BEFORE.search(text[earliest:code_start])
    return Said(before["name"], min(start, earliest + before.start()), end) if before else None


def _fold(message: str) -> str:
    """A message on one line, without mail quoting and the quotes around it."""
    return fold_blanks(_QUOTING.sub("\n", message)).strip("\"'\u201c\u201d")
