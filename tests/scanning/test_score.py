"""What raises a score and what lowers it; and that the figures come from the log entry that tells most."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evcorr.matching.index import compile_index
from evcorr.matching.matcher import match
from evcorr.observable import Crash, Event, Message, Observable, Stop
from evcorr.record import Level
from evcorr.scanning.judging.applicability import Verdict
from evcorr.scanning.judging.score import figures_of, odds, score
from evcorr.scanning.judging.weights import WEIGHTS
from evcorr.scanning.survey.case import Case
from evcorr.scanning.survey.witness import witness
from evcorr.signature import Rarity, Signature, Status
from tests.builders import record, signature

WORDS = "the canvas is missing from the easel in the studio"
EVENT = Event(event_id=7, provider="Paint", text=WORDS)
KNOWN = signature(EVENT, Message(text="all brushes were lost in the great flood"))
SHOWN: dict[str, Any] = {"provider": "Paint", "event_id": 7, "level": Level.ERROR}


def figured(known: Signature, *messages: str | None, rivals: int = 1, **fields: Any) -> dict[str, float]:
    case = Case(known)
    for message in messages:
        case.add(match(record(message, **{**SHOWN, **fields}), compile_index([known])), None, rivals)
    return figures_of(known, list(case.sightings.values()), Verdict("unknown"))


def likely(known: Signature, *messages: str, rivals: int = 1, **fields: Any) -> float:
    """The odds, which differ where scores are both all but sure."""
    return odds(figured(known, *messages, rivals=rivals, **fields))


def scored(known: Signature, *messages: str, **fields: Any) -> float:
    return score(figured(known, *messages, **fields))


FLOOD = "all brushes were lost in the great flood"
SCREEN = "*** STOP: 0x0000000A (0x4,0x2,0x0,0x801e2f40)\n*** Address 801e2f40 has base at 801e0000 - paint.sys"
STOP = signature(Stop(code="0x0000000A", module="paint.sys"))
OTHER_STOP = signature(Stop(code="0x0000000A", module="paint.sys", params=("0x4", "0x2", "0x0", "0x80220000")))
BOTH_STOPS = signature(Stop(code="0x0000000A", module="paint.sys"), Stop(code="0x0000000A", module="easel.sys"))
BEGUN = "the painting of the canvas in the studio has begun"
DRIED = "the painting of the canvas in the studio has failed"
CRASH = Crash(image="paint.exe", module="easel.dll", exception="c0000005")
WATSON = {
    "provider": "DrWatson",
    "event_id": 4097,
    "data": tuple(("", value) for value in ("paint.exe", *"012345", "130", "c0000005", "77f1a2b3", "easel")),
}
RARE = signature(EVENT, rarity=(Rarity(60, 1),))
COMMON = signature(EVENT, rarity=(Rarity(26, 5),))
REVIEWED = signature(EVENT, status=Status.REVIEWED)


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        (likely(KNOWN, WORDS, FLOOD), likely(KNOWN, WORDS)),
        (likely(KNOWN, WORDS), likely(KNOWN, "the canvas is missing from the wall in the hall of mirrors")),
        (likely(KNOWN, WORDS), likely(KNOWN, WORDS, level=Level.INFORMATION)),
        (likely(KNOWN, WORDS), likely(KNOWN, WORDS, rivals=9)),
        (likely(RARE, WORDS), likely(COMMON, WORDS)),
        (likely(REVIEWED, WORDS), likely(signature(EVENT), WORDS)),
        (likely(STOP, SCREEN), likely(OTHER_STOP, SCREEN)),
        (likely(STOP, SCREEN), likely(BOTH_STOPS, SCREEN)),
    ],
    ids=["more symptoms", "its words", "a fault", "few others", "rare words", "reviewed", "its params", "its module"],
)
def test_a_score_is_higher_for(higher: float, lower: float) -> None:
    assert 0 <= lower < higher


def test_a_system_that_does_not_fit_lowers_it() -> None:
    case = Case(KNOWN)
    case.add(match(record(WORDS, **SHOWN), compile_index([KNOWN])), None)
    seen = list(case.sightings.values())
    no, unknown, yes = (score(figures_of(KNOWN, seen, Verdict(applies))) for applies in ("no", "unknown", "yes"))
    outdated = score(figures_of(KNOWN, seen, Verdict("unknown", outdated=True)))
    assert no < outdated < unknown < yes


@pytest.mark.parametrize(
    ("provider", "words", "of", "loud"),
    [
        ("Save Dump", "The bugcheck was : 0x0000001e (0x1, 0x2, 0x3, 0x4)", Stop(code="0x0000001E"), True),
        ("Application Popup", WORDS, Message(text=WORDS), True),
        ("Easel", WORDS, Message(text=WORDS), False),
    ],
)
def test_what_windows_logs_of_faults_as_information(provider: str, words: str, of: Observable, loud: bool) -> None:
    entry = record(words, provider=provider, event_id=26, level=Level.INFORMATION)
    assert witness(match(entry, compile_index([signature(of)]))[0]).loud is loud


def test_news_without_a_level_is_worth_less_than_a_complaint() -> None:
    plain: dict[str, Any] = {"provider": None, "event_id": None, "level": None}
    news, complaint = (scored(signature(Message(text=words)), words, **plain) for words in (BEGUN, DRIED))
    assert news < complaint
    assert scored(signature(Message(text=BEGUN)), BEGUN, **{**plain, "level": Level.ERROR}) == pytest.approx(complaint)


def test_one_crash_that_an_article_words_twice_is_one_symptom() -> None:
    once, twice = (signature(CRASH, *more) for more in ((), (Crash(image="Paint", exception="access violation"),)))
    entry = record(None, **WATSON)
    scores = []
    for known in (once, twice):
        case = Case(known)
        case.add(match(entry, compile_index([known])), None)
        assert len(case.sightings) == len(known.observables)
        scores.append(score(figures_of(known, list(case.sightings.values()), Verdict("unknown"))))
    assert scores[0] == scores[1]


@given(st.dictionaries(st.sampled_from(sorted(WEIGHTS)), st.floats(-1e6, 1e6)))
def test_a_score_stays_between_0_and_1(figures: dict[str, float]) -> None:
    assert 0 <= score(figures) <= 1


def test_the_better_witness_counts_in_any_order() -> None:
    index = compile_index([KNOWN])
    weak, strong = (match(record(text, **SHOWN), index)[0] for text in ("canvas missing, easel in studio", WORDS))
    assert witness(weak) < witness(strong)
    assert witness(strong).explained == 1


def test_the_page_that_explains_any_stop_stands_behind_an_article_of_one() -> None:
    screen = "*** STOP: 0x0000001E (0xC0000005,0x801e2f40,0x0,0x0)"
    page = signature(Stop(code="0x0000001E"), title="Bug Check 0x1E KMODE_EXCEPTION_NOT_HANDLED")
    of_one = signature(Stop(code="0x0000001E", params=("0xC0000005", "0x801e2f40", "0x0", "0x0")))
    assert likely(page, screen) * 10 < likely(of_one, screen)
    assert scored(page, screen) < 0.9


def test_others_of_the_same_entry_lower_it() -> None:
    figures = figured(KNOWN, WORDS)
    assert score(figures, others=odds(figures)) < 0.5 < score(figures)


def test_params_that_are_all_the_same_raise_it() -> None:
    screen = "*** STOP: 0x0000000A (0xbad0b0e4,0x2,0x1,0x80003d3a)"
    whole = signature(Stop(code="0x0000000A", params=("0xbad0b0e4", "0x2", "0x1", "0x80003d3a")))
    partly = signature(Stop(code="0x0000000A", params=("0xbad0b0e4", "0x2", "0x1", "0x80012a9c")))
    assert likely(partly, screen) < likely(whole, screen)


def test_symptoms_of_one_entry_are_worth_less_than_those_of_two() -> None:
    known = signature(EVENT, Message(text=FLOOD))
    assert (
        1
        < likely(known, f"{WORDS}\n{FLOOD}") / likely(known, WORDS)
        < likely(known, WORDS, FLOOD) / likely(known, WORDS)
    )


def test_words_that_are_not_told_make_nothing_rare() -> None:
    told = figured(RARE, WORDS)["bits"]
    untold = figured(RARE, None, data=(("", "ALPHA"),))["bits"]
    assert untold < told


@pytest.mark.parametrize(("inserted", "words"), [("ALPHA", False), ("there is no paint left in the pot", True)])
def test_strings_that_are_sentences_are_words(inserted: str, words: bool) -> None:
    assert figured(KNOWN, None, data=(("", inserted),))["no words"] == (not words)


def test_nothing_is_quite_sure() -> None:
    assert score({"explained": 100.0}) < 1
