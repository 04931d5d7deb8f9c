"""Reasons say what the score is made of."""

from evcorr.observable import Event
from evcorr.signature import Rarity
from tests.builders import signature
from tests.scanning.test_finding import DISK, disk, findings

NINE = Event(event_id=9, provider="Disk")


def test_a_finding_of_its_own() -> None:
    (found,) = findings([signature(DISK)], [disk(message="The device has a bad block.")])
    assert found.reasons == ("agreed: source, event id, words", "no other article is shown as well")


def test_a_part_that_others_share() -> None:
    known = [
        signature(DISK, NINE, id="Q1", rarity=(Rarity(40, 3, 2), Rarity(16, 1))),
        signature(DISK, id="Q2"),
        signature(NINE, DISK, id="Q3"),
    ]
    found = {item.article: item for item in findings(known, [disk()])}
    assert found["Q1"].reasons == (
        "agreed: source, event id",
        "1 of 2 symptoms seen",
        "shown as well: 2 other articles",
        "3 articles name this event, code or text",
        "ordinary logs of 2 computers hold this too",
    )
