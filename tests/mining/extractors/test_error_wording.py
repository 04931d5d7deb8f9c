"""Forms of error codes: each begins with one of the words that it is found by."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evcorr.begun_regex import find_begun
from evcorr.mining.extractors.error_wording import ARTICLE_FORMS

MOST = 4
FORMS = tuple(
    form
    for form in ARTICLE_FORMS.in_text("error 1 code 1 return 1 failed 1 result 1 status 1 -123", ARTICLE_FORMS.hints)
    if form.begins
)
ASCII = st.characters(codec="ascii")


@pytest.mark.parametrize("number", range(len(FORMS)))
def test_a_form_begins_with_one_of_its_words(number: int) -> None:
    form = FORMS[number]
    said = st.from_regex(re.compile(form.regex.pattern, form.regex.flags), alphabet=ASCII)

    @settings(max_examples=MOST, deadline=None, suppress_health_check=list(HealthCheck))
    @given(said, st.sampled_from(["", "\n", "x ", "error 5, "]))
    def check(said: str, before: str) -> None:
        text = before + said
        found = [match.span() for match in find_begun(form.begins, form.regex, text, text.casefold())]
        assert found == [match.span() for match in form.regex.finditer(text)]

    check()
