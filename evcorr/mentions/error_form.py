"""The forms in which texts write error codes, most certain first, and the code space that each form tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evcorr.mentions.code_space import (
    Space,
    always,
    by_range,
    exchange_space,
    hex_space,
    jet_or_none,
    service_space,
    system_space,
)
from evcorr.text.begun_regex import find_begun
from evcorr.text.lazy_regex import lazy_regex


class Form(msgspec.Struct, frozen=True):
    """One way to write a code, which `regex` has in its group `code`, or one to write a list of them.

    A text without any of `cues`, when casefolded, does not hold the form, and it begins with one of `begins`, if any
    are known; `explicit` forms leave no doubt that their number is an error code.
    """

    regex: re.Pattern[str]
    space: Space
    explicit: bool
    cues: tuple[str, ...]
    begins: tuple[str, ...]
    each: re.Pattern[str] | None = None
    """Finds each code, in its group `code`, of the list that is the group `list` of a form that has several."""

    def codes(self, text: str, folded: str) -> Iterator[re.Match[str]]:
        """Every match with a code in a text, of which the casefolded form is given too."""
        found = find_begun(self.begins, self.regex, text, folded) if self.begins else self.regex.finditer(text)
        if self.each is None:
            return found
        each = self.each
        return (code for match in found for code in each.finditer(text, *match.span("list")))


TAIL = r"(?![\w%\#]|\.\.(?!\.(?!\w))|(?<!\w{4})(?<!-\d)\.\.|[.,:]\d|-[0-9a-f]{4}|\]\s?\[[0-9a-f]{7,8}\])"
"""What no code goes on with: a digit, a sign of a value, two dots (what is cut off may end in three), a longer code."""

_SAYS = r"(?:(?:is|was|of|[:=\#])\s{0,8}){0,2}(?:[\"'(\[]|\*\*|<(?=\d))?"
_WHOLE = rf"(?P<code>(?:0x)?[89acd][0-9a-f]{{7}}(?:-\d{{1,2}}(?![\w-]))?|-\s?214[67]\d{{6}}){TAIL}"
"""A code that fills 32 bits and has its top bit set."""
_SMALL = (
    r"(?![0-9a-f]{8}-\d{1,2}(?![\w-]))"
    rf"(?P<code>0x[0-9a-f]{{1,8}}|(?=\d{{0,7}}[a-f])[0-9a-f]{{8}}|-?\d{{1,10}})L?{TAIL}"
)
"""Any number, also as C writes a long one (233L); eight hexadecimal digits without 0x are one where a letter is among
them: error code 000004c7."""


def form(pattern: str, space: Space, *cues: str, begins: tuple[str, ...] | None = None, explicit: bool = True) -> Form:
    """A form in any case, with blanks in its pattern left out; its word is "error" if no cues are given.

    It begins with one of the cues, unless `begins` names other words.
    """
    words = cues or ("error",)
    regex = lazy_regex(pattern, re.IGNORECASE | re.VERBOSE)
    return Form(regex, space, explicit, words, words if begins is None else begins)


_LISTED = r"[\"']?(?:0x[0-9a-f]{2,8}|\d{1,5})(?!\w)[\"']?"
_EACH = lazy_regex(rf"(?P<code>0x[0-9a-f]{{2,8}}|\d{{2,5}}){TAIL}", re.IGNORECASE)
"""What a list of codes holds, and each of its codes."""


def list_form(pattern: str, cue: str, *begins: str) -> Form:
    """A loose form of a list of codes, which its group `list` has; it begins with the words, if any are given."""
    regex = lazy_regex(pattern, re.IGNORECASE)
    return Form(regex, by_range, explicit=False, cues=(cue,), begins=begins, each=_EACH)


FORMS = (
    # System error 85 has occurred.
    form(
        rf"\bsystem\s{{1,20}}error(?:\s{{1,8}}code)?\s{{0,4}}[:\#=]?\s{{0,4}}(?P<code>\d{{1,5}}){TAIL}",
        system_space,
        begins=("system",),
    ),
    # NET3502: You have used an invalid option; a NET 2480 error
    form(
        r"(?<![.\w])(?-i:NET|Net)[ ]?(?P<code>[2-3]\d{3}|[5-9]\d\d)(?=\s?:|\s-\s|\"?\s{1,8}(?:errors?|messages?)\b)",
        always("net"),
        *("net2", "net3", "net 2", "net 3", *(f"net{digit}" for digit in range(5, 10))),
        begins=("net",),
    ),
    # sc.exe: [SC] StartService FAILED 1053:
    form(r"\[sc\]\s\w{3,40}(?:\(\w{0,20}\))?:?\s{1,4}failed\s(?P<code>\d{1,5})(?=:)", always("win32"), "[sc]"),
    # nltest: Status = 1355 0x54b ERROR_NO_SUCH_DOMAIN
    form(
        r"\bstatus\s=\s(?P<code>[1-9]\d{0,4})\s0x[0-9a-f]{1,8}\s(?=(?-i:[A-Z]{2}))",
        always("win32"),
        "status =",
        begins=("status",),
    ),
    # repadmin: failed, result 8453 (0x2105): ...; DsBindWithCred to dc1 failed with status 1722 (0x6ba):
    form(
        r"\bfailed(?:,\sresult|\swith\sstatus)\s(?P<code>\d{1,5})(?=\s\(0x[0-9a-f]{1,4}\))",
        always("win32"),
        *("failed, result", "failed with status"),
        begins=("failed",),
    ),
    # what Device Manager says of a device: (Code 10), (Code 29.)
    form(r"(?<=[(\"])code\s(?P<code>\d{1,3})(?=\.?[)\"])", always("product"), "(code ", '"code ', begins=("code",)),
    # SYS1192: XCOPY cannot access the source or target drive
    form(
        r"(?<!\w)(?P<code>(?-i:SYS)\d{4})(?=\s?:)",
        always("product"),
        *(f"sys{digit}" for digit in range(4)),
        begins=("sys",),
    ),
    # NET HELPMSG 2404, also over two lines and without a blank
    form(r"\bnet[\s>]{0,20}helpmsg[\s>\"]{0,80}(?P<code>\d{2,5})\b", always("net"), "helpmsg", begins=("net",)),
    # [HRESULT = 0x80004005 - E_FAIL]
    form(
        rf"\b(?:hresult\s{{0,8}}|hr\ ?)[:=]\s{{0,8}}{_WHOLE}",
        hex_space,
        "hresult",
        "hr =",
        "hr=",
        "hr:",
        begins=("hr",),
    ),
    # Status = 0xC0000034, a status of 0xC0000005
    form(rf"\bstatus(?:\s{{1,8}}code)?\s{{0,8}}{_SAYS}\s{{0,4}}{_WHOLE}", hex_space, "status"),
    form(
        rf"\bexception(?:\s{{1,8}}(?:code|number|handler))?\s{{0,8}}{_SAYS}\s{{0,4}}(?P<code>(?:0x)?c[0-9a-f]{{7}}){TAIL}",
        always("exception"),
        "exception",
    ),
    # %%1275: a message left for the viewer to look up, of the system or of the provider's own numbering
    form(r"(?<![%\w])(?<!for\ )%%(?P<code>\d{1,10})\b", system_space, "%%", explicit=False),
    form(
        rf"\bservice[ -]specific\s{{1,20}}error(?:\s{{1,20}}code)?\s{{0,8}}{_SAYS}{_SMALL}",
        service_space,
        begins=("service",),
    ),
    # JET_errReadVerifyFailure -1018, database error -550
    form(
        rf"(?<![\w-])(?:jet\w{{0,40}}|ese|edb|database|dbi|reserved\s{{1,8}}error)\b[^.\n]{{0,60}}?(?<![\w-])(?P<code>-\d{{3,5}}){TAIL}",
        jet_or_none,
        *("jet", "ese", "edb", "database", "dbi", "reserved"),
    ),
    form(
        rf"\b(?:(?:win32|windows|winsock|socket|network)\s{{1,8}}error|winerror)(?:\s{{1,8}}(?:code|number))?\s{{0,8}}{_SAYS}{_SMALL}",
        system_space,
        begins=("win32", "windows", "winsock", "socket", "network", "winerror"),
    ),
    # The error reported was: [317] (317)
    form(rf"\berror\s{{1,4}}(?:reported|returned)\s{{1,4}}(?:was|is):?\s{{1,4}}\[{_SMALL}\]", by_range),
    form(
        rf"\b(?:run[ -]?time|ras|compiler|odbc|automation)\s{{1,8}}error\s{{1,8}}'?(?P<code>\d{{1,5}}){TAIL}",
        always("product"),
        begins=("run", "ras", "compiler", "odbc", "automation"),
    ),
    # an error of type 28, error type 11: how a Macintosh numbers its system errors
    form(
        rf"\berrors?:?\s{{1,4}}(?:of\s{{1,4}})?type:?\s{{1,4}}\#?(?P<code>-?\d{{1,3}}){TAIL}",
        always("product"),
        *("error type", "of type", "error: type"),
        begins=("error",),
    ),
    # sense code 084C0000, sense data = 080F6051, sense code of 0x'0835'
    form(
        rf"\bsense\s{{1,4}}(?:code|data)s?\s{{0,8}}{_SAYS}\s{{0,8}}(?:0?x')?"
        rf"(?P<code>(?:0x)?(?:[0-9a-f]{{7,8}}|(?=\w{{0,3}}\d)[0-9a-f]{{4}})){TAIL}",
        always("product"),
        "sense",
        explicit=False,
    ),
    # a negative response of SNA Server: (SENSE = 08120007)
    form(r"\(sense\s?=\s?(?P<code>[0-9a-f]{3,8})\)", always("product"), "(sense", explicit=False),
    # Exception e0010004 has occurred: what a program raises itself
    form(rf"\bexception\s{{1,8}}(?P<code>(?:0x)?e0[0-9a-f]{{6}}){TAIL}", always("product"), "exception"),
    # Error from RasGetEntryProperties = 623
    form(rf"\berrors?\s{{1,4}}(?:from|in)\s{{1,4}}\w{{3,60}}\s{{0,4}}[:=]\s{{0,4}}{_SMALL}", by_range),
    # what a localized Windows says in place of "system error 53", and of "error 623"
    form(
        rf"\b(?:systemfehler|systeemfout|erreur\ssyst.me|errore\sdi\ssistema|error?\sde\ssistema)\s(?P<code>\d{{1,5}}){TAIL}",
        system_space,
        *("systemfehler", "systeemfout", "erreur", "sistema"),
        begins=("systemfehler", "systeemfout", "erreur", "erro"),
    ),
    form(rf"\b(?:fehler|erreur|errore)\s{{1,4}}(?:code\s{{1,4}})?{_SMALL}", by_range, "fehler", "erreur", "errore"),
    # SNA Server: Creation of named pipe failed, rc = 10048
    form(
        rf"(?:(?<=,\s)|(?<=with\s)|(?m:^)[ \t]{{0,20}})rc\s?=\s{{0,4}}{_SMALL}",
        hex_space,
        *("rc =", "rc="),
        begins=(),
        explicit=False,
    ),
    # SNA Server: primary_rc = 0xF004, Primary return code = F011, secondary_rc = X'0000015B', prim_rc=0x1400
    form(
        r"\bprim(?:_rc|ary(?:_rc|\sreturn\scode))\s{0,8}[:=]\s{0,4}(?:x')?(?P<code>0x[0-9a-f]{1,8}|[0-9a-f]{4})\b'?",
        always("product"),
        *("primary_rc", "primary return code", "prim_rc"),
        begins=("prim",),
    ),
    form(
        r"\bsec(?:_rc|ondary(?:_rc|\sreturn\scode))\s{0,8}[:=]\s{0,4}(?:x')?(?P<code>0x[0-9a-f]{1,8}|[0-9a-f]{8})\b'?",
        always("product"),
        *("secondary_rc", "secondary return code", "sec_rc"),
        begins=("sec",),
        explicit=False,
    ),
    # the connectors of Exchange: LME-NOTES-MEXOUT(0233) 3 31500:Sender, LME-PROFS-MEXIN    31200   Microsoft Exchange
    form(r"\bLME-[\w-]{2,30}(?:\(\w+\)\s{1,8}\d)?\s{1,8}(?P<code>\d{5})(?=:|\s{2,8}[A-Z])", always("product"), "lme-"),
    # what else they run, when it fails or warns: DXANOTES(01e8) 1 41104:Error, control(01ba) 1 01054:Error
    form(
        r"(?<![\w-])[a-z][\w-]{2,30}\([0-9a-f]{4}\)\ [12]\ (?P<code>\d{5})(?=:)",
        always("product"),
        *(") 1 ", ") 2 "),
        begins=(),
    ),
    # error LNK2001; the letters are capitals
    form(r"\berror\s{1,4}(?P<code>(?-i:[A-Z]{1,4})\d{4,5})\b", always("product")),
    form(r"\basp\ ?(?P<code>0\d{3})\b", always("product"), "asp 0", "asp0", begins=("asp",)),
    form(r"\b(?P<code>ora-\d{5})\b", always("product"), "ora-"),
    # primary and secondary return codes of SNA Server
    form(r"(?P<code>\[[\dA-F]\d{3}\]\s?\[\d{2}[\dA-F]{5,6}\])", always("product"), *("][", "] ["), begins=("[",)),
    # ID no: 8004011d-0501-00000000, ID# c1031daf
    form(
        r"\bid(?:\s{0,8}no\.?|\ ?\#)\s{0,4}[:=]?\s{0,4}(?P<code>[89c][0-9a-f]{7}(?:-[0-9a-f]{4,8}){0,2})\b",
        exchange_space,
        *("no:", "no.:", "id no", "id#", "id #"),
        begins=("id",),
    ),
    # Mapi 1.0 [000004C7]: how MAPI ends the messages of Exchange and Outlook
    form(r"\bmapi\s{1,4}[\d.]{1,8}\s{0,20}\[(?P<code>[0-9a-f]{8})\]", hex_space, "mapi", explicit=False),
    # error code 0x80070005, returned 0xC0000234
    form(
        rf"\b(?:errors?|code|returns?|returned|failed\s{{1,4}}with|result)(?:\s{{1,8}}(?:code|number|value))?\s{{0,8}}{_SAYS}{_WHOLE}",
        hex_space,
        *("error", "code", "return", "failed", "result"),
    ),
    form(
        rf"\b(?<!stop\ )error,?\s{{1,8}}(?:code|number|no\.?|value|id)\s{{0,8}}(?:-\s{{1,4}}(?=\())?{_SAYS}{_SMALL}",
        by_range,
        explicit=False,
    ),
    # "duplicate key error - 1605": what JET says, with a blank behind the sign
    form(r"\berror\s(?P<code>-\s1\d{3})\b", jet_or_none, explicit=False),
    form(
        rf"(?:\b|(?<=last))(?<!stop\ )errors?\s{{0,4}}(?:[:\#=]|-\s)?\s{{0,4}}(?:\"\s|[\"'(\[<])?{_SMALL}",
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
    form(
        r"\bstatus\s{1,4}code\s{1,4}(?P<code>\d{2,5})(?=\s{1,4}\(\")",
        by_range,
        "status code",
        begins=("status",),
        explicit=False,
    ),
    # errors 53, 67, and 2140; Error 0xE40200B4, 0xE401065D, or 0xE000145C
    list_form(
        rf"\berrors?(?:\s{{1,4}}(?:messages?|codes?|numbers?))?:?\s{{1,4}}(?P<list>{_LISTED}(?:,\s{{1,4}}{_LISTED}){{0,8}},?"
        rf"\s{{1,4}}(?:and|or)\s{{1,4}}{_LISTED})",
        *("error", "error"),
    ),
    form(rf"(?<![\w.])(?P<code>0x[8cd][0-9a-f]{{7}}){TAIL}", hex_space, "0x", explicit=False),
    # without 0x only the facilities of COM, MAPI, Win32, Visual Basic and NTSTATUS: other such numbers are addresses;
    # further numbers may be joined to it: 8007000E-F2000200, 80070005-508-0-324
    form(
        rf"(?<![\w.\\/=-])(?P<code>(?:800[47a][0-9a-f]{{4}}|8000[4f][0-9a-f]{{3}}|c0000[0-9a-f]{{3}})(?:-[0-9a-f]{{8}}|-\d{{1,2}}(?![\w-])|(?:-[0-9a-f]{{1,8}}){{2,3}}(?![\w-]))?){TAIL}",
        hex_space,
        *("800", "c0000"),
        explicit=False,
    ),
    form(rf"(?<![\w.])(?P<code>-\s?214[67]\d{{6}}){TAIL}", hex_space, "214", begins=("-",), explicit=False),
)
"""In order of certainty: where two forms find one code, the first one counts."""
