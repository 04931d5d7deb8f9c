"""What to do, in words."""

from __future__ import annotations

import pytest

from evcorr.remedy import Remedy, Standing
from evcorr.reporters import advice
from tests.reports import finding

CURE = Remedy(where="RESOLUTION", line=36)
OTHER = Remedy(where="WORKAROUND", line=52)


def status(standing: Standing) -> Remedy:
    return Remedy(where="STATUS", line=60, standing=standing)


SENTENCES = {
    "known": ({"fix": "Replace the cable.", "fixed_in": "SP4", "remedies": (CURE,)}, "Replace the cable."),
    "level": ({"fixed_in": "Windows NT 4.0 SP4"}, "Fixed in Windows NT 4.0 SP4, says the article."),
    "level and section": (
        {"fixed_in": "SP4", "remedies": (OTHER,)},
        "Fixed in SP4, says the article; see its WORKAROUND (line 52).",
    ),
    "sections": ({"remedies": (CURE, OTHER)}, "See the article's RESOLUTION (line 36) and WORKAROUND (line 52)."),
    "by design": (
        {"remedies": (CURE, status(Standing.BY_DESIGN))},
        "It is by design, says the article; see its RESOLUTION (line 36).",
    ),
    "open": ({"remedies": (status(Standing.OPEN),)}, "No fix was known when the article was written."),
    "on request": ({"remedies": (status(Standing.ON_REQUEST),)}, "Microsoft's support had a fix, says the article."),
    "nothing": ({}, "The article names no fix."),
}


@pytest.mark.parametrize(("fields", "words"), SENTENCES.values(), ids=SENTENCES)
def test_the_best_that_is_known(fields: dict[str, object], words: str) -> None:
    assert advice.sentence(finding(**fields)) == words


def test_what_can_be_used_as_it_is_once() -> None:
    first = Remedy(where="RESOLUTION", registry=("HKLM\\A\\B: C",), commands=("net stop x",), articles=("Q1", "Q2"))
    second = Remedy(where="WORKAROUND", commands=("net stop x", "net start x"))
    assert advice.facts((first, second)) == (
        ("registry", "HKLM\\A\\B: C"),
        ("run", "net stop x"),
        ("see", "Q1, Q2"),
        ("run", "net start x"),
    )


def test_nothing_of_an_article_acts_on_a_terminal() -> None:
    hostile = Remedy(where="\x1b[31mX", line=1, commands=("net \x1b]0;x\x07stop",))
    told = advice.sentence(finding(remedies=(hostile,))) + "".join(value for _, value in advice.facts((hostile,)))
    assert "\x1b" not in told
    assert "\x07" not in told
