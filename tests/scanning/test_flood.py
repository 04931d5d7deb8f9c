"""What is counted of floods together is what counting each record for itself gives."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from evcorr.matching.index import compile_index
from evcorr.matching.matcher import match
from evcorr.observable import ErrorCode, Message
from evcorr.record import Level, Origin, Record
from evcorr.scanning.survey import flood, part
from evcorr.scanning.survey.case import Cases, gather
from evcorr.scanning.survey.part import Part
from evcorr.scanning.survey.recall import Recall
from evcorr.scanning.survey.showing import showings
from tests.builders import record, signature, utc
from tests.matching.test_twins import entry, observable
from tests.scanning.test_finding import DISK
from tests.scanning.test_recall import told

NOON = utc("2026-11-21T12:00:00+00:00")
SAID = (
    "System error 5 has occurred",
    "the spooler lost its paper",
    "error code 0x80070005 in spool.dll version 4.0.1",
    "Device has a bad block",
)


def signatures(rng: random.Random) -> list[object]:
    fix = rng.choice([None, "Spool.dll 4.0.2"])
    symptoms = (
        (ErrorCode(code="5", space="win32"),),
        (ErrorCode(code="80070005", text="error code 0x80070005 in spool"),),
        (ErrorCode(code="5"), Message(text="the spooler lost its paper")),
        (Message(text="the spooler lost its paper"), DISK),
        (observable(rng), DISK),
    )
    return [signature(*rng.choice(symptoms), id=f"Q{number}", fixed_in=fix) for number in range(30)]


def flooding(rng: random.Random, number: int) -> Record:
    if rng.random() < 0.1:
        return entry(rng)
    said = " and ".join(rng.sample(SAID, rng.choice((1, 1, 2))))
    text = f"{number:>{rng.choice((5, 6))}} backup: {said}, file {rng.randrange(1000):04}"
    return record(
        text,
        event_id=rng.choice((None, None, 7)),
        provider=rng.choice((None, "Disk")),
        level=rng.choice((None, Level.ERROR)),
        origin=Origin("log", number, rng.choice(("line", "record"))),
        computer=rng.choice(("A", "B", None)),
        time_created=rng.choice((NOON + timedelta(seconds=7 * number), None)),
    )


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("most", "names"), [(3, 64), (1000, 64), (1000, 1)])
def test_cases_are_those_of_record_after_record(
    seed: int, most: int, names: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part, "MOST_FLOODS", most)
    monkeypatch.setattr(flood, "MOST_NAMES", names)
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    index = compile_index(signatures(rng))
    recall, whole, plain = Recall(index), Part("log", "text", begins=True), Cases()
    for number in range(500):
        one = flooding(rng, number)
        whole.show(recall(one), one, (0, number))
        gather(plain, showings(match(one, index)), one, (0, number))
    whole.settle()
    assert told(whole.cases) == told(plain) != []
    assert {name: case.totals.files for name, case in whole.cases.items()} == {
        name: case.totals.files for name, case in plain.items()
    }


def test_a_flood_makes_no_more_than_its_first_showings(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr("evcorr.scanning.survey.recall.showings", lambda matches: made.append(1) or showings(matches))
    index = compile_index([signature(ErrorCode(code="5", space="win32"), id=f"Q{number}") for number in range(9)])
    recall, whole = Recall(index), Part("log", "text", begins=True)
    for number in range(200):
        one = record(f"{number:04} System error 5 has occurred", origin=Origin("log", number, "line"))
        whole.show(recall(one), one, (0, number))
    whole.settle()
    assert len(made) == 3
    assert {case.count() for case in whole.cases.values()} == {200}
