"""Where an article can be read: a public address made of its id alone, where one really exists."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from evcorr.text.lazy_regex import lazy_regex

KNOWLEDGE_BASE = lazy_regex(r"(?:Q|KB)(\d{4,7})", re.ASCII)
"""An article of the Microsoft Knowledge Base, as ids are kept."""

_LEARN = "https://learn.microsoft.com/"
DOCSETS = {
    "windows-driver-docs-pr/": f"{_LEARN}windows-hardware/drivers/",
    "windows-server/": f"{_LEARN}troubleshoot/windows-server/",
    "windows-client/": f"{_LEARN}troubleshoot/windows-client/",
    "WindowsServerDocs/": f"{_LEARN}windows-server/",
    "desktop-src/": f"{_LEARN}windows/win32/",
    "sql/": f"{_LEARN}sql/",
    # pages that were saved from a browser are called by their addresses
    "troubleshoot/": f"{_LEARN}troubleshoot/",
    "previous-versions/": f"{_LEARN}previous-versions/",
}
"""Sources of Microsoft Learn whose paths stand in the addresses of their pages as they are."""

_PATH = lazy_regex(r"[\w./=()-]{1,300}", re.ASCII)
"""What a path may hold; `cc735320(v=ws.10)` is a page that moved from TechNet."""


class Addresses(NamedTuple):
    """The publisher's address of an article, and that of archived copies where the page itself may be gone."""

    page: str
    copies: str | None


def addresses_of(article: str) -> Addresses | None:
    """Where the article can be read; None for a runbook, and for anything else that has no address by its id.

    Microsoft withdrew most articles of the Knowledge Base; the Internet Archive holds copies of many.
    """
    if number := KNOWLEDGE_BASE.fullmatch(article):
        page = f"support.microsoft.com/kb/{number[1]}"
        return Addresses(f"https://{page}", f"https://web.archive.org/web/*/{page}")
    for source, address in DOCSETS.items():
        if article.startswith(source) and _PATH.fullmatch(article):
            return Addresses(address + quote(article.removeprefix(source), safe="/="), None)
    return None


def address_of(article: str) -> str | None:
    """The publisher's address of an article, if it has one."""
    found = addresses_of(article)
    return found.page if found else None
