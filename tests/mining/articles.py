"""Articles written for tests."""

from __future__ import annotations

ARTICLE = """\
DOCUMENT:{id}  {date}  [winnt]
TITLE   :{title}
PRODUCT :Microsoft Windows NT
PROD/VER:winnt:4.0
OPER/SYS:
KEYWORDS:

======================================================================
-------------------------------------------------------------------------------
The information in this article applies to:

 - Microsoft Windows NT Server version 4.0
-------------------------------------------------------------------------------

SYMPTOMS
========

{symptoms}

CAUSE
=====

The service pack is missing.
"""


def article(id: str, symptoms: str, *, title: str = "A Service Fails", date: str = "16-MAY-2002") -> bytes:
    """An article about Windows NT in the layout of the archive."""
    return ARTICLE.format(id=id, symptoms=symptoms, title=title, date=date).encode()
