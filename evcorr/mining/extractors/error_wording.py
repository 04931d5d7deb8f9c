"""Forms of error codes that only articles are read for: in logs their words would be looked at too often."""

from __future__ import annotations

from evcorr.mentions.error_form import TAIL, Form, by_range, form, jet_or_none, list_form

_CODE_OF_CALL = ("return code", "result code", "return\ncode", "result\ncode")

ARTICLE_FORMS: tuple[Form, ...] = (
    # Error code = UnknownUser (0x000003EB)
    form(
        r"\berror\s{1,8}code\s{0,4}[:=]\s{0,4}[a-z]\w{2,60}\s{0,4}\((?P<code>0x[0-9a-f]{1,8})\)",
        by_range,
        "(0x",
        explicit=False,
    ),
    # The return code from the TCP/IP (connect) call was 10055; return code: 1603; result code 10
    form(
        r"(?<!secondary\s)\b(?:return|result)\s{1,4}code(?:(?:\s{1,4}(?:from|of)\s[^.:\n]{1,80}(?:\n[^.:\n]{1,40})?\s(?:was|is)"
        r"|\s{1,4}(?:was|is|of)|\s{0,4}[:=])\s{1,8}|\s{1,8}(?=0x|\d\d))"
        rf"(?P<code>0x[0-9a-f]{{1,8}}|-?\d{{1,10}}){TAIL}",
        by_range,
        *_CODE_OF_CALL,
        explicit=False,
    ),
    # IMPORT from a file returned result code 4
    form(
        rf"\breturned\s{{1,4}}(?:return|result)\s{{1,4}}code\s{{1,4}}(?P<code>\d{{1,10}}){TAIL}",
        by_range,
        *_CODE_OF_CALL,
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
    ),
)
"""Tried after the forms that logs are read for too."""
