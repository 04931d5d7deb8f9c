"""Codes of products: mail's, tools' and others that only an article's words, or their place in what it shows, tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.codes import table
from evcorr.mentions import Mention
from evcorr.mining.extractors.context.listing import is_listing
from evcorr.mining.extractors.events.block import event_blocks, in_event_block
from evcorr.mining.extractors.messages.quote import quotes
from evcorr.mining.extractors.messages.said import speaks_of_error
from evcorr.observable import ErrorCode
from evcorr.text.worded_regex import BegunRegex, WordedRegex

# "fails with LNK2001 errors": the tools of Visual C++, Basic and FORTRAN number their own messages, as does Setup of
# Windows 95, SU-0013
_OF_TOOL = re.compile(
    r"\b(?:(?P<before>(?!NET|TN\d|IBM\d|RFC)[A-Z]{1,5}\d{4,5}[A-Z]?)(?=\s(?:error|warning)s?\b)"
    r"|(?<!disable\s)(?:[Ee]rror|[Ww]arning)s?:?\s\(?(?P<after>[A-Z]{1,4}\d{4})|(?P<runtime>R6\d{3}|SU-?0\d{3}))\b"
)
_RETURNED = BegunRegex(
    ("returned",), r"\breturned\s{1,3}code\s{1,3}(?:of\s{1,3}|is\s{1,3}|[:=]\s{0,3})?(?P<code>-?\d{1,5})(?![\w%]|\.\d)"
)
# "a 404 error", "HTTP 500 - Internal server error", "550 Relaying denied", "PRO0003E: file open failure"
# the digit comes first in the expression: it is found faster than the words before it
_NUMBERED = re.compile(
    r"(?P<code>\d(?:(?<=\ba\s\d)|(?<=\ban\s\d)|(?<=\bthe\s\d)|(?<=\bthis\s\d))\d{2,4})\serrors?\b", re.IGNORECASE
)
_HTTP = BegunRegex(
    ("http",),
    r"\bHTTP(?:/1\.\d)?\s(?:error\s|status\s(?:code\s)?)?(?P<code>[45]\d\d(?:\.\d{1,3}|-\d{1,2}(?![\w.-]))?)\b",
)
# "Error 403.7", without a word for the protocol
_SUBCODE = re.compile(r"\berror\s(?P<code>40[0-9]\.\d{1,2})(?![\w.]\w|\w)", re.IGNORECASE)
_OPENS = re.compile(
    r"""
    [ \t]*"?(?:\((?=\d{4}\)))?(?P<code>
        [245]\d\d(?:\.\d{1,3})?(?=\s[A-Z][a-z]|\s<\w|\s(?!of\b|bytes\b)[a-z]{4,12}\s[a-z]{3,12}\s\w)
      | (?:[45]\d\d\.\d{1,3}|40[0-6]|50[0-3])(?=\s-\s[A-Z])
      | \d{4,5}(?=:\s[A-Z][a-z]+\s\w)
      | (?<=\()(?!19|20)\d{4}(?=\)\s[A-Z][a-z]+\s\w)
      | (?!NET\d)[A-Z]{1,5}-?\d{3,5}[A-Z]?(?=\s?:[ \t])
      | (?!NET\d)[A-Z]{1,4}\d{4}(?=\s(?:-\s)?[A-Za-z'<])
      | [A-Z]{3}\d{3,5}[AEISW](?=\s)
      | [A-Z]\w{2,10}-\d{2,4}-\d{1,4}(?=:\s)
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
_ENHANCED = BegunRegex(("4.", "5."), r"[45]\.\d{1,3}\.\d")
_QUOTED_CODE = re.compile(r"\"(?P<code>[A-Z]{1,5}\d{3,5}[A-Z]?)(?=\s?:\s[^\"]{4,200}\")")
# what Teams and other telephones say of a call: "SIP response code: 504", "Microsoft response code 569002",
# "a SIP 403", "SIP/2.0 504 Server time-out"
_TELEPHONE = re.compile(
    r"\b(?:SIP/2\.0(?=\s\d{3}\s[A-Z])|(?:SIP|Microsoft)\sresponse\scodes?:?|SIP(?:\serrors?)?)\s(?P<code>[3-6]\d\d(?:\d{3})?)\b(?!\sto\s\d)"
)
_CUED = (
    (_TELEPHONE, re.compile("sip")),
    (_RETURNED, re.compile("returned")),
    (_NUMBERED, re.compile(r"error(?<=\d\serror)")),
    (_HTTP, re.compile("http")),
    (_SUBCODE, re.compile("error 40")),
    (_QUOTED_CODE, re.compile('"')),
)
"""Wordings, each with what a casefolded text has that has one; it begins with what is found fastest."""

_CAPITAL_AND_DIGITS = re.compile(r"[A-Z]-?\d{4}(?!\d)")
# a code of Windows NT 3.x on a line of its own: "0008: Not enough storage space is available."
_PADDED = re.compile(r"^[ \t]*+(?P<code>0\d{3})(?=:\s[A-Z])", re.MULTILINE)
# one of several in a message: "MAC0001: Init failure"
_CODED_LINE = re.compile(r"^[ \t]*+(?P<code>(?!NET\d)[A-Z]{2,5}-?\d{3,5}[A-Z]?)(?=\s?:[ \t])", re.MULTILINE)
# WLR0103 DOS LAN Requester Windows Driver cannot be loaded
_NUMBERED_LINE = re.compile(r"(?:^[ \t]*+|[.:]\s{1,4})(?P<code>(?!NET|SYS)[A-Z]{3}\d{4})(?=\s[A-Z])", re.MULTILINE)
# what Internet Information Server says below its first line: "403.4 Forbidden: SSL required"
_SUBSTATUS = re.compile(r"^[ \t]*+(?P<code>[45]0\d\.\d{1,2})(?=\s[A-Z][a-z])", re.MULTILINE)
_BRACKETED = WordedRegex(("[",), r"(?<!\])(?<!\]\s)\[(?P<code>(?:0x)?[0-9A-Fa-f]{7,8})\]", flags=0)
_IN_QUOTES = (_PADDED, _SUBSTATUS, _CODED_LINE, _NUMBERED_LINE)
# what ends an error message, and is no address: "the tin could not be opened. 0xC0000024", "lost power (0x13aa)"; a
# decimal number stands in brackets there: "The wall could not be shown (177)"
_CLOSES = re.compile(
    r"(?:[.)]|[A-Za-z]{2},?(?<!\bat)(?<!beta)(?<!build)|[\"'>](?=\s{1,20}\())\s{0,20}\(?"
    r"(?P<code>0x[0-9a-f]{4,8}|(?:8\d|c[01])[0-9a-f]{6}|8\d{7}(?:-[0-9a-f]{4,8}){2}|(?<=\s\()(?!19|20)\d{2,5}(?=\)))"
    r"\)?\W{0,3}(?:<?OK>?\W{0,3})?\Z",
    re.IGNORECASE,
)
_CLOSING = 60
# so many digits are a code in hexadecimal
_WHOLE = 8
_OF_MEMORY = re.compile(r"address|offset|location|memory|module", re.IGNORECASE)
# what COM Transaction Integrator and SNA Server say in their events: "(1435) The dynamic link libraries were not found"
_HEADS_EVENT = re.compile(
    r"(?:^[ \t]*|description\s?:\s{1,8})\((?P<code>\d{4})\)(?=\s[A-Z]|[a-z])", re.IGNORECASE | re.MULTILINE
)
# what Userenv and others end theirs with: "Please correct the problem and log off. (5)"; the MTA of Exchange ends its
# with how grave they are, one of four numbers
_ENDS_EVENT = re.compile(r"[\w.]\s{1,12}\((?P<code>(?!1[0246]\))\d{1,5})\)\.?\s*\Z")
_END = 40
# what the databases of Exchange end theirs with: "MSExchangeIS ((451)) -1019"
_DATABASE_ERROR = re.compile(r"\)\s(?P<code>-\d{3,4})\.?\s*\Z")


def mail_codes(text: str) -> tuple[re.Match[str], ...]:
    """Return where the codes of SMTP stand, each in the last group that matched."""
    return tuple(_SMTP.finditer(text)) if _ENHANCED.search(text) else ()


def product_codes(text: str) -> Iterator[re.Match[str]]:
    """Yield the codes that only the words of an article, or their place at the head of a message, tell as such."""
    folded = text.casefold()
    for wording, cue in _CUED:
        if cue.search(folded):
            yield from (found for found in wording.finditer(text) if found["code"].strip("-0"))
    for quote in quotes(text):
        opening = _OPENS.match(text, quote.start)
        if opening is None and not quote.is_event and speaks_of_error(quote.lead):
            opening = _OPENS_ERROR.match(text, quote.start)
        found = [each for wording in _IN_QUOTES for each in wording.finditer(text, quote.start, quote.end)]
        bracketed = _BRACKETED.finditer(text, quote.start, quote.end)
        found.extend(each for each in bracketed if not is_listing(text[quote.start : quote.end]))
        if opening is not None:
            found = [opening, *(each for each in found if each.end("code") != opening.end("code"))]
        yield from found


def closing_codes(text: str) -> Iterator[re.Match[str]]:
    """Yield the codes that error messages end with, without a word for what they are."""
    for quote in quotes(text):
        last = max(quote.start, quote.end - _CLOSING)
        if quote.is_event or not speaks_of_error(quote.lead) or _OF_MEMORY.search(text, last, quote.end):
            continue
        for found in _CLOSES.finditer(text, last, quote.end):
            # a record of an event may end with how grave it is, which Userenv alone means otherwise
            if not (found["code"].isdecimal() and len(found["code"]) < _WHOLE and in_event_block(text, *found.span())):
                yield found


def codes_of_events(text: str) -> Iterator[Mention[ErrorCode]]:
    """Yield the codes in brackets that head or end what events say, and those of JET behind brackets."""
    for block in event_blocks(text):
        end = _ENDS_EVENT.search(text[max(block.start, block.end - _END) : block.end])
        if end is not None and int(end["code"]) in table("win32"):
            place = block.end - len(end[0])
            yield Mention(ErrorCode(code=end["code"], space="win32"), place, block.end)
        if failed := _DATABASE_ERROR.search(text, max(block.start, block.end - _END), block.end):
            yield Mention(ErrorCode(code=failed["code"], space="jet"), *failed.span("code"))
        for found in _HEADS_EVENT.finditer(text, block.start, block.end):
            if int(found["code"]) != block.what.event_id:
                yield Mention(ErrorCode(code=found["code"], space="product"), found.start("code"), found.end("code"))


def codes_of_tools(text: str) -> Iterator[Mention[ErrorCode]]:
    """Yield the codes that the tools of Visual C++, Basic and FORTRAN number their messages by."""
    if ("rror" not in text and "arning" not in text) or _CAPITAL_AND_DIGITS.search(text) is None:
        return
    for found in _OF_TOOL.finditer(text):
        code = found[found.lastgroup or "before"]
        yield Mention(ErrorCode(code=code, space="product"), found.start(), found.end())
