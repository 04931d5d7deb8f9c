"""The forms in which texts write error codes, most certain first, and the code space that each form tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from evcorr.codes import table
from evcorr.late_regex import late_regex

_NET_CODES = range(2100, 4000)
"""Codes of NET HELPMSG: LAN Manager's services and user interface. The tables are read for these numbers only."""

_JET_CODES = range(0x100000000 - 4999, 0x100000000 - 99)
"""-100 to -4999 as unsigned numbers."""

Space = Callable[[int | None], str | None]
"""Tells the space of a code from its unsigned value, which is None for a code with letters."""


class Form(msgspec.Struct, frozen=True):
    """One way to write a code, which `regex` has in its group `code`, or one to write a list of them.

    A text without any of `hints`, when casefolded, does not hold the form; `explicit` forms leave no doubt that
    their number is an error code.
    """

    regex: re.Pattern[str]
    space: Space
    explicit: bool
    hints: tuple[str, ...]
    each: re.Pattern[str] | None = None
    """Finds each code, in its group `code`, of the list that is the group `list` of a form that has several."""

    def codes(self, text: str) -> Iterator[re.Match[str]]:
        """Every match with a code in a text."""
        for match in self.regex.finditer(text):
            if self.each is None:
                yield match
            else:
                yield from self.each.finditer(text, *match.span("list"))


def _hex_space(value: int | None) -> str | None:
    """The space of a whole 32-bit value; None for small ones and for facilities that only products use."""
    if value is None:
        return None
    if value >> 28 == 0x8:
        return "hresult"
    return "ntstatus" if value >> 24 == 0xC0 or value >> 28 == 0xD else None


def _system(value: int | None) -> str | None:
    """The space of a code that Windows itself shows: NET, Win32, or by its upper half."""
    if value is None or value > 0xFFFF:
        return _hex_space(value)
    return "net" if value in _NET_CODES and value not in table("win32") else "win32"


def by_range(value: int | None) -> str | None:
    """The space of a code that only the word "error" marks: databases have errors of LAN Manager's numbers too."""
    return "net" if value in _NET_CODES and value in table("net") else jet_or_none(value)


def jet_or_none(value: int | None) -> str | None:
    """The space of a small negative number, as JET's are, or of a whole 32-bit value."""
    return "jet" if value in _JET_CODES else _hex_space(value)


def _service(value: int | None) -> str | None:
    """The space of a service-specific code: LAN Manager's, JET's, or the service's own."""
    return "net" if value in _NET_CODES else jet_or_none(value) or "product"


def _exchange(value: int | None) -> str | None:
    """The space of a code that Exchange's administrator program shows as "ID no"."""
    return "product" if value is not None and value >> 28 == 0xC else "hresult"


def _space(name: str | None) -> Space:
    return lambda _value: name


TAIL = r"(?![\w%\#]|\.\.(?!\.(?!\w))|(?<!\w{4})(?<!-\d)\.\.|[.,:]\d|-[0-9a-f]{4})"
"""What no code goes on with: another digit, a sign of a value, two dots; what is cut off behind it may end in three."""

_SAYS = r"(?:(?:is|was|of|[:=\#])\s{0,8}){0,2}(?:[\"'(\[]|\*\*)?"
_WHOLE = rf"(?P<code>(?:0x)?[89acd][0-9a-f]{{7}}(?:-\d{{1,2}}(?![\w-]))?|-\s?214[67]\d{{6}}){TAIL}"
"""A code that fills 32 bits and has its top bit set."""
_SMALL = (
    r"(?![0-9a-f]{8}-\d{1,2}(?![\w-]))"
    rf"(?P<code>0x[0-9a-f]{{1,8}}|(?=\d{{0,7}}[a-f])[0-9a-f]{{8}}|-?\d{{1,10}})L?{TAIL}"
)
"""Any number, also as C writes a long one (233L); eight hexadecimal digits without 0x are one where a letter is among
them: error code 000004c7."""


def form(pattern: str, space: Space, *hints: str, explicit: bool = True) -> Form:
    """A form in any case, with blanks in its pattern left out; its word is "error" if none is given."""
    return Form(late_regex(pattern, re.IGNORECASE | re.VERBOSE), space, explicit, hints or ("error",))


_LISTED = r"[\"']?(?:0x[0-9a-f]{2,8}|\d{1,5})(?!\w)[\"']?"
_EACH = late_regex(rf"(?P<code>0x[0-9a-f]{{2,8}}|\d{{2,5}}){TAIL}", re.IGNORECASE)
"""What a list of codes holds, and each of its codes."""


def list_form(pattern: str, *hints: str) -> Form:
    """A loose form of a list of codes, which its group `list` has."""
    return Form(late_regex(pattern, re.IGNORECASE), by_range, explicit=False, hints=hints, each=_EACH)


FORMS = (
    # System error 85 has occurred.
    form(rf"\bsystem\s{{1,20}}error(?:\s{{1,8}}code)?\s{{0,4}}[:\#=]?\s{{0,4}}(?P<code>\d{{1,5}}){TAIL}", _system),
    # NET3502: You have used an invalid option; a NET 2480 error
    form(
        r"(?<![.\w])(?-i:NET|Net)[ ]?(?P<code>[2-3]\d{3}|[5-9]\d\d)(?=\s?:|\s-\s|\"?\s{1,8}(?:errors?|messages?)\b)",
        _space("net"),
        *("net2", "net3", "net 2", "net 3", *(f"net{digit}" for digit in range(5, 10))),
    ),
    # what Device Manager says of a device: (Code 10)
    form(r"(?<=[(\"])code\s(?P<code>\d{1,3})(?=[)\"])", _space("product"), "(code ", '"code '),
    # SYS1192: XCOPY cannot access the source or target drive
    form(r"(?<!\w)(?P<code>(?-i:SYS)\d{4})(?=\s?:)", _space("product"), *(f"sys{digit}" for digit in range(4))),
    # NET HELPMSG 2404, also over two lines and without a blank
    form(r"\bnet[\s>]{0,20}helpmsg[\s>\"]{0,80}(?P<code>\d{2,5})\b", _space("net"), "helpmsg"),
    # [HRESULT = 0x80004005 - E_FAIL]
    form(rf"\b(?:hresult\s{{0,8}}|hr\ ?)[:=]\s{{0,8}}{_WHOLE}", _hex_space, "hresult", "hr =", "hr=", "hr:"),
    # Status = 0xC0000034, a status of 0xC0000005
    form(rf"\bstatus(?:\s{{1,8}}code)?\s{{0,8}}{_SAYS}\s{{0,4}}{_WHOLE}", _hex_space, "status"),
    form(
        rf"\bexception(?:\s{{1,8}}(?:code|number|handler))?\s{{0,8}}{_SAYS}\s{{0,4}}(?P<code>(?:0x)?c[0-9a-f]{{7}}){TAIL}",
        _space("exception"),
        "exception",
    ),
    # %%1275: a message left for the viewer to look up, of the system or of the provider's own numbering
    form(r"(?<![%\w])(?<!for\ )%%(?P<code>\d{1,10})\b", _system, "%%", explicit=False),
    form(rf"\bservice[ -]specific\s{{1,20}}error(?:\s{{1,20}}code)?\s{{0,8}}{_SAYS}{_SMALL}", _service),
    # JET_errReadVerifyFailure -1018, database error -550
    form(
        rf"(?<![\w-])(?:jet\w{{0,40}}|ese|edb|database|dbi|reserved\s{{1,8}}error)\b[^.\n]{{0,60}}?(?<![\w-])(?P<code>-\d{{3,5}}){TAIL}",
        jet_or_none,
        *("jet", "ese", "edb", "database", "dbi", "reserved"),
    ),
    form(
        rf"\b(?:(?:win32|windows|winsock|socket|network)\s{{1,8}}error|winerror)(?:\s{{1,8}}(?:code|number))?\s{{0,8}}{_SAYS}{_SMALL}",
        _system,
    ),
    # ODBC: State:37000,Native:16909 with the server's own number, SQLSTATE: S1000 where there is none
    form(r"\bstate:\w{5},\s?native:\s?(?P<code>-?[1-9]\d{0,9})\b", _space("product"), "native:"),
    form(
        r"\bsql\s?state\s?[:=]?\s?[\"']?(?P<code>(?-i:[0-9A-Z]{2}\d{3}))\b", _space("product"), "sqlstate", "sql state"
    ),
    # The error reported was: [317] (317)
    form(rf"\berror\s{{1,4}}(?:reported|returned)\s{{1,4}}(?:was|is):?\s{{1,4}}\[{_SMALL}\]", by_range),
    # SQL Server: Error: 17826, Severity: 18; Msg 18456, Level 14
    form(r"\berror:?\s{1,4}(?P<code>\d{1,5}),\s{0,4}severity", _space("product"), "severity"),
    form(r"\bmsg\s{1,4}(?P<code>\d{1,5}),\s{1,4}(?:level|severity)", _space("product"), "msg"),
    form(
        rf"\b(?:run[ -]?time|ras|compiler|odbc|automation)\s{{1,8}}error\s{{1,8}}'?(?P<code>\d{{1,5}}){TAIL}",
        _space("product"),
    ),
    # an error of type 28, error type 11: how a Macintosh numbers its system errors
    form(
        rf"\berrors?:?\s{{1,4}}(?:of\s{{1,4}})?type:?\s{{1,4}}\#?(?P<code>-?\d{{1,3}}){TAIL}",
        _space("product"),
        *("error type", "of type", "error: type"),
    ),
    # sense code 084C0000, sense data = 080F6051, sense code of 0x'0835'
    form(
        rf"\bsense\s{{1,4}}(?:code|data)s?\s{{0,8}}{_SAYS}\s{{0,8}}(?:0?x')?"
        rf"(?P<code>(?:0x)?(?:[0-9a-f]{{8}}|(?=\w{{0,3}}\d)[0-9a-f]{{4}})){TAIL}",
        _space("product"),
        "sense",
        explicit=False,
    ),
    # a negative response of SNA Server: (SENSE = 08120007)
    form(r"\(sense\s?=\s?(?P<code>[0-9a-f]{3,8})\)", _space("product"), "(sense", explicit=False),
    # Exception e0010004 has occurred: what a program raises itself
    form(rf"\bexception\s{{1,8}}(?P<code>(?:0x)?e0[0-9a-f]{{6}}){TAIL}", _space("product"), "exception"),
    # Error from RasGetEntryProperties = 623
    form(rf"\berrors?\s{{1,4}}(?:from|in)\s{{1,4}}\w{{3,60}}\s{{0,4}}[:=]\s{{0,4}}{_SMALL}", by_range),
    # what a localized Windows says in place of "error 623"
    form(rf"\b(?:fehler|erreur|errore)\s{{1,4}}(?:code\s{{1,4}})?{_SMALL}", by_range, "fehler", "erreur", "errore"),
    # SNA Server: Creation of named pipe failed, rc = 10048
    form(
        rf"(?:(?<=,\s)|(?<=with\s)|(?m:^)[ \t]{{0,20}})rc\s?=\s{{0,4}}{_SMALL}",
        _hex_space,
        "rc =",
        "rc=",
        explicit=False,
    ),
    # SNA Server: primary_rc = 0xF004, Primary return code = F011, secondary_rc = X'0000015B'
    form(
        r"\bprimary(?:_rc|\sreturn\scode)\s{0,8}[:=]\s{0,4}(?:x')?(?P<code>0x[0-9a-f]{1,8}|[0-9a-f]{4})\b'?",
        _space("product"),
        *("primary_rc", "primary return code"),
    ),
    form(
        r"\bsecondary(?:_rc|\sreturn\scode)\s{0,8}[:=]\s{0,4}(?:x')?(?P<code>0x[0-9a-f]{1,8}|[0-9a-f]{8})\b'?",
        _space("product"),
        *("secondary_rc", "secondary return code"),
        explicit=False,
    ),
    # the connectors of Exchange: LME-NOTES-MEXOUT(0233) 3 31500:Sender
    form(r"\bLME-[\w-]{2,30}\(\w{1,8}\)\s{1,8}\d\s(?P<code>\d{5})(?=:)", _space("product"), "lme-"),
    # error LNK2001; the letters are capitals
    form(r"\berror\s{1,4}(?P<code>(?-i:[A-Z]{1,4})\d{4,5})\b", _space("product")),
    form(r"\basp\ (?P<code>0\d{3})\b", _space("product"), "asp 0"),
    form(r"\b(?P<code>ora-\d{5})\b", _space("product"), "ora-"),
    # primary and secondary return codes of SNA Server
    form(r"(?P<code>\[\d{4}\]\[\d{7,8}\])", _space("product"), "]["),
    # ID no: 8004011d-0501-00000000, ID# c1031daf
    form(
        r"\bid(?:\s{0,8}no\.?|\ ?\#)\s{0,4}[:=]?\s{0,4}(?P<code>[89c][0-9a-f]{7}(?:-[0-9a-f]{4,8}){0,2})\b",
        _exchange,
        *("no:", "no.:", "id no", "id#", "id #"),
    ),
    # Mapi 1.0 [000004C7]: how MAPI ends the messages of Exchange and Outlook
    form(
        r"\bmapi\s{1,4}[\d.]{1,8}\s{0,20}\[(?P<code>[0-9a-f]{8})\]",
        _hex_space,
        "mapi",
        explicit=False,
    ),
    # error code 0x80070005, returned 0xC0000234
    form(
        rf"\b(?:errors?|code|returns?|returned|failed\s{{1,4}}with|result)(?:\s{{1,8}}(?:code|number|value))?\s{{0,8}}{_SAYS}{_WHOLE}",
        _hex_space,
        *("error", "code", "return", "failed", "result"),
    ),
    form(
        rf"\b(?<!stop\ )error,?\s{{1,8}}(?:code|number|no\.?|value|id)\s{{0,8}}(?:-\s{{1,4}}(?=\())?{_SAYS}{_SMALL}",
        by_range,
        explicit=False,
    ),
    form(
        rf"(?:\b|(?<=last))(?<!stop\ )errors?\s{{0,4}}(?:[:\#=]|-\s)?\s{{0,4}}[\"'(\[<]?{_SMALL}",
        by_range,
        explicit=False,
    ),
    # error message 629, error messages 711 and 20054, error message # 1230, a conversion error of 4097; what disks and
    # SNA Server say: Error Status = 8000, Error Code = 000A
    form(
        r"\berror(?:\s{1,4}|(?==))(?:messages?\s{1,4}(?:\#\s?|number\s{1,4})?|of\s{1,4}(?=0x|-?\d{3})|status\s{0,4}[:=]\s{0,4}"
        r"|(?:code\s{0,4})?=\s{0,4}(?=0[0-9a-f]{3}\b))"
        rf"(?P<code>0x[0-9a-f]{{1,8}}|(?=\d{{0,7}}[a-f])[0-9a-f]{{8}}|0[0-9a-f]{{3}}\b|-?\d{{2,10}}){TAIL}"
        r"(?!\s{1,4}(?:times|of)\b)",
        by_range,
        explicit=False,
    ),
    # status code 1450 ("Insufficient system resources")
    form(r"\bstatus\s{1,4}code\s{1,4}(?P<code>\d{2,5})(?=\s{1,4}\(\")", by_range, "status code", explicit=False),
    # Systems Management Server: SQL Err>> #10025 Sev 9; SQL Msg #105>
    form(
        r"\bsql\s(?:err|msg)>{0,2}\s{0,4}\#(?P<code>\d{2,6})\b",
        _space("product"),
        *("sql err", "sql msg"),
    ),
    # errors 53, 67, and 2140; Error 0xE40200B4, 0xE401065D, or 0xE000145C
    list_form(
        rf"\berrors?(?:\s{{1,4}}(?:messages?|codes?|numbers?))?:?\s{{1,4}}(?P<list>{_LISTED}(?:,\s{{1,4}}{_LISTED}){{0,8}},?"
        rf"\s{{1,4}}(?:and|or)\s{{1,4}}{_LISTED})",
        "error",
    ),
    form(rf"(?<![\w.])(?P<code>0x[8cd][0-9a-f]{{7}}){TAIL}", _hex_space, "0x", explicit=False),
    # without 0x only the facilities of COM, MAPI, Win32 and NTSTATUS: other such numbers are addresses;
    # a second number may be joined to it: 8007000E-F2000200
    form(
        rf"(?<![\w.\\/=-])(?P<code>(?:800[47][0-9a-f]{{4}}|8000[4f][0-9a-f]{{3}}|c0000[0-9a-f]{{3}})(?:-[0-9a-f]{{8}}|-\d{{1,2}}(?![\w-]))?){TAIL}",
        _hex_space,
        *("800", "c0000"),
        explicit=False,
    ),
    form(rf"(?<![\w.])(?P<code>-\s?214[67]\d{{6}}){TAIL}", _hex_space, "214", explicit=False),
)
"""In order of certainty: where two forms find one code, the first one counts."""
