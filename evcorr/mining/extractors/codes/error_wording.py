"""Forms of error codes that only articles are read for: in logs their words would be looked at too often."""

from __future__ import annotations

from evcorr.mentions.code_space import (
    Space,
    always,
    by_range,
    exchange_space,
    hex_space,
    jet_or_none,
    system_space,
)
from evcorr.mentions.error import FORMS_OF_LOGS, Forms
from evcorr.mentions.error_form import TAIL, Form, form, list_form

_CODE_OF_CALL = ("return code", "result code", "return\ncode", "result\ncode")

# three or four hexadecimal digits with a letter among them, and a figure
_SHORT_HEX = r"(?:(?:[A-F]\d|\d[A-F])[\dA-F]{1,2}|(?:[A-F]{2}\d|\d{2}[A-F])[\dA-F]?)"
_NUMBER = r"(?P<code>0x[0-9a-f]{1,8}|-?\d{1,10})"
# ERROR_ACCESS_DENIED, WSAECONNRESET, NERR_PasswordTooShort
_SYMBOL = r"(?-i:(?:WSA(?=[A-Z])|(?:ERROR|NERR|RPC_[SX]|E|MAPI_E)_)[A-Za-z]\w{2,60})"
# one of them alone, not a list
_SNA = r"X'(?P<code>[01][0-9a-f]{3})'(?![^\n]{0,80}\n\s{0,20}X')"
_SYMBOLS = ("wsa", "error_", "nerr_", "rpc_", "e_")


def _loose(pattern: str, *cues: str, begins: tuple[str, ...] | None = None, space: Space = by_range) -> Form:
    return form(pattern, space, *cues, begins=begins, explicit=False)


ARTICLE_ONLY = (
    # Error code = UnknownUser (0x000003EB), primary_rc = AP_PARAMETER_CHECK (0x0001)
    _loose(
        r"(?:\berror\s{1,8}code|\breturn\s{1,4}code|\b(?:primary|secondary)_rc)\s{0,4}(?:[:=]|of|is|was)\s{0,8}[a-z]\w{2,60}"
        r"\s{0,4}\((?P<code>0x[0-9a-f]{1,8})\)",
        "(0x",
        begins=("error", "return", "primary", "secondary"),
    ),
    # an LUA_CANCELLED (0x0021) primary return code
    _loose(r"\b\w{4,60}\s\((?P<code>0x[0-9a-f]{1,8})\)\s(?:primary|secondary)\sreturn\scode\b", "(0x", begins=()),
    # WSAECONNREFUSED (error 10061), returns 10058 (WSAESHUTDOWN)
    _loose(rf"\b{_SYMBOL}\s\((?:error\s)?(?P<code>0x[0-9a-f]{{2,8}}|\d{{2,5}})\)", *_SYMBOLS),
    _loose(
        rf"(?P<code>\d(?<![\w.=-]\d)(?:(?<=0)x[0-9a-f]{{2,8}}|\d{{1,4}}))(?=\s{{1,3}}\({_SYMBOL}\))",
        *_SYMBOLS,
        begins=(),
    ),
    # -1808 (Jet_ErrDiskFull)
    _loose(
        r"(?<![\w.-])(?P<code>-\d{3,4})(?=\s{1,3}JET_?err|\s{0,3}\(JET_?err)", "jet", begins=("-",), space=jet_or_none
    ),
    # what the directory of Exchange says: Exception e0010004 has occurred with parameters -1026 and 0
    _loose(r"\bparameters\s(?P<code>-\d{3,4})\b", "parameters -", begins=("parameters",), space=jet_or_none),
    # error BB8, Error Code 13D, error BB8 (or 50A): hexadecimal, without 0x
    _loose(rf"(?-i:\b[Ee]rror(?:\s[Cc]ode)?\s(?P<code>{_SHORT_HEX}){TAIL})", "error"),
    _loose(rf"(?-i:\b[Ee]rror(?:\s[Cc]ode)?\s{_SHORT_HEX}\s\(?or\s(?P<code>{_SHORT_HEX})\b)", "error"),
    # "may generate 1507 error", "an MMSYSTEM 262 error", "causes 500 Error", "a 629 or 546 error"
    _loose(
        r"\b(?:generat|caus|report|return|receiv|mmsystem|avoid|specific|client)\w{0,4}"
        r"\s(?P<code>-?[1-9]\d{2,4})\s(?:server\s)?error\b",
        " error",
        begins=("generat", "caus", "report", "return", "receiv", "mmsystem", "avoid", "specific", "client"),
    ),
    # the digit comes first in the expression: it is found faster than what must not stand before it
    list_form(r"(?P<list>\d(?<![\w.-]\d)\d{2,4}\sor\s\d{3,5})(?=\serror\b)", " error"),
    # DHCP's data: (0xfffffdff = -513)
    _loose(r"\b0xffff[ef][0-9a-f]{3}\s=\s(?P<code>-\d{3,4})\b", "0xffff", space=jet_or_none),
    # the status code in the message is -1073741819
    _loose(r"(?<![\w.-])(?P<code>-107374\d{4})(?!\w)", "-107374", space=jet_or_none),
    # RAS error code returned: 718
    _loose(rf"\berror\s(?:code\s)?returned\s?[:=]\s{{0,4}}{_NUMBER}(?=[.,;<\s]|\Z)", "returned", begins=("error",)),
    # ErrorCode: 1601(0x641), Failure Code: 7, exit code = 128
    _loose(rf"\b(?:error|return|exit)code\s?[:=]\s?{_NUMBER}{TAIL}", "errorcode", "returncode", "exitcode"),
    _loose(rf"\bfailure\scode\s?(?:[:=]|is|was)\s{{0,4}}{_NUMBER}{TAIL}", "failure code", begins=("failure",)),
    _loose(rf"\bfailure\scode\s(?P<code>0x[0-9a-f]{{1,3}}){TAIL}", "failure code", begins=("failure",)),
    # "if Msg 1412 comes back"
    _loose(r"(?-i:\bMsg)\s(?P<code>\d{3,5})(?=[\s.;:]|\Z)", "msg ", begins=("msg",), space=always("product")),
    _loose(
        r"\bexit\scode\s{0,2}(?:of|is|was|[:=])?\s{1,8}"
        rf"(?P<code>0x[0-9a-f]{{1,8}}|-?\d{{2,10}})L?{TAIL}",
        "exit code",
        begins=("exit",),
    ),
    # Certificate server is unable to process request. Status code = 57
    _loose(rf"\bstatus\s{{1,4}}code\s{{0,4}}[:=]\s{{0,4}}(?P<code>\d{{2,5}}){TAIL}", "status code", begins=("status",)),
    # what MS-Mail writes: Error [ 81] No mailbox
    _loose(r"\berror\s\[\s{1,3}(?P<code>\d{1,4})\]", "error [", begins=("error",), space=always("product")),
    # Warning[ 9] Out of memory, Fatal [159] Failure to send
    _loose(
        r"\b(?:warning|fatal)\s?\[\s{0,3}(?P<code>\d{1,4})\]",
        *("warning [", "warning[", "fatal [", "fatal["),
        space=always("product"),
    ),
    # OLE IDispatch exception code 302 from Visual FoxPro
    _loose(r"\bidispatch\sexception\scode:?\s(?P<code>[1-9]\d{0,4})\b", "idispatch", space=always("product")),
    # Microsoft Word Err=1220, WordBASIC Err=5
    _loose(
        rf"\bword(?:basic)?\serr=(?P<code>[1-9]\d{{0,4}}){TAIL}",
        "err=",
        begins=("word",),
        space=always("product"),
    ),
    # MAPI MapiSend Failed: 14, Socket () failed, 10047
    _loose(
        rf"\bfailed(?::\s?|,\s)(?P<code>[1-9]\d{{0,4}})(?=[\"')\s]|\Z)(?!\s(?:of|\w{{3,20}}s)\b){TAIL}",
        *("failed:", "failed, "),
        begins=("failed",),
    ),
    # what the store of Exchange adds to the general code: (hr=0x80004005, ec=1252)
    form(r"\bhr=0x[0-9a-f]{8},\s{0,2}ec=(?P<code>-?\d{1,10})\b", always("product"), "ec=", begins=("hr=",)),
    # what multimedia says: MMSYSTEM296: The file cannot be played
    form(r"\b(?P<code>mmsystem\d{3})\b(?!\.)", always("product"), "mmsystem"),
    # the site's connector in a report of a message that was not delivered: MSEXCH:IMS:Paint:Wall:BRUSH 0 (000C05A6)
    _loose(
        r"\bmsexch:\w{2,8}:[^()\n]{1,80}(?:\n[^()\n]{1,80})?\s\((?P<code>[0-9a-f]{8})\)",
        "msexch:",
        space=always("product"),
    ),
    # what Outlook shows of a server's answer: Error is [0x80070005-00000000-00000000]
    _loose(r"(?<![\w.])(?P<code>0x[8c][0-9a-f]{7})(?=(?:-[0-9a-f]{8}){2}\b)", "0x8", "0xc", space=hex_space),
    # Exchange: Error ID c103aa11, ID no: 0x00206b5, ID: no. c1032bfc, Identification number: c1010aae
    _loose(
        r"\b(?:id(?:entification)?:?\s{1,3}(?:no\b|number)[.:]{0,2}|no:|id:?)\s{0,4}(?P<code>(?<=\s)c[01][0-9a-f]{6}|0x[0-9a-f]{6,8})\b",
        *("c1", "c0", "0x"),
        begins=("id", "no:"),
        space=exchange_space,
    ),
    # one or more numbers of them: ID No: 581D - 40680 - 000004FF, ID no: 00000000-0000-00000000
    _loose(
        r"\bid\sno[.:]\s{1,4}(?P<code>[0-9a-f]{4,8}(?:\s?-\s?[0-9a-f]{4,8}){1,3})(?![\w-])",
        *("id no:", "id no."),
        begins=("id",),
        space=always("product"),
    ),
    # what ends the description of an event: "Run the checker again. c1030b0f"
    _loose(
        r"\.\s{1,20}(?P<code>c10[0-9a-f]{5})(?=\.?\s{0,3}(?:\n|\Z))", " c10", "\nc10", begins=(), space=exchange_space
    ),
    # LoadLibrary failed. GetLastError returns 0x00000485
    _loose(
        rf"\bgetlasterror(?:\(\))?\s{{0,2}}(?:returns|returned|gives|is|was|[:=])\s{{1,3}}{_NUMBER}{TAIL}",
        "getlasterror",
        begins=("getlasterror",),
        space=system_space,
    ),
    # the connectors of Exchange: {WIN32:1332(No mapping between account names and security IDs was done.)}
    _loose(r"\{win32:(?P<code>\d{1,5})\s?\(", "{win32:", begins=("{win32:",), space=always("win32")),
    # RpcServerUseProtSeqEp returned a status 0xE
    _loose(
        r"\breturn(?:ed|s)\s(?:a\s)?status\s(?:of\s)?(?P<code>0x[0-9a-f]{1,8})\b",
        "status 0x",
        "status of 0x",
        begins=("return",),
        space=system_space,
    ),
    # Systems Management Server: Error launching (#0x3EB); an unrecognized error (#105)
    _loose(rf"\berror(?:\s\w{{3,20}})?\s\(\#{_NUMBER}\)", "(#", begins=("error",), space=always("product")),
    # a 201 error code; the "502" response code
    _loose(
        r"(?<![\w.])\"?(?<!id\s)(?P<code>\d{3,5})\"?\s(?:error|response)\scodes?\b",
        *("error code", "response code"),
        begins=(),
    ),
    # a 401 Access Denied error message, "500 Internal Server Error"
    _loose(
        r"(?<![\w.])(?P<code>(?:40|50)\d)\s(?:-\s)?(?=(?:access\sdenied|forbidden|unauthorized|bad\srequest|(?:\w{1,8}\s)?not\sfound"
        r"|(?:internal\s)?server\s(?:internal\s)?error)\b)",
        *("access denied", "forbidden", "unauthorized", "bad request", "not found", "server error", "internal error"),
        begins=("40", "50"),
        space=always("product"),
    ),
    # Error reading server names (-30719); ERROR write: (57)
    _loose(r"\berror\s(?:[a-z]{3,20}\s){0,3}[a-z]{3,20}:?\s\((?P<code>-?\d{2,6})\)", "error"),
    # the error code, 0xe0050803; HRESULT: 0xEEEE0001, HRESULT = 0000000b; SNA Server: Supplied code <0xe160052a>
    _loose(r"\berror\scode,\s(?P<code>0x[0-9a-f]{2,8})\b", "error code", begins=("error",)),
    _loose(r"\bhresult\s{0,3}[:=]\s{0,3}(?P<code>0xe[0-9a-f]{7}|0{4}[0-9a-f]{4})\b", "hresult"),
    _loose(r"\bsupplied\scode\s<?(?P<code>0x[0-9a-f]{1,8})\b", "supplied code", begins=("supplied",)),
    # COM Transaction Integrator: Exception description: (1223) COM Transaction Integrator was unable to
    _loose(
        r"\bexception\s{1,3}description:\s{1,20}\((?P<code>\d{4})\)(?=\s)",
        "exception description",
        begins=("exception",),
        space=always("product"),
    ),
    # SNA Server: Event 11 (1178), Event 9 (subcode 1117), Event ID 3 Qualifier 1106
    _loose(
        r"\bevent\s(?:id:?\s)?\d{1,3},?\s(?:\((?:subcode\ )?|(?:subcode|qualifier)\ )(?P<code>1[01]\d\d)\b",
        *("subcode 1", "qualifier 1", "(10", "(11"),
        begins=("event",),
        space=always("product"),
    ),
    # X'1124' A negative response was sent: how its manual numbers them; it lists what an event may have too
    _loose(
        rf"(?:\bsub\s?code(?:\sinformation)?:?\s{{1,20}}(?:of\s)?\"?|\bdescription:\s{{1,8}}\(?){_SNA}",
        "x'",
        begins=("sub", "description"),
        space=always("product"),
    ),
    # a 0821 sense code
    _loose(
        r"(?<![\w.])(?P<code>0[0-9a-f]{3}|(?=[0-9a-f]{0,7}\d)[0-9a-f]{8})\ssense\scode\b",
        "sense code",
        begins=(),
        space=always("product"),
    ),
    # The following error, 1815, is generated
    _loose(r"\bfollowing\serror,\s(?P<code>\d{2,5}),", "error,", begins=("following",)),
    # The return code from the TCP/IP (connect) call was 10055; return code: 1603; result code 10
    form(
        r"(?<!primary\s)(?<!secondary\s)\b(?:return|result)\s{1,4}code(?:(?:\s{1,4}(?:from|of)\s[^.:\n]{1,80}(?:\n[^.:\n]{1,40})?\s(?:was|is)"
        r"|\s{1,4}(?:was|is|of)|\s{0,4}[:=])\s{1,8}|\s{1,8}(?='?0x|\d\d))'?"
        rf"(?P<code>0x[0-9a-f]{{1,8}}|-?\d{{1,10}}){TAIL}",
        by_range,
        *_CODE_OF_CALL,
        begins=("return", "result"),
        explicit=False,
    ),
    # IMPORT from a file returned result code 4
    form(
        rf"\breturned\s{{1,4}}(?:return|result)\s{{1,4}}code\s{{1,4}}(?P<code>\d{{1,10}}){TAIL}",
        by_range,
        *_CODE_OF_CALL,
        begins=("returned",),
        explicit=False,
    ),
    # -1018 errors, -1018 and -1022 error messages
    form(
        r"(?<![\w.-])(?P<code>-[15]\d{2,3})(?=(?:,?\s{1,4}(?:and|or)\s{1,4}-\d{3,4})?\s{1,4}errors?\b)",
        jet_or_none,
        *("-1", "-5"),
        explicit=False,
    ),
    # "0xE40200B4" and "0x800700DF" errors
    list_form(
        r"(?<![\w.])(?P<list>0x[1-9a-f][0-9a-f]{7}(?:[\"']?,?\s{1,4}(?:(?:and|or)\s{1,4})?[\"']?0x[1-9a-f][0-9a-f]{7}){0,5})"
        r"[\"']?\s{1,4}error(?:s|\scodes?)?\b",
        "0x",
        "0x",
    ),
)
"""Tried after the forms that logs are read for too."""

ARTICLE_FORMS = Forms((*FORMS_OF_LOGS, *ARTICLE_ONLY))
"""All forms that an article may have."""
