"""Reasons say what the score is made of."""

from pathlib import Path

from evcorr.matching.index import compile_index
from evcorr.observable import Event
from evcorr.record import Record
from evcorr.report import Finding
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import scan
from evcorr.signature import Rarity, Signature
from tests.builders import signature
from tests.scanning.test_finding import DISK, disk, findings
from tests.writers.event_xml_writer import write_event_xml

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
        "the same entry speaks more for Q2",
    )


def reported(tmp_path: Path, known: list[Signature], entries: list[Record]) -> dict[str, Finding]:
    """The findings of a log with these entries, by their articles."""
    path = tmp_path / "log.xml"
    path.write_bytes(write_event_xml(entries))
    return {item.article: item for item in scan([path], compile_index(known), ScanOptions()).findings}


def test_what_another_article_explains_better_is_outdone(tmp_path: Path) -> None:
    known = [signature(DISK, id="Q1"), signature(Event(event_id=7, provider="Disk"), id="Q2")]
    found = reported(tmp_path, known, [disk(message="The device has a bad block.")])
    assert [found["Q1"].outdone, found["Q2"].outdone] == [False, True]
    assert "shown better: 1 article" in found["Q2"].reasons


def test_what_shows_two_symptoms_is_not_outdone(tmp_path: Path) -> None:
    known = [signature(DISK, id="Q1"), signature(Event(event_id=7, provider="Disk"), NINE, id="Q2")]
    found = reported(tmp_path, known, [disk(message="The device has a bad block."), disk(event_id=9)])
    assert [found["Q1"].outdone, found["Q2"].outdone] == [False, False]
