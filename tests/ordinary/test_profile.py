"""What the profile of ordinary logs knows, and what it says nothing of."""

from __future__ import annotations

import pytest

from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.ordinary import computers_showing, is_ordinary, profile
from evcorr.ordinary.profile import word_features

WORDS = "the quick brown fox jumps"


@pytest.fixture
def _small_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["words", str(value), str(4 - place)] for place, (_, value) in enumerate(word_features(WORDS))]
    rows += [["event", "SCSIDISK", "7", "2"], ["event", "Disk", "7", "5"], ["error", "5", "3"]]
    found = dict(profile._features(rows))
    monkeypatch.setattr(profile, "_profile", lambda: found)


@pytest.mark.usefixtures("_small_profile")
@pytest.mark.parametrize(
    ("observable", "computers"),
    [
        pytest.param(Event(event_id=7, provider="disk"), 5, id="the name that most computers show counts"),
        pytest.param(Event(event_id=8, provider="disk"), 0, id="another id"),
        pytest.param(Event(event_id=7, text=WORDS), 0, id="no provider"),
        pytest.param(ErrorCode(code="0x80070005"), 3, id="a code in another spelling"),
        pytest.param(ErrorCode(code="LNK2001"), 0, id="no number"),
        pytest.param(Message(text="The QUICK brown  fox."), 3, id="the rarest three words count"),
        pytest.param(Message(text=f"{WORDS} <*>"), 2, id="a gap at the end"),
        pytest.param(Message(text="the quick <*> brown fox jumps"), 2, id="words beside a gap are not in a row"),
        pytest.param(Message(text=f"{WORDS} over"), 0, id="three words that no computer shows"),
        pytest.param(Message(text="the quick"), 0, id="too few words to tell"),
        pytest.param(Stop(code="0x0000001E"), 0, id="STOPs are not counted"),
        pytest.param(Crash(image="store.exe"), 0, id="nor are crashes"),
    ],
)
def test_computers_showing(observable: Observable, computers: int) -> None:
    assert computers_showing(observable) == computers
    assert is_ordinary(observable) is (computers >= profile.LEAST_COMPUTERS)


def test_the_profile_that_comes_with_evcorr_knows_what_healthy_computers_log() -> None:
    assert is_ordinary(Event(event_id=7026, provider="Service Control Manager"))
    assert is_ordinary(Event(event_id=10010, provider="Microsoft-Windows-DistributedCOM"))
    assert not is_ordinary(Event(event_id=3031, provider="MRxSmb"))
