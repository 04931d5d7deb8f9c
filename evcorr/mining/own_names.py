"""Names of one site in the messages that its runbooks quote: "Cluster node 'FS-N2' was removed", "[ex01.corp.example]".

A message has names in quotation marks where it inserts them. Among thousands of articles the names that several quote
are told from those of one; the few of a company name its own machines, and would find no other.
"""

from __future__ import annotations

import re

from evcorr.text.pattern import GAP

_NAMES = re.compile(
    r"""
      (?<![\w'])'[\w$.@\\/-]{1,60}'(?![\w'])                 # 'FS-N2', but not the driver's
    | (?<![\w"])"[\w$.@\\/-]{1,60}"(?![\w"])
    | (?<![\w.\\/-])[A-Za-z0-9][A-Za-z0-9-]{0,40}(?:\.[A-Za-z0-9][A-Za-z0-9-]{0,30}){0,5}
      \.(?:com|net|org|local|lan|corp|int|intern|internal|intra|example|test)(?![\w-]|\.\w)        # mail.corp.example
    | (?<![\w\\-])\w[\w-]{1,30}\$(?!\w)                     # the account of a machine: dc7$
    | \b(?=[A-Z-]{1,12}[0-9])[A-Z][A-Z0-9-]{2,15}(?![\w.])    # HUB1, FS-N2
    | \b[A-Z][A-Za-z]{0,20}[a-z][0-9]{1,3}(?!\w)             # MPIODisk7
    | \b[A-Z]:(?![\w\\/])                                   # the volume D:
    """,
    re.VERBOSE,
)


def without_names(text: str) -> str:
    """Return a message with a gap for each word in quotation marks, and for names of hosts, accounts and volumes."""
    return _NAMES.sub(_gap, text)


def _gap(found: re.Match[str]) -> str:
    quote = found[0][0]
    return f"{quote}{GAP}{quote}" if quote in "'\"" else GAP
