"""What the heading of a part of an article tells of what stands there."""

from __future__ import annotations

import re

_OF_SYMPTOMS = re.compile(r"SYMPTOM|SUMMARY\b", re.IGNORECASE)
_FURTHER = re.compile(r"MORE INFORMATION\b", re.IGNORECASE)


def tells_symptoms(heading: str | None) -> bool:
    """Tell whether a part of an article tells of the problem as it is seen."""
    return _OF_SYMPTOMS.match(heading or "") is not None


def is_further(heading: str) -> bool:
    """Tell whether a part of an article stands behind what tells of the problem."""
    return _FURTHER.match(heading) is not None
