"""Cues: whatever `mentions` finds in a text, a word of the cues stands there, and its look agrees."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from evcorr.codes import identity, parse_code
from evcorr.matching.cited import CITED, cited_in
from evcorr.matching.cues import looks_by_word, looks_in_records
from evcorr.matching.look import Looks
from evcorr.matching.screen import PLAIN
from evcorr.mentions import crash, find_crashes, find_errors, find_stops
from evcorr.mentions.error import FORMS_OF_LOGS
from evcorr.mentions.stop import _FORMS as STOP_FORMS
from evcorr.scanning.systems.version_text import _FORMS as VERSIONS
from evcorr.scanning.systems.version_text import version_in_text
from evcorr.text.worded_regex import BegunRegex

MOST = 25
NONE: frozenset[int] = frozenset()
ASCII = st.characters(codec="ascii")


def said_as(form: re.Pattern[str]) -> st.SearchStrategy[str]:
    return st.from_regex(re.compile(form.pattern, form.flags), alphabet=ASCII)


def pattern_of(form: BegunRegex | re.Pattern[str]) -> re.Pattern[str]:
    return form.regex if isinstance(form, BegunRegex) else form


def has_cue(text: str, looks: Looks) -> bool:
    data = b"\n" + text.encode().translate(PLAIN)
    return any(look(data, start) for word, asked in looks.items() for start in places(word, data) for look in asked)


def places(word: bytes, data: bytes) -> Iterable[int]:
    return (start for start in range(len(data)) if data.startswith(word, start))


ERROR_FORMS = FORMS_OF_LOGS


@pytest.mark.parametrize("number", range(len(ERROR_FORMS)))
def test_error_codes_have_a_cue(number: int) -> None:
    @settings(max_examples=MOST, deadline=None)
    @given(said_as(ERROR_FORMS[number].regex), st.sampled_from(["", "\n", "x "]))
    def check(said: str, before: str) -> None:
        text = before + said
        for mention in find_errors(text):
            value = parse_code(mention.what.code)
            if value is not None:
                known = frozenset({identity(value)})
                assert has_cue(text, looks_by_word(known, NONE)), mention
                assert has_cue(text, looks_in_records(known)), mention

    check()


@pytest.mark.parametrize("number", range(len(STOP_FORMS)))
def test_stops_have_a_cue(number: int) -> None:
    looks = looks_by_word(NONE, NONE)

    @settings(
        max_examples=MOST, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
    )
    @given(said_as(STOP_FORMS[number][1]))
    def check(text: str) -> None:
        assert has_cue(text, looks) or not list(find_stops(text))

    # what stands behind some forms has to be told by hand
    with suppress(Unsatisfiable):
        check()
    assert all(has_cue(text, looks) for text in ("STOP 0A error", "STOP: 7B INACCESSIBLE_BOOT_DEVICE"))


@settings(max_examples=10 * MOST, deadline=None)
@given(said_as(re.compile(CITED.pattern, CITED.flags)), st.sampled_from(["", "Paint "]))
def test_cited_events_have_a_cue(said: str, before: str) -> None:
    text = before + said
    for cited in cited_in(text):
        assert has_cue(text, looks_by_word(NONE, frozenset({cited.event_id})))


PASTED = (
    "Event ID: 7",
    "Source: Disk Event ID = 7",
    "from the source: Disk, event ID: 7",
    "Event 7: a bad block",
    '  > "Event Id 7',
    "Warning event ID 7",
    "The Description for Event ID ( 7 ) in Source ( Disk ) could not be found.",
    "id: 7",
    "Ereignis-ID: 7",
    "Ereigniskennung: 7",
    "3/4/1999  1:02:03 AM  Disk  Error  None  7  N/A  HOST  bad block",
    "03/04/1999\t01:02:03\tSuccess Audit\t7\tDisk",
)


@pytest.mark.parametrize("said", PASTED)
@pytest.mark.parametrize("before", ["", "x\n", "x\n\n"])
def test_pasted_events_have_a_cue_whatever_their_id(said: str, before: str) -> None:
    assert has_cue(before + said, looks_by_word(NONE, NONE))


VERSION_FORMS = [form.regex for forms, _ in VERSIONS for form in forms]


@pytest.mark.parametrize("number", range(len(VERSION_FORMS)))
def test_versions_have_a_cue(number: int) -> None:
    looks = looks_by_word(NONE, NONE)

    @settings(max_examples=MOST, deadline=None)
    @given(said_as(VERSION_FORMS[number]), st.sampled_from(["", "\n", "on a\n"]))
    def check(said: str, before: str) -> None:
        assert has_cue(before + said, looks) or version_in_text(before + said) is None

    check()


KNOWN = frozenset({5, 1018, identity(-1018 & 0xFFFFFFFF), 2404})
NAMED = ("error 5", "errors 7, 8 and 5", "Error in Open = 5", "error: (5L)", "error -1018", "NET HELPMSG\n> 2404")
OTHERS = ("error 53", "error 7 5", "error 15", "errors 7, 8 and 9", "Error in Open = 6", "Msg 7, Level 5", "severity 5")


@pytest.mark.parametrize("said", NAMED)
def test_numbers_that_are_codes_have_a_cue(said: str) -> None:
    assert has_cue(said, looks_by_word(KNOWN, NONE))


@pytest.mark.parametrize("said", [*OTHERS, "on event 7 of 5"])
def test_numbers_that_are_no_codes_are_passed_over(said: str) -> None:
    assert not has_cue(said, looks_by_word(KNOWN, frozenset({5})))


@pytest.mark.parametrize("number", range(len(crash.FORMS)))
def test_crashes_have_a_cue(number: int) -> None:
    looks = looks_by_word(NONE, NONE)

    @settings(max_examples=MOST, deadline=None)
    @given(said_as(pattern_of(crash.FORMS[number][0])))
    def check(text: str) -> None:
        assert has_cue(text, looks) or not list(find_crashes(text))

    check()
