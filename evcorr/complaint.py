"""Complaints: whether a message of Windows or of a program says that something goes wrong."""

from __future__ import annotations

import re

from evcorr.late_regex import late_regex

_TROUBLE = late_regex(
    r"fail|error|warning|unable|cannot|can't|could|unsuccessful|\bnot\b|n't\b|\bno\b|none|without|never"
    r"|denied|refus|reject|invalid|illegal|incorrect|wrong|\bbad\b|corrupt|damage|inconsisten|mismatch|conflict|duplicate"
    r"|already|unknown|unexpected|unavailable|inaccessible|incompatible|unsupported|disabled|expire|missing|lost|gone"
    r"|time[d ]?-?out|terminat|abort|cancel|interrupt|disconnect|\bended\b|stop|hang|hung|crash|dump|trap|fault"
    r"|exception|violat|problem|negative|exceed|too \w+|out of|\bfull\b|insufficient|resources|poor|\bold\b|older"
    r"|required?\b|must|please|only|retry|again|reset|in use|locked|ignored|prevent|detected|attempt",
    re.IGNORECASE,
)
"""Words of trouble, of which nine in ten messages that articles complain of have one."""


def complains(text: str) -> bool:
    """Whether an English text has a word of trouble; news of what goes as it should seldom do."""
    return _TROUBLE.search(text) is not None
