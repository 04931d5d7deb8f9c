"""Product families: which pack an article's signature goes into."""

from __future__ import annotations

import re

from evcorr.article import Article, explained_stop

OTHER = "other"
"""The family of articles about none of the products that have one of their own."""

_FAMILIES = {
    "development": (
        r"C Compiler|Visual (?:C|Basic|Studio|J|FoxPro|SourceSafe)|FoxPro|Fox Misc|Macro Assembler|Fortran|SourceSafe"
        r"|Software Development|Device Driver Kit|Developer Network|Programming|ODBC|Distribution Kit|Systems Journal"
    ),
    "sms": r"Systems Management Server",
    "exchange": r"Exchange",
    "sna": r"SNA Server|Host Integration Server",
    "iis": r"Internet Information|Front ?Page",
    "mail": r"Mail For|Schedule\+",
    "home": r"Home |Automap|The Microsoft Network|Microsoft Press|Mastering|Macintosh",
    "office": r"\b(?:Word|PowerPoint|Excel|Office|Outlook|Access|Project|Publisher)\b",
    "windows": r"Windows (?:9|3|Me\b|Millennium)|Disk Operating System|MS-DOS|Miscellaneous Windows|Windows Printing",
    "winnt": r"Windows|LAN Manager",
}
"""What the name of an article's product holds, or that of the first platform; the first family that fits is taken."""

_PATTERNS = {family: re.compile(pattern, re.IGNORECASE) for family, pattern in _FAMILIES.items()}


def family_of(article: Article) -> str:
    """The family of an article: by its product, or the platforms it applies to where that tells nothing.

    The reference pages of STOP codes, which name neither, are about Windows NT and what came after it.
    """
    if explained_stop(article.title) is not None:
        return "winnt"
    names = (article.product or "", *(platform.product for platform in article.platforms))
    for name in names:
        for family, pattern in _PATTERNS.items():
            if pattern.search(name):
                return family
    return OTHER
