"""Expressions that are looked for by the words they begin with: each match begins with one of them."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from evcorr.mentions import stop
from evcorr.mentions.error import FORMS_OF_LOGS
from evcorr.mining.extractors.codes import error_wording
from evcorr.mining.extractors.events import event
from evcorr.mining.extractors.messages import said
from evcorr.text.begun_regex import find_begun

MOST = 4
ASCII = st.characters(codec="ascii")
BEGUN = (
    *((form.begins, form.regex) for form in (*FORMS_OF_LOGS, *error_wording.ARTICLE_ONLY) if form.begins),
    *(((word,), regex) for word, regex in stop._FORMS),
    *said._QUOTING,
    (said._SAYING, said._SHOWN_AS),
    (("event",), event._PROSE),
)


@pytest.mark.parametrize("number", range(len(BEGUN)))
def test_each_match_begins_with_one_of_the_words(number: int) -> None:
    begins, regex = BEGUN[number]
    matching = st.from_regex(re.compile(regex.pattern, regex.flags), alphabet=ASCII)

    @settings(max_examples=MOST, deadline=None, suppress_health_check=list(HealthCheck))
    @given(matching, st.sampled_from(["", "\n", "x ", "error 5, "]))
    def check(said: str, before: str) -> None:
        text = before + said
        found = [match.span() for match in find_begun(begins, regex, text, text.casefold())]
        assert found == [match.span() for match in regex.finditer(text)]

    # what has to follow, but is no part of a match, is not always made up
    with suppress(Unsatisfiable):
        check()
