"""Bold labels that head a part of a page as a heading does: "**Remediation**", "**Fix:** Restart the service"."""

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

LEVEL = 6
"""A label is less than any heading, so that the next heading ends its part."""


def split_label(line: str) -> tuple[str, str] | None:
    """Return the name of the part that a line begins, and what stands behind it on the line; None without a label."""
    found = _LABEL.fullmatch(line)
    return (found["part"], found["rest"] or "") if found else None
