"""A line of Markdown as plain text: links as their text, code and emphasis without marks, entities as characters."""

from __future__ import annotations

import html
import re

_ANY_MARK = re.compile(r"[`*_\[<&\\]|:::")
_CODE = re.compile(r"(?<!`)(?P<ticks>`{1,3})(?!`)(?P<code>[^\n]{1,1000}?)(?<!`)(?P=ticks)(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKS = r"\`*_{}[]()#+-.!|<>~:&"
# characters that stand for themselves are put out of the way, into a private area, until the marks are read
_AWAY = {ord(mark): chr(0xF500 + ord(mark)) for mark in _MARKS}
_BACK = {0xF500 + code: chr(code) for code in range(0x21, 0x7F)}

_IMAGE = re.compile(
    r"!\[[^\[\]\n]{0,400}\]\([^()\n]{0,600}\)|:::image\s[^\n]{0,1200}?:::|\[!\w{4,12}\s[^\n]{0,400}?\)\]"
)
# the parameters of a method behind the brackets of its type are no target: "CoreInvoke[TOutput](String name)"
_TARGET = r"(?!\w+(?:`\d)?(?:\[\w*\])?\s\w+[,)])(?:[^()\n]|\([^()\n]{0,100}\)){0,600}"
_LINK = re.compile(rf"\[(?P<text>[^\[\]\n]{{0,400}})\](?:\({_TARGET}\)|\[[^\[\]\n]{{0,100}}\])")
_ADDRESS = re.compile(r"<((?:https?|mailto|ftp):[^<>\s]{1,500})>")
_BREAK = re.compile(r"<br\s{0,4}/?>", re.IGNORECASE)
# only names of HTML: <server> stands for the name of a server
_TAG = re.compile(
    r"""
    </?(?:a|abbr|b|blockquote|caption|center|code|col|colgroup|dd|del|details|div|dl|dt|em|figure|font|h[1-6]|hr|i|img|ins
      |kbd|li|ol|p|pre|s|samp|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var)
    (?:\s[^<>\n]{0,600})?/?>
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STARS = re.compile(r"(?P<mark>\*{1,3})(?=[^\s*])(?P<text>[^*\n]{1,500})(?<=[^\s*])(?P=mark)")
_LINES = re.compile(r"(?<!\w)(?P<mark>_{1,3})(?=[^\s_])(?P<text>[^\n]{1,500}?)(?<=[^\s_])(?P=mark)(?!\w)")
_TYPOGRAPHY = str.maketrans(
    "\u00a0\u2018\u2019\u201a\u201c\u201d\u201e\u2028\u2029\u0085\n\r",
    " '''\"\"\"" + " " * 5,
    "\u200b\u200e\u200f\ufeff",
)


def plain_text(line: str) -> str:
    """Return a line of Markdown as a reader sees it, on one line, with the quotes and blanks of a console."""
    if not _ANY_MARK.search(line):
        return readable(line)
    kept = _CODE.sub(lambda found: found["code"].strip().translate(_AWAY), line)
    kept = _ESCAPE.sub(lambda found: chr(0xF500 + ord(found[1])), kept)
    kept = _ADDRESS.sub(r"\1", _IMAGE.sub("", kept))
    kept = _TAG.sub("", _BREAK.sub(" ", kept))
    kept = _LINK.sub(r"\g<text>", _LINK.sub(r"\g<text>", kept))
    for emphasis in (_STARS, _STARS, _LINES):
        kept = emphasis.sub(r"\g<text>", kept)
    return readable(html.unescape(kept).translate(_BACK))


def readable(text: str) -> str:
    """Return a text with the quotes and blanks of a console in place of those of a printer, and no line ends."""
    return text.translate(_TYPOGRAPHY)
