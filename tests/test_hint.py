import pytest

from evcorr.hint import LEAST_BITS, MOST_ARTICLES, is_hint, only_hints
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.signature import Rarity
from tests.builders import signature

RARE, SHARED, VAGUE = Rarity(60, 1), Rarity(60, MOST_ARTICLES + 1), Rarity(LEAST_BITS - 1, 1)
LONG = Message(text="The spooler could not find its tray")


@pytest.mark.parametrize(
    ("observable", "rarity", "expected"),
    [
        (LONG, None, False),
        (LONG, RARE, False),
        (LONG, VAGUE, True),
        (LONG, SHARED, True),
        (Message(text="Access is denied"), RARE, True),
        (Event(event_id=7, provider="Disk"), RARE, False),
        (Event(event_id=7, provider="Disk"), SHARED, True),
        (Event(event_id=7, provider="Disk", text="Bad block"), SHARED, False),
        (Event(event_id=7), RARE, True),
        (Event(event_id=10010, provider="Microsoft-Windows-DistributedCOM"), RARE, True),
        (Event(event_id=10010, provider="DCOM", text="The server did not register"), RARE, False),
        (Event(event_id=1001, provider="Save Dump", text="The computer has rebooted"), RARE, True),
        (Event(event_id=1001, provider="MRxSmb", text="The computer has rebooted"), RARE, False),
        (ErrorCode(code="85", space="net"), RARE, False),
        (ErrorCode(code="85", space="net"), SHARED, True),
        (ErrorCode(code="85"), RARE, True),
        (ErrorCode(code="e0050802"), RARE, False),
        (ErrorCode(code="0x80070005"), RARE, True),
        (Stop(code="0x0000000A"), None, True),
        (Stop(code="0x0000000A", module="ntfs.sys"), None, False),
        (Crash(exception="c0000005"), None, True),
        (Crash(image="store.exe"), None, False),
        (Crash(module="video driver"), None, True),
        (Crash(module="brush.dll"), None, False),
    ],
)
def test_hint(observable: Observable, rarity: Rarity | None, expected: bool) -> None:
    assert is_hint(observable, rarity) is expected
    assert only_hints(signature(observable, rarity=(rarity,))) is expected


def test_one_observable_that_is_more_than_a_hint_is_enough() -> None:
    assert not only_hints(signature(LONG, LONG, rarity=(VAGUE, RARE)))


def test_the_reference_page_of_a_stop_code_needs_no_more_than_the_code() -> None:
    page = {"title": "Bug Check 0x1E: KMODE_EXCEPTION_NOT_HANDLED"}
    assert not only_hints(signature(Stop(code="0x0000001E"), **page))
    assert only_hints(signature(Stop(code="0x0000000A"), **page))
