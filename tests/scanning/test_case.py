"""Cases of parts of a log add up to that of the whole, whatever the order."""

from datetime import timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.matching.index import compile_index
from evcorr.matching.matcher import match
from evcorr.observable import Event, Message, Stop
from evcorr.record import Record
from evcorr.scanning.judging.finding import conclude
from evcorr.scanning.survey.case import Case
from evcorr.scanning.systems.windows_version import Version
from tests.builders import record, signature
from tests.scanning.test_finding import DISK, NOON

KNOWN = signature(DISK, Event(event_id=9, provider="Disk"), Message(text="Access denied"))
INDEX = compile_index([KNOWN])
VERSION = Version(4, 0)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """An entry that shows one or two symptoms of the article, as a hint or for sure."""
    fields = draw(st.sampled_from([{"event_id": 7}, {"event_id": 9}, {"event_id": 1}]))
    message = draw(st.sampled_from(["The device has a bad block. Access denied", "Access denied"]))
    minutes = draw(st.none() | st.integers(0, 5000))
    return record(
        message,
        provider="Disk",
        computer=draw(st.sampled_from([None, "A", "B"])),
        time_created=None if minutes is None else NOON + timedelta(minutes=minutes),
        **fields,
    )


def case_of(placed: list[tuple[int, Record]]) -> Case:
    found = Case(KNOWN)
    for number, one in placed:
        if matches := match(one, INDEX):
            found.add(matches, VERSION if number % 2 else None, number % 3 + 1, (1, number))
    return found


@settings(max_examples=60)
@given(st.lists(records(), min_size=1, max_size=25), st.randoms(use_true_random=False), st.integers(0, 25))
def test_parts_add_up_in_any_order(entries: list[Record], random: object, cut: int) -> None:
    placed = list(enumerate(entries))
    whole = case_of(placed)
    shuffled = sorted(placed, key=lambda _: random.random())  # type: ignore[attr-defined]
    parts = [case_of(part) for part in (shuffled[:cut], shuffled[cut : cut + 5], shuffled[cut + 5 :])]
    left = Case(KNOWN)
    for part in parts:
        left.merge(part)
    parts[1].merge(parts[2])
    parts[0].merge(parts[1])
    assert conclude([left]) == conclude([parts[0]]) == conclude([whole])
    assert left.fingerprint() == whole.fingerprint()


def test_articles_seen_in_different_records_do_not_look_alike() -> None:
    """Each of two articles is seen in both of two records, one of them better in the first, one in the second."""
    stop = record("*** STOP: 0x0000000A (0xFC8E6000, 0x2, 0x0, 0x804042A6) Address 804042a6 base at 80400000 - hal.dll")
    better = Stop(code="0x0000000A", module="hal.dll", params=("0xFC8E6000", "0x2", "0x0", "0x804042A6"))
    worse = Stop(code="0x0000000A", module="hal.dll")
    for places in combinations(range(1, 12), 2):
        prints = []
        for observables in ((better, worse), (worse, better)):
            case = Case(signature(better))
            for place, observable in zip(places, observables, strict=True):
                case.add(match(stop, compile_index([signature(observable)])), None, 1, (0, place))
            prints.append(case.fingerprint())
        assert prints[0] != prints[1]
