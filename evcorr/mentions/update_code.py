"""Codes as Windows Update writes them, in its log, in its history and in the words of Settings."""

from __future__ import annotations

from evcorr.mentions.code_space import hex_space
from evcorr.mentions.error_form import TAIL, form

UPDATE_FORMS = (
    # WindowsUpdate.log: Agent   *FAILED* [80240439] Method failed
    form(r"\*failed\*\s\[(?P<code>[89ac][0-9a-f]{7})\]", hex_space, "*failed*"),
    # Windows Update: ... for information, this may help: (0x80070bc9); Failed to install on 3/13/2024 - 0x800f0922
    form(
        rf"\b(?:may\shelp|hilfreich\ssein):?\s{{1,4}}\(?(?P<code>0x[89ac][0-9a-f]{{7}}){TAIL}",
        hex_space,
        *("may help", "hilfreich sein"),
        begins=("may", "hilfreich"),
    ),
    form(
        rf"\bfailed\sto\sinstall\son\s[\d./-]{{6,10}}\s[-\u2013]\s(?P<code>0x[89ac][0-9a-f]{{7}}){TAIL}",
        hex_space,
        "failed to install on",
        begins=("failed",),
    ),
)
"""Forms that leave no doubt, in no order."""
