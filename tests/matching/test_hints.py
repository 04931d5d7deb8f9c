"""Hints: whatever `mentions` finds in a text, a word of the hints stands there, and its look agrees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from evcorr.codes import identity, parse_code
from evcorr.matching.cited import CITED, cited_in
from evcorr.matching.hints import Look, looks_by_word, looks_in_records
from evcorr.matching.screen import PLAIN
from evcorr.mentions import crash, find_crashes, find_errors, find_stops
from evcorr.mentions.error_form import FORMS
from evcorr.mentions.stop import _FORMS as STOP_FORMS
from evcorr.text.worded_regex import BegunRegex

MOST = 25
ASCII = st.characters(codec="ascii")


def said_as(form: re.Pattern[str]) -> st.SearchStrategy[str]:
    return st.from_regex(re.compile(form.pattern, form.flags), alphabet=ASCII)


def pattern_of(form: BegunRegex | re.Pattern[str]) -> re.Pattern[str]:
    return form.regex if isinstance(form, BegunRegex) else form


def is_hinted(text: str, looks: Mapping[bytes, Look]) -> bool:
    data = text.encode().translate(PLAIN)
    return any(look(data, start) for word, look in looks.items() for start in places(word, data))


def places(word: bytes, data: bytes) -> Iterable[int]:
    return (start for start in range(len(data)) if data.startswith(word, start))


@pytest.mark.parametrize("number", range(len(FORMS)))
def test_error_codes_are_hinted_at(number: int) -> None:
    @settings(max_examples=MOST, deadline=None)
    @given(said_as(FORMS[number].regex), st.sampled_from(["", "\n", "x "]))
    def check(said: str, before: str) -> None:
        text = before + said
        for mention in find_errors(text):
            value = parse_code(mention.what.code)
            if value is not None:
                known = frozenset({identity(value)})
                assert is_hinted(text, looks_by_word(known)), mention
                assert is_hinted(text, looks_in_records(known)), mention

    check()


@pytest.mark.parametrize("number", range(len(STOP_FORMS)))
def test_stops_are_hinted_at(number: int) -> None:
    looks = looks_by_word(frozenset())

    @settings(
        max_examples=MOST, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
    )
    @given(said_as(STOP_FORMS[number][1]))
    def check(text: str) -> None:
        assert is_hinted(text, looks) or not list(find_stops(text))

    # what stands behind some forms has to be told by hand
    with suppress(Unsatisfiable):
        check()
    assert all(is_hinted(text, looks) for text in ("STOP 0A error", "STOP: 7B INACCESSIBLE_BOOT_DEVICE"))


@settings(max_examples=10 * MOST, deadline=None)
@given(said_as(re.compile(CITED.pattern, CITED.flags)), st.sampled_from(["", "Paint "]))
def test_cited_events_are_hinted_at(said: str, before: str) -> None:
    text = before + said
    assert is_hinted(text, looks_by_word(frozenset())) or not list(cited_in(text))


@pytest.mark.parametrize("number", range(len(crash.FORMS)))
def test_crashes_are_hinted_at(number: int) -> None:
    looks = looks_by_word(frozenset())

    @settings(max_examples=MOST, deadline=None)
    @given(said_as(pattern_of(crash.FORMS[number][0])))
    def check(text: str) -> None:
        assert is_hinted(text, looks) or not list(find_crashes(text))

    check()
