"""The sieve keeps every record that shows a symptom, and few others."""

from __future__ import annotations

import random

import pytest

from evcorr.matching.index import compile_index
from evcorr.matching.matcher import match
from evcorr.matching.screen import TextScreen
from evcorr.matching.shown import text_shown
from evcorr.matching.sieve import Sieve
from evcorr.observable import ErrorCode, Event, Message
from evcorr.record import Record
from tests.builders import record, signature
from tests.matching.test_twins import entry, observable
from tests.text.test_engine import INSTALLED

KNOWN = (
    signature(Event(event_id=7, provider="Disk"), Event(event_id=9, text="A bad block on <*>"), id="Q1"),
    signature(Event(event_id=11, text="RAS"), Message(text="The spooler is out of paper"), id="Q2"),
    signature(
        Message(text="The disk is full by 90%"),
        ErrorCode(code="1053", space="win32"),
        ErrorCode(code="85", space="win32"),
        id="Q3",
    ),
)


def kept(records: list[Record], screen: TextScreen) -> list[bool]:
    return Sieve(compile_index(KNOWN), screen)(records, [text_shown(one) for one in records])


@pytest.mark.parametrize("engine", INSTALLED)
def test_only_what_may_show_a_symptom_is_kept(engine: type) -> None:
    records = [
        record("quiet", provider="Disk", event_id=7),
        record("quiet", provider="disk", event_id=8),
        record("quiet", provider="Microsoft-Windows-Disk", event_source_name="Disk", event_id=7),
        record("A bad  Block on C:", provider="Ftdisk", event_id=9),
        record("quiet", provider="Ftdisk", event_id=9),
        record("quiet", provider="RemoteAccess", event_id=11),
        record(None, event_id=5, provider="x", data=(("", "the spooler is out"), ("", "of paper"))),
        record(None, event_id=5, provider="x", data=(("", "the spooler is out"),)),
        record(None, event_id=5, provider="x", data=(("", "%%1053"),)),
        record(None, event_id=5, provider="Microsoft-Windows-Security-Auditing", data=(("", "%%1053"),)),
        record(None, event_id=5, provider="Security", data=(("", "the disk is full by 90%%1053"),)),
        record(None, data=(("sc-win32-status", "85"),)),
        record(None, data=(("sc-win32-status", "0"),)),
        record("", provider="x"),
        record(None, event_id=41, provider="Microsoft-Windows-Kernel-Power"),
        record(None, event_id=41, provider="Microsoft-Windows-CAPI2"),
        record(None, event_id=1001, provider="x", event_source_name="Windows Error Reporting"),
    ]
    expected = [True, False, True, True, False, True, True, False, True, False, True, True, False, False]
    expected += [True, False, True]
    assert kept(records, TextScreen(compile_index(KNOWN), (engine,))) == expected


def test_without_a_screen_every_text_is_kept() -> None:
    records = [record("quiet", provider="x"), record(None, provider="x")]
    assert Sieve(compile_index(KNOWN), lambda _text: None)(records, ["quiet", ""]) == [True, False]


@pytest.mark.parametrize("seed", range(12))
def test_nothing_that_matches_is_lost(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    index = compile_index(
        signature(*(observable(rng) for _ in range(rng.randint(1, 3))), id=f"Q{number}") for number in range(12)
    )
    records = [entry(rng) for _ in range(300)]
    texts = [text_shown(one) for one in records]
    showing = [bool(match(one, index)) for one in records]
    for engine in INSTALLED:
        sieve = Sieve(index, TextScreen(index, (engine,)))
        whole = sieve(records, texts)
        assert all(was_kept for was_kept, shows in zip(whole, showing, strict=True) if shows)
        alone = [sieve([one], [text])[0] for one, text in zip(records, texts, strict=True)]
        assert all(among or not by_itself for among, by_itself in zip(whole, alone, strict=True))
    assert any(showing)
