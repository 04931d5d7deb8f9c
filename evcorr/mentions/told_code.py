"""Forms of codes that a sentence tells some words behind those which say that there is one."""

from __future__ import annotations

from evcorr.mentions.code_space import by_range
from evcorr.mentions.error_form import TAIL, form

_NUMBER = rf"(?P<code>0x[0-9a-f]{{1,8}}|-?\d{{1,10}}){TAIL}"

TOLD_FORMS = (
    # The error code returned on failure is 809, the error code that was returned: 1355
    form(
        r"\berror\s{1,4}code\s{1,4}(?:that\s(?:is|was)\s)?returned(?:\s{1,4}[a-z]{1,12}){0,3}?(?:\s{1,4}(?:is|was)\b|:):?"
        rf"\s{{1,4}}{_NUMBER}",
        by_range,
        "returned",
        begins=("error",),
        explicit=False,
    ),
    # Schannel: The TLS protocol defined fatal alert code is 48
    form(
        rf"\bfatal\s{{1,4}}alert\s{{1,4}}code\s{{1,4}}is\s{{1,4}}{_NUMBER}",
        by_range,
        "alert",
        begins=("fatal",),
        explicit=False,
    ),
)
"""They count where no other form finds the code."""
