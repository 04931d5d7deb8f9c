"""The message itself, out of what a window or a console puts around it."""

from __future__ import annotations

import re

from evcorr.mining.extractors.messages.tool_output import without_place
from evcorr.text.folding import fold_blanks

# a window's title above its text, with an underline or as "Title: ... Text: ..."
_UNDERLINED = re.compile(r"\s*[^\n]{1,70}\n\s*[-=]{3,}[ \t]*\n")
_TITLED = re.compile(r"\s*Title\s?:\s[^\n]{0,80}?\s+(?:Text|Message)\s?:\s", re.IGNORECASE)
_BAR = re.compile(
    r"\s*+(?![^:\n]{0,80}\b(?i:not|cannot|error|fail|unable))"
    r"[A-Z][\w./()-]{0,24}(?:\s[\w./()-]{1,24}){0,4}:[ \t]*\n\s*(?=\S)"
)
# the head of a mail whose text is the message
_HEAD = r"[ \t]*>?(?:From|To|Cc|(?:Date\s)?Sent|Date|Time|Subject|Priority|Importance)\s?:"
_MAIL = re.compile(rf"\s*(?=>?From\s?:)(?:{_HEAD}[^\n]*\n){{2,9}}\s*(?!{_HEAD})(?=[A-Z\"*<])")
# the system that shows the message, on a line above it
_SYSTEM = re.compile(r"\s*(?:From|In|On)\s(?:Microsoft\s)?Windows\s[^\n.]{1,24}\n")
# a window's title alone: names in capitals, which tell of no failure
_HEADING = re.compile(
    r"\s*+(?P<title>(?!(?:The|An?|This|You|Your|It|If)\b)"
    r"(?![^\n]*\b(?i:not|cannot|errors?|fail\w*|unable|denied|invalid|stop|missing|full|lost)\b)"
    r"[A-Z][A-Za-z.]{1,24}(?:[ ](?:-[ ])?(?:[A-Z][A-Za-z.]{0,24}|and|of|for|the|to)){0,5})"
    r"[ \t]*\n[ \t]*(?=[A-Z][a-z]*[ ][a-z])"
)
_BUTTONS = re.compile(
    r"^\s*+(?:(?:\[[A-Za-z][\w' &]{1,30}\]|OK|Cancel|Close|Yes|No|Retry|Abort|Ignore|Help|Exit\sSetup)\s*){1,4}$"
    r"(?!\n\s*[a-z])",
    re.MULTILINE,
)
_CHOICES = re.compile(r"^\s*+o\s[^\n]{1,60}$", re.MULTILINE)
_BULLET = re.compile(r"[-*]\s")
# an event record that is read as a message: what stands before its description, and the record behind it
_RECORD_HEAD = re.compile(
    r"(?:(?:Error|ID)?:?\s?\d{0,5}\s)?Source\s?:\s?(?:(?!Description\b)\S{1,40}\s){1,12}Description\s?:\s",
    re.IGNORECASE,
)
_NEXT_RECORD = re.compile(r"\sEvent(?:\sID)?\s?:\s?\d{1,5}\s(?:Source|Description)\s?:.{0,2000}\Z", re.IGNORECASE)
# what the consoles of Systems Management Server put before the words of a status message
_STATUS = re.compile(
    r"(?:Status\s)?Message\sID:?\s\d{3,5}(?:\s?[:,-])?\s(?:Component:\s?\w{1,40}\s)?(?:(?:Message\sText|Description):\s)?",
    re.IGNORECASE,
)
# where the calls begin that a program of .NET was in: "at Contoso.Paint.Tray.Open(String name)"
_CALLS = re.compile(
    r"(?:,?\sStackTrace:\s{0,4}')?\s{1,8}at\s(?:[A-Z][\w`<>]{0,60}\.){1,12}[\w`<>.,\[\]]{1,80}\(.*\Z", re.DOTALL
)
_PROMPT = re.compile(
    r"^\s*+(?:VERBOSE:\s|(?:\[?PS\]?\s)?(?:\[?[A-Za-z]:\\[^\n<>]{0,80}[>\]]|[A-Z]:>)|>\s).*$", re.MULTILINE
)


def message_text(raw: str) -> str:
    """Return a shown message on one line, without what a window, a console or an event record puts around it."""
    bare = _PROMPT.sub("", _CHOICES.sub("", _BUTTONS.sub("", without_calls(without_place(raw)))))
    for frame in (_MAIL, _SYSTEM, _UNDERLINED, _TITLED, _BAR):
        bare = _without(frame, bare)
    bare = without_heading(bare)
    return _unquoted(_described(_without(_STATUS, _without(_BULLET, fold_blanks(bare)))))


def without_calls(raw: str) -> str:
    """Return a shown message without the calls of a .NET program that are printed behind it."""
    return _CALLS.sub("", raw) if " at " in raw else raw


def _without(opening: re.Pattern[str], text: str) -> str:
    """Return a text without what it opens with."""
    found = opening.match(text)
    return text[found.end() :] if found else text


def without_heading(raw: str) -> str:
    """Return a shown message without the line of a title above it: one that ends before the next word needs a new line.

    What is left has to be a sentence.
    """
    heading = _HEADING.match(raw)
    return raw[heading.end() :] if heading and ends_early(raw, heading.end()) else raw


def ends_early(raw: str, start: int) -> bool:
    """Tell whether the line before a place ends though the next word had room in it, and words enough follow."""
    below = raw[start:].split()
    if len(below) < _FEWEST_WORDS:
        return False
    line = raw[:start].strip().rpartition("\n")[2].strip()
    return len(f"{line} {below[0]}") <= max(map(len, map(str.strip, raw.splitlines())))


_FEWEST_WORDS = 4


def _described(text: str) -> str:
    """Return the description alone of a text that is an event record."""
    bare = _without(_RECORD_HEAD, text)
    return text if bare == text else _NEXT_RECORD.sub("", bare)


def _unquoted(text: str) -> str:
    """Return a text without the quotation marks around all of it, or a single one left at either end."""
    if text.startswith('"') and text.endswith('".') and text.count('"') == 2:
        return text[1:-2].strip()
    while len(text) > 2 and text[0] == '"' and text[-1] == '"':
        text = text[1:-1].strip()
    # the comma of the sentence that quotes it
    return text.strip(" ").rstrip(",") if text.count('"') % 2 == 0 else text.strip(' "').rstrip(",")
