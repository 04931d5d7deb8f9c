"""Error codes: in running text with the words that make them codes, and with the message they are shown in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from evcorr.article import Section
from evcorr.codes import parse_code, table
from evcorr.mentions import ErrorMention, Mention, find_errors
from evcorr.mining.extractors.block import event_blocks, in_event_block
from evcorr.mining.extractors.error_wording import ARTICLE_FORMS
from evcorr.mining.extractors.frame import message_text
from evcorr.mining.extractors.listing import is_listing
from evcorr.mining.extractors.quote import Quote, quotes
from evcorr.mining.extractors.role import is_in_reference
from evcorr.mining.extractors.said import speaks_of_error
from evcorr.mining.extractors.sentence import paragraph_at
from evcorr.observable import ErrorCode

# "fails with LNK2001 errors": the tools of Visual C++, Basic and FORTRAN number their own messages
_OF_TOOL = re.compile(
    r"\b(?:(?P<before>(?:LNK|CVT|BK|RC|RW|CS|LINK|L|C|D|F|R|U|A|S)\d{4})(?=\s(?:error|warning)s?\b)"
    r"|(?<!disable\s)(?:error|warning)s?\s(?P<after>(?:LNK|CVT|BK|RC|RW|CS|LINK|L|C|D|F|R|U|A|S)\d{4})|(?P<runtime>R6\d{3}))\b"
)
_RETURNED = re.compile(
    r"\breturned\s{1,3}code\s{1,3}(?:of\s{1,3}|is\s{1,3}|[:=]\s{0,3})?(?P<code>-?\d{1,5})(?![\w%]|\.\d)", re.I
)
# "a 404 error", "HTTP 500 - Internal server error", "550 Relaying denied", "PRO0003E: file open failure"
# the digit comes first in the expression: it is found faster than the words before it
_NUMBERED = re.compile(
    r"(?P<code>\d(?:(?<=\ba\s\d)|(?<=\ban\s\d)|(?<=\bthe\s\d)|(?<=\bthis\s\d))\d{2,4})\serrors?\b", re.IGNORECASE
)
_HTTP = re.compile(r"\bHTTP(?:/1\.\d)?\s(?:error\s|status\s(?:code\s)?)?(?P<code>[45]\d\d(?:\.\d)?)\b", re.IGNORECASE)
_OPENS = re.compile(
    r"""
    [ \t]*"?(?P<code>
        [245]\d\d(?:\.\d)?(?=\s[A-Z][a-z]|\s<\w)
      | \d{4,5}(?=:\s[A-Z][a-z]+\s\w)
      | (?!NET\d)[A-Z]{1,5}-?\d{3,5}[A-Z]?(?=\s?:[ \t])
      | [A-Z]{1,4}\d{4}(?=\s[A-Z])
      | [A-Z]{3}\d{3,5}[AEISW](?=\s)
      | \d{1,5}(?=L\s(?:ERROR|STATUS|NERR|RPC_[SX])_[A-Z])
      | (?=\w{0,3}[A-F])(?=\w{0,3}\d)[0-9A-F]{4}(?=:[ \t]))
    """,
    re.VERBOSE,
)
# "receive the following error: 8570 Report sections do not match"; not the year that a product is named after
_OPENS_ERROR = re.compile(r"\s*(?P<code>(?!19|20)\d{4,5})(?=\s[A-Z][a-z]+\s\w)")
# SMTP: "550 5.1.1", also without the first code where the words say what it is ("NDR error 5.7.12")
_SMTP = re.compile(
    r"(?<![\w.])(?P<code>[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3})(?![\w.]\d)"
    r"|\b(?:error|code|NDR|DSN|status)s?:?\s(?:code:?\s)?\"?(?P<enhanced>[45]\.\d{1,3}\.\d{1,3})(?![\w.]\d)"
    r"|(?<![\w.])(?P<before>[45]\.\d{1,3}\.\d{1,3})\s(?:NDR|DSN|error|status\scode)\b"
    r"|^\s{2,20}(?P<listed>[45]\.\d{1,3}\.\d{1,3})(?=:\s)",
    re.IGNORECASE | re.MULTILINE,
)
# a text without this holds no such code
_ENHANCED = re.compile(r"[45]\.\d{1,3}\.\d")
_QUOTED_CODE = re.compile(r"\"(?P<code>[A-Z]{1,5}\d{3,5}[A-Z]?)(?=\s?:\s[^\"]{4,200}\")")
# what Teams and other telephones say of a call: "SIP response code: 504", "Microsoft response code 569002", "a SIP 403"
_TELEPHONE = re.compile(
    r"\b(?:(?:SIP|Microsoft)\sresponse\scodes?:?|SIP(?:\serrors?)?)\s(?P<code>[3-6]\d\d(?:\d{3})?)\b(?!\sto\s\d)"
)
_HINTED = (
    (_TELEPHONE, ("sip ",)),
    (_RETURNED, ("return", "code")),
    (_NUMBERED, ("error",)),
    (_HTTP, ("http",)),
    (_QUOTED_CODE, ('"',)),
)
_CAPITAL_AND_DIGITS = re.compile(r"[A-Z]\d{3}")
# a code of Windows NT 3.x on a line of its own: "0008: Not enough storage space is available."
_PADDED = re.compile(r"^[ \t]*(?P<code>0\d{3})(?=:\s[A-Z])", re.MULTILINE)
# one of several in a message: "MAC0001: Init failure"
_CODED_LINE = re.compile(r"^[ \t]*(?P<code>(?!NET\d)[A-Z]{2,5}-?\d{3,5}[A-Z]?)(?=\s?:[ \t])", re.MULTILINE)
# WLR0103 DOS LAN Requester Windows Driver cannot be loaded
_NUMBERED_LINE = re.compile(r"(?:^[ \t]*|[.:]\s{1,4})(?P<code>(?!NET|SYS)[A-Z]{3}\d{4})(?=\s[A-Z])", re.MULTILINE)
_BRACKETED = re.compile(r"\[(?P<code>(?:0x)?[0-9A-Fa-f]{8})\]")
_IN_QUOTES = (_PADDED, _BRACKETED, _CODED_LINE, _NUMBERED_LINE)
# what COM Transaction Integrator and SNA Server say in their events: "(1435) The dynamic link libraries were not found"
_HEADS_EVENT = re.compile(
    r"(?:^[ \t]*|description\s?:\s{1,8})\((?P<code>\d{4})\)(?=\s[A-Z])", re.IGNORECASE | re.MULTILINE
)
# what Userenv and others end theirs with: "Please correct the problem and log off. (5)"; the MTA of Exchange ends its
# with how grave they are, one of four numbers
_ENDS_EVENT = re.compile(r"[\w.]\s{1,12}\((?P<code>(?!1[0246]\))\d{1,5})\)\.?\s*\Z")
_END = 40
_DIGIT = re.compile(r"\d")
# what a program writes for the ends of a range, or for success, is no error unless the words around it say so
_LIMITS = frozenset({0, 0x80000000, 0x80000001, 0xC0000000, 0xCCCCCCCC, 0xFFFFFFFF})
# "Run-time error '-2147467259 (80004005)'" is one code
_IN_HEX_TOO = re.compile(r"(?P<decimal>-?\s?\d{9,10})\s?\((?P<code>(?:0x)?[89A-F][0-9A-F]{7})\)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\((?:0x)?[89A-F][0-9A-F]{7}\)", re.IGNORECASE)
# bytes behind their address, the rows of a stack, and instructions
_DUMP_ROW = re.compile(
    r"[ \t>]{0,40}(?:(?:FAULT\s?->\s?)?[0-9A-Fa-f]{8}\s{1,4}[0-9A-Fa-f]{2,24}\s{1,16}[a-z]{2,7}\s"
    r"|[0-9A-Fa-f]{4,8}:(?:\s{1,3}[0-9A-Fa-f]{2,8}\b){2}|(?:[0-9A-Fa-f]{8}\s{1,3}){3})"
)
# a row of a table under a line that ends in the word: "0x00000001               Debugger Interrupt"
_TABLE_ROW = re.compile(r"[ \t]{0,8}(?:0x[0-9A-Fa-f]{1,8}|\d{1,10})[ \t]{4,40}\S")
# "error 00000001.PRI"
_OF_FILE = re.compile(r"\.(?:exe|dll|sys|drv|log|txt|dat|tmp|pri|htm|dbf)\b", re.IGNORECASE)
# the next step, below the word
_STEP = re.compile(r"\d{1,2}[.)]\s")
# a word that ends its paragraph or cell announces nothing that follows
_PARTED = re.compile(r"\w[ \t]*\n\s*\n\s*\Z")
# what the crash of a program gives
_OF_CRASH = re.compile(r"\bexception\sgenerated\s{1,8}(?:was\s{1,8})?\Z", re.IGNORECASE)
# addresses of Windows NT's kernel look like an HRESULT: "referenced memory at 0x8013797c"
_OF_ADDRESS = re.compile(r"\b(?:at|address)\s{1,8}\W?\Z", re.IGNORECASE)
# "the first parameter will always be 0xc0000005": of a STOP
_OF_PARAMETER = re.compile(r"\bparameter\b[^.\n]{0,40}\W?\Z", re.IGNORECASE)
_KERNEL = range(0x80100000, 0x80800000)
_LONGEST = 700
_SYMBOL = re.compile(r"[A-Z]{1,12}_\w{2,60}|JET_err\w{3,60}")


def extract_error(section: Section) -> Iterator[Mention[ErrorCode]]:
    """Yield the error codes of a section, each with the whole message that it is shown in.

    A code in an event's description is an error without a text of its own; data dumps hold none.
    """
    text = section.text
    if _DIGIT.search(text) is None:
        return
    mail = tuple(_SMTP.finditer(text)) if _ENHANCED.search(text) else ()
    mentions = tuple(find_errors(text, forms=ARTICLE_FORMS))
    twice = tuple(_IN_HEX_TOO.finditer(text)) if _IN_BRACKETS.search(text) else ()
    twice_told = {found["decimal"].replace(" ", "") for found in twice}
    for mention in (*mentions, *_only_in_brackets(twice, mentions)):
        if any(mention.touches(*found.span()) for found in mail):
            continue
        if mention.what.code not in twice_told and not _is_none(text, mention):
            yield _with_text(text, mention, is_title=section.is_title)
    for found in (*mail, *_product_codes(text)):
        code = found[found.lastgroup or "code"]
        mention = ErrorMention(ErrorCode(code=code, space="product"), found.start(), found.end(), explicit=True)
        yield _with_text(text, mention, is_title=section.is_title)
    yield from _heading_events(text)
    if ("error" not in text and "warning" not in text) or _CAPITAL_AND_DIGITS.search(text) is None:
        return
    for found in _OF_TOOL.finditer(text):
        code = found[found.lastgroup or "before"]
        yield Mention(ErrorCode(code=code, space="product"), found.start(), found.end())


def _heading_events(text: str) -> Iterator[Mention[ErrorCode]]:
    """Yield the codes in brackets that head or end what events say."""
    for block in event_blocks(text):
        end = _ENDS_EVENT.search(text[max(block.start, block.end - _END) : block.end])
        if end is not None and int(end["code"]) in table("win32"):
            place = block.end - len(end[0])
            yield Mention(ErrorCode(code=end["code"], space="win32"), place, block.end)
        for found in _HEADS_EVENT.finditer(text, block.start, block.end):
            if int(found["code"]) != block.what.event_id:
                yield Mention(ErrorCode(code=found["code"], space="product"), found.start("code"), found.end("code"))


def _only_in_brackets(twice: Iterable[re.Match[str]], mentions: Iterable[ErrorMention]) -> Iterator[ErrorMention]:
    """Yield the codes told twice of which the hexadecimal form is none that stands by itself elsewhere."""
    for found in twice:
        if not any(mention.touches(*found.span("code")) for mention in mentions):
            code = ErrorCode(code=found["code"], space="hresult")
            yield ErrorMention(code, found.start(), found.end(), explicit=True)


def _product_codes(text: str) -> Iterator[re.Match[str]]:
    """Yield the codes that only the words of an article, or their place at the head of a message, tell as such."""
    folded = text.casefold()
    for wording, hints in _HINTED:
        if all(hint in folded for hint in hints):
            yield from (found for found in wording.finditer(text) if found["code"].strip("-0"))
    for quote in quotes(text):
        opening = _OPENS.match(text, quote.start)
        if opening is None and not quote.is_event and speaks_of_error(quote.lead):
            opening = _OPENS_ERROR.match(text, quote.start)
        found = [each for wording in _IN_QUOTES for each in wording.finditer(text, quote.start, quote.end)]
        if opening is not None:
            found = [opening, *(each for each in found if each.end("code") != opening.end("code"))]
        yield from found


def _is_none(text: str, mention: ErrorMention) -> bool:
    """Tell whether a number is the end of a range rather than a code, or stands in a data dump."""
    if not mention.explicit and _is_no_code(text, mention):
        return True
    line_start = text.rfind("\n", 0, mention.start) + 1
    return _DUMP_ROW.match(text, line_start) is not None


def _is_no_code(text: str, mention: ErrorMention) -> bool:
    """Tell whether a loose number is the end of a range, an address of memory, a file's name or a step's number."""
    value = parse_code(mention.what.code)
    if value is None or mention.what.code == "-1":
        return False
    line = text.rfind("\n", mention.start, mention.end)
    if line >= 0 and _TABLE_ROW.match(text, line + 1):
        return True
    place = text.find(mention.what.code, mention.start)
    behind = place + len(mention.what.code)
    if _OF_FILE.match(text, behind) or _OF_CRASH.search(text, max(0, place - 40), place):
        return True
    is_apart = "\n" in text[mention.start : place] and not mention.what.code.startswith("-")
    if is_apart and (_STEP.match(text, place) or _PARTED.search(text, mention.start, place)):
        return True
    if value in _LIMITS or _OF_ADDRESS.search(text, max(0, mention.start - 20), mention.start):
        return True
    if "stop" not in text.casefold():
        return False
    return value in _KERNEL or _OF_PARAMETER.search(text, max(0, mention.start - 60), mention.start) is not None


def _with_text(text: str, mention: ErrorMention, *, is_title: bool) -> Mention[ErrorCode]:
    """Return the mention with the text that the article gives: the passage that shows it, or what is quoted beside."""
    what = mention.what
    if in_event_block(text, mention.start, mention.end):
        return Mention(replace(what, text=None), mention.start, mention.end)
    for quote in quotes(text):
        if quote.start <= mention.start < quote.end and quote.end - quote.start <= _LONGEST:
            if quote.is_event:
                return Mention(replace(what, text=None), mention.start, mention.end)
            return _in_quote(text, what, quote)
    if (shown := _announced_by(text, mention)) is not None:
        said = message_text(text[shown.start : shown.end])
        return Mention(replace(what, text=said), mention.start, shown.end)
    if is_title or is_in_reference(text, mention.start) or not _is_said(text, mention):
        what = replace(what, text=None, space=what.space if what.space != "net" or mention.explicit else None)
    return Mention(what, mention.start, mention.end)


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
