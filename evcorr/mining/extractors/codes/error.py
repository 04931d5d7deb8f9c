"""Error codes: in running text with the words that make them codes, and with the message they are shown in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from evcorr.article import Section
from evcorr.codes import parse_code
from evcorr.mentions import ErrorMention, Mention, find_errors
from evcorr.mentions.code_space import hex_space
from evcorr.mining.extractors.codes.error_wording import ARTICLE_FORMS
from evcorr.mining.extractors.codes.other_number import is_no_code
from evcorr.mining.extractors.codes.product_code import (
    closing_codes,
    codes_of_events,
    codes_of_tools,
    mail_codes,
    product_codes,
)
from evcorr.mining.extractors.context.listing import is_listing
from evcorr.mining.extractors.context.reference import is_in_reference
from evcorr.mining.extractors.context.sentence import paragraph_at
from evcorr.mining.extractors.events.block import in_event_block
from evcorr.mining.extractors.messages.frame import message_text, without_calls
from evcorr.mining.extractors.messages.quote import Quote, quotes
from evcorr.mining.extractors.messages.said import speaks_of_error
from evcorr.mining.extractors.messages.tool_output import codes_of_console
from evcorr.observable import ErrorCode
from evcorr.text.begun_regex import has_one

_DIGITS = tuple("0123456789")
_DIGIT = re.compile(r"\d")
# "Run-time error '-2147467259 (80004005)'" is one code
_IN_HEX_TOO = re.compile(r"(?P<decimal>-?\s?\d{9,10})\s?\((?P<code>(?:0x)?[89A-F][0-9A-F]{7})\)", re.IGNORECASE)
# the sign comes first in the expression: it is found faster than the digits before it
_IN_BRACKETS = re.compile(r"\((?:0x)?[89A-F][0-9A-F]{7}\)", re.IGNORECASE)
# a sentence that quotes a message, which opens with its code: "Fatal [59] Error autocreating postoffice"
_QUOTED = re.compile(r'"(?P<text>[^"\n]{12,200}(?:\n[^"\n]{1,200}){0,2})"')
# error 2182, stating "The service is already started."
_SAID_BEHIND = re.compile(
    rf"[,:]?\s{{1,8}}(?:stating|saying|(?:that|which)\s(?:states|says|reads)|with\sthe\s(?:message|text|description))"
    rf"[,:]?\s{{1,8}}{_QUOTED.pattern}"
)
# "Name not found" (error 3265)
_SAID_BEFORE = re.compile(r'"(?P<text>[^"\n]{6,120}(?:\n[^"\n]{1,120})?)"\s\((?:[\w-]{1,12}\s)?\Z')
# what a STOP says below its own code has codes too: "terminated unexpectedly with a status of 0xC0000017"
_STOP_SCREEN = re.compile(r"\W{0,20}STOP:?\s{0,4}(?:0x)?[0-9a-f]{2,10}\b", re.IGNORECASE)
# the title of another article
_OTHERS_TITLE = re.compile(r"(?:PRB|BUG|FIX|INFO|HOWTO|DOC|X[A-Z]{3}):\s")
_BESIDE = 260
_WORD = re.compile(r"[A-Za-z]{2,}")
# "HTTP error 500" says no more than that it is one
_SAYING = 3
_LONGEST = 700
_SHORT = 120
_SYMBOL = re.compile(r"[A-Z]{1,12}_\w{2,60}|JET_err\w{3,60}")


def extract_error(section: Section) -> Iterator[Mention[ErrorCode]]:
    """Yield the error codes of a section, each with the whole message that it is shown in.

    A code in an event's description is an error without a text of its own; data dumps hold none.
    """
    text = section.text
    if not _has_digit(text):
        return
    mail = mail_codes(text)
    others = (*mail, *product_codes(text))
    longer = (*mail, *(found for found in others if "-" in found[0]))
    printed = tuple(codes_of_console(text))
    yield from printed
    numbers = tuple(mention for mention in _numbers(text) if not _is_printed(mention, printed))
    for mention in numbers:
        is_code = _is_shown_zero(text, mention) or not is_no_code(text, mention)
        if is_code and not any(_is_part(mention, found) for found in longer):
            yield _with_text(text, mention, is_title=section.is_title)
    for found in closing_codes(text):
        if not any(mention.touches(*found.span("code")) for mention in numbers):
            closing = ErrorCode(code=found["code"], space=hex_space(parse_code(found["code"])))
            yield _with_text(text, ErrorMention(closing, *found.span("code"), explicit=True), is_title=False)
    for found in others:
        code = found[found.lastgroup or "code"]
        mention = ErrorMention(ErrorCode(code=code, space="product"), found.start(), found.end(), explicit=True)
        yield _with_text(text, mention, is_title=section.is_title)
    yield from codes_of_events(text)
    for tool in codes_of_tools(text):
        yield _with_text(text, ErrorMention(tool.what, tool.start, tool.end, explicit=True), is_title=section.is_title)


def _has_digit(text: str) -> bool:
    """Tell whether a text has a digit, of any script."""
    return has_one(_DIGITS, text, text) or (not text.isascii() and _DIGIT.search(text) is not None)


def _is_printed(mention: ErrorMention, printed: Iterable[Mention[ErrorCode]]) -> bool:
    """Tell whether a number is a code that a tool printed, which is known with its message."""
    return any(each.touches(mention.start, mention.end) and each.what.code == mention.what.code for each in printed)


def _is_shown_zero(text: str, mention: ErrorMention) -> bool:
    """Tell whether a zero is the code that a short message shows, "Execution error 0.", rather than success.

    "Error=0" tells the value of a field.
    """
    return (
        mention.what.code == "0"
        and "=" not in text[mention.start : mention.end]
        and any(
            quote.start <= mention.start < quote.end and len(quote.text) <= _SHORT and not quote.is_event
            for quote in quotes(text)
        )
    )


def _is_part(mention: ErrorMention, found: re.Match[str]) -> bool:
    """Tell whether a number is part of a longer code: the 550 of "550 5.1.1", the 500 of "HTTP 500-12"."""
    return mention.what.code in found[0] and mention.touches(*found.span())


def _numbers(text: str) -> Iterator[ErrorMention]:
    """Yield the codes that the words beside them mark, and of those told twice, in decimal too, the hexadecimal."""
    mentions = tuple(find_errors(text, forms=ARTICLE_FORMS))
    twice = tuple(_IN_HEX_TOO.finditer(text)) if _IN_BRACKETS.search(text) else ()
    decimal = {found["decimal"].replace(" ", "") for found in twice}
    yield from (mention for mention in mentions if mention.what.code not in decimal)
    yield from _only_in_brackets(twice, mentions)


def _only_in_brackets(twice: Iterable[re.Match[str]], mentions: Iterable[ErrorMention]) -> Iterator[ErrorMention]:
    """Yield the codes told twice of which the hexadecimal form is none that stands by itself elsewhere."""
    for found in twice:
        if not any(mention.touches(*found.span("code")) for mention in mentions):
            code = ErrorCode(code=found["code"], space="hresult")
            yield ErrorMention(code, found.start(), found.end(), explicit=True)


def _with_text(text: str, mention: ErrorMention, *, is_title: bool) -> Mention[ErrorCode]:
    """Return the mention with the text that the article gives: the passage that shows it, or what is quoted beside."""
    what = mention.what
    if in_event_block(text, mention.start, mention.end):
        return Mention(replace(what, text=None), mention.start, mention.end)
    for quote in quotes(text):
        if quote.start <= mention.start < quote.end and _is_short(text[quote.start : quote.end]):
            if quote.is_event or is_listing(text[quote.start : quote.end].rstrip(" ;\n")):
                return Mention(replace(what, text=None), mention.start, mention.end)
            if mention.explicit and _STOP_SCREEN.match(text, quote.start):
                return Mention(replace(what, text=None), mention.start, mention.end)
            return _in_quote(text, what, quote)
    if (shown := _announced_by(text, mention)) is not None:
        said = message_text(text[shown.start : shown.end])
        return Mention(replace(what, text=said), mention.start, shown.end)
    if not is_title and (quoted := _quoted_beside(text, mention)):
        said = message_text(quoted["text"])
        return Mention(replace(what, text=said), min(mention.start, quoted.start()), max(mention.end, quoted.end()))
    if is_title or is_in_reference(text, mention.start) or not _is_said(text, mention):
        what = replace(what, text=None, space=what.space if what.space != "net" or mention.explicit else None)
    return Mention(what, mention.start, mention.end)


def _is_short(shown: str) -> bool:
    """Tell whether what is shown is no longer than a message, but for the calls behind it."""
    return len(shown) <= _LONGEST or len(without_calls(shown)) <= _LONGEST


def _quoted_beside(text: str, mention: ErrorMention) -> re.Match[str] | None:
    """Return the message in quotation marks that a sentence gives with a code: around it, behind it or before it."""
    behind = _SAID_BEHIND.match(text, mention.end) or _SAID_BEFORE.search(
        text, max(0, mention.start - _BESIDE), mention.start
    )
    return behind or (_quoted_from(text, mention) if mention.what.text is None else None)


def _quoted_from(text: str, mention: ErrorMention) -> re.Match[str] | None:
    """Return the message in quotation marks that a code stands in, unless it is little more than the code."""
    paragraph = paragraph_at(text, mention.start)
    first = max(paragraph.start if paragraph else 0, mention.start - _LONGEST)
    opening = text.rfind('"', first, mention.start)
    # behind an odd number of marks one closes what is quoted, unless the code stands right behind it
    if opening < 0 or (opening < mention.start - 1 and text.count('"', first, opening) % 2):
        return None
    quoted = _QUOTED.match(text, opening)
    if quoted is None or _OTHERS_TITLE.match(quoted["text"]):
        return None
    is_told = mention.what.space != "exception" and len(_WORD.findall(quoted["text"])) >= _SAYING
    return quoted if is_told else None


def _announced_by(text: str, mention: ErrorMention) -> Quote | None:
    """Return the message that a code leads up to, "error 1743 appears with this message:", and that has no other."""
    paragraph = paragraph_at(text, mention.start)
    if paragraph is None or not paragraph.flat.endswith(":"):
        return None
    shown = next((quote for quote in quotes(text) if quote.start >= paragraph.end), None)
    if shown is None or shown.is_event or not shown.is_alone or text[paragraph.end : shown.start].strip():
        return None
    if mention.what.code not in shown.lead or not _is_message(text[shown.start : shown.end], shown.lead):
        return None
    return shown


def _is_message(raw: str, lead: str) -> bool:
    """Tell whether a passage is the words of an error that its lead speaks of, rather than code or a further code."""
    return speaks_of_error(lead) and not is_listing(raw) and not any(find_errors(raw, forms=ARTICLE_FORMS))


def _in_quote(text: str, what: ErrorCode, quote: Quote) -> Mention[ErrorCode]:
    return Mention(replace(what, text=message_text(text[quote.start : quote.end])), quote.start, quote.end)


def _is_said(text: str, mention: ErrorMention) -> bool:
    """Tell whether what follows a code is the message itself, rather than the article going on in its own words."""
    said = mention.what.text
    if said is None or mention.explicit or _SYMBOL.fullmatch(said):
        return True
    paragraph = paragraph_at(text, mention.start)
    quoted = text[mention.start - 1 : mention.start] == '"' or mention.what.code not in said
    return quoted or (paragraph is not None and not paragraph.is_prose)
