"""Numbers that stand beside the word error, or look like a code, and are none."""

from __future__ import annotations

import re

from evcorr.codes import parse_code
from evcorr.mentions import ErrorMention

# what a program writes for the ends of a range, or for success, is no error unless the words around it say so
_LIMITS = frozenset({0, 0x80000000, 0x80000001, 0xC0000000, 0xCCCCCCCC, 0xFFFFFFFF})
# bytes behind their address, the rows of a stack, and instructions
_DUMP_ROW = re.compile(
    r"[ \t>]{0,40}(?:(?:FAULT\s?->\s?)?[0-9A-Fa-f]{8}\s{1,4}[0-9A-Fa-f]{2,24}\s{1,16}[a-z]{2,7}\s"
    r"|00[0-9A-Fa-f]0:\s{1,3}[0-9A-Fa-f]{8}\s{0,3}$|[0-9A-Fa-f]{4,8}:(?:\s{1,3}[0-9A-Fa-f]{2,8}\b){2}|(?:[0-9A-Fa-f]{8}\s{1,3}){3})",
    re.MULTILINE,
)
# a row of a table under a line that ends in the word: "0x00000001               Debugger Interrupt"
_TABLE_ROW = re.compile(r"[ \t]{0,8}(?:0x[0-9A-Fa-f]{1,8}|\d{1,10})[ \t]{4,40}\S")
# "error 00000001.PRI"
_OF_FILE = re.compile(r"\.(?:exe|dll|sys|drv|log|txt|dat|tmp|pri|htm|dbf)\b", re.IGNORECASE)
# what Systems Management Server looks error numbers up with: "ERROR32 8015 NETEVENT.DLL"
_TOOL = re.compile(r"error32\b", re.IGNORECASE)
# a line that counts the messages below it: "Error message 2"
_COUNTED = re.compile(r"[ \t]*(?:error|warning)[ ]message[ ]#?\d{1,2}[ \t]*(?:\n|\Z)", re.IGNORECASE)
# the next step, below the word
_STEP = re.compile(r"\d{1,2}[.)]\s")
# the next line of a count: "0 Account operations encountered errors", "1 Messages were created"
_COUNT = re.compile(r"errors[ \t]*\n\s*\d{1,3}\s{1,4}[A-Z]", re.IGNORECASE)
# a word that ends its paragraph or cell announces nothing that follows
_PARTED = re.compile(r"\w[ \t]*\n\s*\n\s*\Z")
# what the crash of a program gives
_OF_CRASH = re.compile(r"\bexception\sgenerated\s{1,8}(?:was\s{1,8})?\Z", re.IGNORECASE)
# addresses of Windows NT's kernel look like an HRESULT: "referenced memory at 0x8013797c"
_OF_ADDRESS = re.compile(r"\b(?:at|address)\s{1,8}\W?\Z", re.IGNORECASE)
# "the first parameter will always be 0xc0000005": of a STOP
_OF_PARAMETER = re.compile(r"\bparameter\b[^.\n]{0,40}\W?\Z", re.IGNORECASE)
_KERNEL = range(0x80100000, 0x80800000)
# how programs number the roots of the registry: HKEY_LOCAL_MACHINE is 0x80000002
_ROOTS = range(0x80000000, 0x80000007)


def is_no_code(text: str, mention: ErrorMention) -> bool:
    """Tell whether a number is the end of a range rather than a code, or stands in a data dump."""
    if not mention.explicit and _is_other_number(text, mention):
        return True
    line_start = text.rfind("\n", 0, mention.start) + 1
    if parse_code(mention.what.code) in _ROOTS and "HKEY" in text[line_start : mention.end]:
        return True
    if _COUNTED.match(text, line_start):
        return True
    return _DUMP_ROW.match(text, line_start) is not None or _TOOL.match(text, mention.start) is not None


def _is_other_number(text: str, mention: ErrorMention) -> bool:
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
    if is_apart and (
        _STEP.match(text, place) or _COUNT.match(text, mention.start) or _PARTED.search(text, mention.start, place)
    ):
        return True
    if value in _LIMITS or _OF_ADDRESS.search(text, max(0, mention.start - 20), mention.start):
        return True
    if "stop" not in text.casefold():
        return False
    return value in _KERNEL or _OF_PARAMETER.search(text, max(0, mention.start - 60), mention.start) is not None
