"""What is shown like a message and is none: code, commands, dumps, registry data, tables, headers, flows."""

from __future__ import annotations

import re

from evcorr.text.worded_regex import WordedRegex

# what opens a line
_LINE = re.compile(
    r"""
    \A\s*(?:Received|Return-Path|Message-Id):\s | ^\s*+(?:
      -{3,}[ ]{1,20}-{3,}
    | \#include|\#define|\#DEFINE|CREATE\s|INSERT\sINTO|MsgBox|//|/\*|<%(?![A-Za-z])|<html|\?\s|typedef|&&\s
    | '(?:\s|[A-Z][a-z]+\s)[^'\n]*$
    | Dim\s\w+\W|(?:Private|Public)\s(?:Sub|Function|Declare|Const|Type|Property|Enum|\w+\sAs)\b
    | Declare\s(?:Function|Sub|PtrSafe)\b|Sub\s\w+\s?\(|End\s(?:Sub|If)\b|SELECT\s.{1,80}\sFROM\b
    | Q\d{5,6}(?:\b|(?=[A-Z]{3})) | https?://\S*\s*\Z
    | FAULT\s?-+> | (?:\d{1,5}\s)?<-+\s | Content-(?:Type|Transfer-Encoding):\s )
    """,
    re.VERBOSE | re.MULTILINE,
)
_PART = WordedRegex(
    (";", "{", "}", "state", "eax=", "->", "<-", "----", "reg_"),
    r"""
      ;[ \t]*\Z | ;[ \t]*\n[^\n]*[;{}][ \t]*$ | (?:^|\s)[{}]\s*$
    | \bState\sDump\sfor\sThread\b | \beax= | (?:(?<!\w)(?:->|<-)[^<>]{1,200}){3}
    | -{4}\s?BEGIN\s | -{4}\sHeader\sat\saddress\b | \bREG_(?:SZ|DWORD|BINARY|MULTI_SZ|EXPAND_SZ)\b
    """,
    re.VERBOSE | re.MULTILINE,
)
_MACHINE_CODE = re.compile(
    r"""
    [0-9a-f]{8}(?<=\b[0-9a-f]{8})\s{1,4}[0-9a-f]{2,16}\s{1,20}
    (?:mov\w{0,2}|push|pop|lea|cmp|test|call|ret|leave|j[a-z]{1,3}|xor|add|sub|and|or|inc|dec)\b
    """,
    re.VERBOSE,
)
# what opens a command or a declaration opens a line of a wrapped sentence too: "a valid\ntype library"
_OPENING = re.compile(
    r"""
    (?:\A|\n[ \t]*\n)\s*
    (?:(?:net\s(?:use|view|start|stop)|ping|copy|cd|dir|type|regsvr32)\s[\\\w]
      |\\?HKEY_|Hkey_|SELECT\s|Dim\s|Private\s|Public\s|Declare\s|Sub\s|(?:unsigned\s)?(?:char|int|void|struct)\s|\\\\\S{1,80}\s*\Z)
    """,
    re.VERBOSE,
)
# a gap between two columns of a table; behind a full stop two blanks are usual
_COLUMNS = re.compile(r"[^\s.!?:] {3,}\S")
_ONE_VALUE = re.compile(r"[\w\[\]().:-]{1,60}")
_SENTENCE = re.compile(r"(?:\S{1,40}\s){3,30}\S{1,40}[.!?]")
_LONG = 8
_FEWEST_ROWS, _MOST_ROWS = 3, 0.6


def is_listing(raw: str) -> bool:
    """Tell whether a passage is code, a command, a dump, a table or the like."""
    listings = (_LINE, _PART, _MACHINE_CODE, _OPENING)
    return any(listing.search(raw) for listing in listings) or _is_table(raw) or _is_trace(raw)


def _is_table(raw: str) -> bool:
    """Tell whether most lines of a passage are rows of a table."""
    lines = [line for line in raw.split("\n") if line.strip()]
    rows = sum(_COLUMNS.search(line) is not None for line in lines)
    return rows >= _FEWEST_ROWS and rows >= _MOST_ROWS * len(lines)


def _is_trace(raw: str) -> bool:
    """Tell whether most of many lines of a passage are one name, number or address each, and none is a sentence."""
    lines = [line.strip() for line in raw.split("\n") if line.strip()]
    if len(lines) < _LONG or any(_SENTENCE.fullmatch(line) for line in lines):
        return False
    return sum(_ONE_VALUE.fullmatch(line) is not None for line in lines) >= _MOST_ROWS * len(lines)
