"""The index finds what a comparison of all pairs finds."""

from hypothesis import given
from hypothesis import strategies as st

from evcorr.mining.extractors.joining.join import join
from evcorr.mining.extractors.joining.known import Known
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop

NAMES = st.sampled_from(["a.exe", "b.exe", None])
TEXTS = st.sampled_from(
    ["The disk is full.", "Copy failed. The disk is full.", "Volume 3 is full.", "Volume 5 is full", "42", None]
)
PLACES = st.sampled_from(["TITLE", "SYMPTOMS"])
CODES = st.sampled_from(["1032", "SYS1032", "-1032", "5", "0x80070005", "-1", "550 5.1.1"])
THINGS = st.one_of(
    st.builds(Event, event_id=st.integers(1, 2), text=TEXTS),
    st.builds(Stop, code=st.sampled_from(["0x0000000A", None]), module=NAMES),
    st.builds(ErrorCode, code=CODES, text=TEXTS, where=PLACES),
    st.builds(Message, text=TEXTS.filter(bool)),
    st.builds(Crash, image=NAMES, module=NAMES),
)


def in_pairs(seen: list[Observable]) -> list[Observable]:
    kept: list[Observable] = []
    for item in seen:
        both = next(((place, both) for place, old in enumerate(kept) if (both := join(old, item))), None)
        if both:
            kept[both[0]] = both[1]
        else:
            kept.append(item)
    return kept


@given(st.lists(THINGS, max_size=12))
def test_the_index_joins_what_pairs_join(seen: list[Observable]) -> None:
    known = Known()
    for item in seen:
        if found := known.joined(item):
            known.replace(*found)
        else:
            known.add(item)
    assert known.items == in_pairs(seen)
