"""An incident in a crowd: half of its symptoms, among records of a real log, beside another machine's problem.

Harsher than a log of the incident alone, and nearer to what an engineer is sent.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import msgspec

from benchmarks.incidents import HOST, START, Incident, log_of, started, written
from evcorr.inputs import Input, find_inputs
from evcorr.readers import read_input
from evcorr.record import Record

FORMATS = ("evt", "xml")
"""Those of event logs that differ in what they can tell."""

OTHER_HOST = "STORE2"

SIZE = 200
"""So many records of the real log are taken, one behind the other."""

_APART = timedelta(minutes=3)


def real_records(path: Path) -> tuple[Record, ...]:
    """The records of a real log, as the machine's own."""
    inputs = [item for item in find_inputs([path]) if isinstance(item, Input)]
    entries = (entry for item in inputs for entry in read_input(item)[1])
    return tuple(msgspec.structs.replace(one, computer=HOST) for one in entries if isinstance(one, Record))


def write_crowded(incident: Incident, beside: Incident, real: Sequence[Record], suffix: str) -> bytes:
    """The log of half of an incident, with half of another machine's, among so many records of a real one."""
    chance = random.Random(f"{incident.article} {incident.how} crowd")  # noqa: S311 - not for secrets
    first = chance.randrange(max(1, len(real) - SIZE))
    crowd = list(real[first : first + SIZE])
    theirs = (msgspec.structs.replace(one, computer=OTHER_HOST) for one in log_of(_half(beside, chance), 1))
    for records in (log_of(_half(incident, chance), 0), theirs):
        place = 0
        for record in records:
            place = chance.randint(place, min(len(crowd), place + SIZE // 10))
            crowd.insert(place, record)
    timed = [
        msgspec.structs.replace(record, time_created=START + _APART * number, record_id=number + 1)
        for number, record in enumerate(crowd)
    ]
    return written(started(incident, timed), suffix)


def _half(incident: Incident, chance: random.Random) -> Incident:
    """The incident with half of its symptoms, the larger one of an odd number, in their order."""
    size = (len(incident.observables) + 1) // 2
    kept = sorted(chance.sample(range(len(incident.observables)), size))
    return incident._replace(observables=tuple(incident.observables[number] for number in kept))
