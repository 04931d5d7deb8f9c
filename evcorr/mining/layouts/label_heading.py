"""Labels that head a part of a page as a heading does: "**Remediation**", "**Fix:** Restart the service".

Notes in plain text have them without marks: "Fix: Restart the service", or "Cause" on a line of its own.
"""

from __future__ import annotations

import re

_PART = (
    r"(?:symptoms?|triggers?|detection|impact|background|checks?|diagnosis|(?:root\s)?causes?|resolutions?|solutions?|fix(?:es)?"
    r"|work-?\s?arounds?|remediation|mitigation|roll-?\s?back|verification|escalation|next\ssteps"
    r"|symptome|fehlerbild|auswirkung(?:en)?|ursachen?|lösung(?:en)?|abhilfe|behebung|maßnahmen?"
    r"|symptômes?|résolution|contournement|correctif)"
)
_LABEL = re.compile(
    rf"(?P<mark>\*\*|__)(?P<part>{_PART})(?::(?P=mark)|(?P=mark)(?::|(?=\s*\Z)))(?:\s{{1,8}}(?P<rest>\S.*)|\s{{0,8}})",
    re.IGNORECASE,
)
_PLAIN_LABEL = re.compile(
    rf"(?P<part>{_PART}|problems?|issues?|more\sinformation|status|fehler|problème)"
    r"(?:\s?:(?:\s{1,8}(?P<rest>\S.*)|\s{0,8})|\s{0,8})",
    re.IGNORECASE,
)

LEVEL = 6
"""A label is less than any heading, so that the next heading ends its part."""


def split_label(line: str) -> tuple[str, str] | None:
    """Return the name of the part that a line begins, and what stands behind it on the line; None without a label."""
    return _split(_LABEL, line)


def split_plain_label(line: str) -> tuple[str, str] | None:
    """The same where a label may also stand without marks; a colon or the end of the line ends it."""
    return _split(_LABEL, line) or _split(_PLAIN_LABEL, line)


def _split(label: re.Pattern[str], line: str) -> tuple[str, str] | None:
    found = label.fullmatch(line)
    return (found["part"], found["rest"] or "") if found else None
