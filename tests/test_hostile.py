"""Every sample, damaged in seeded ways: a scan always ends in a report, and what is wrong is a problem in it."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable
from datetime import timedelta, timezone
from pathlib import Path

import pytest

import evcorr
from evcorr.reporters import REPORTERS
from tests.samples import samples

INDEX = evcorr.compile_index(evcorr.load_signatures())

MOST_SECONDS = 20
"""For one damaged sample of a few KiB; only an endless or catastrophic read takes as long."""


USED = 12_000
"""Damage beyond would mostly meet the unused end of the .evtx samples."""


def flip(data: bytearray, rng: random.Random) -> None:
    for _ in range(rng.choice([1, 8, 64])):
        data[rng.randrange(min(len(data), USED))] ^= 1 << rng.randrange(8)


def cut(data: bytearray, rng: random.Random) -> None:
    del data[rng.randrange(min(len(data), USED)) :]


def zero(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(min(len(data), USED))
    end = min(len(data), start + rng.choice([1, 16, 700]))
    data[start:end] = bytes(end - start)


def insert(data: bytearray, rng: random.Random) -> None:
    at = rng.randrange(min(len(data), USED))
    data[at:at] = rng.randbytes(rng.choice([1, 3, 100]))


def repeat(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(min(len(data), USED))
    data[start:start] = data[start : start + rng.choice([4, 60, 512])]


DAMAGES = (flip, cut, zero, insert, repeat)
SAMPLES = {name: content for name, content in samples().items() if content}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_damage_is_a_problem_at_worst(
    tmp_path: Path, name: str, damage: Callable[[bytearray, random.Random], None]
) -> None:
    rng = random.Random(f"{name} {damage.__name__}")  # noqa: S311 - not for secrets
    path = tmp_path / name
    for _ in range(20):
        data = bytearray(SAMPLES[name])
        damage(data, rng)
        path.write_bytes(data)
        begun = time.monotonic()
        report = evcorr.scan([path], INDEX)
        assert time.monotonic() - begun < MOST_SECONDS
        assert report.records_read or report.problems or not data.strip(b"> \r\n")
        assert evcorr.decode_report(evcorr.encode_report(report)) == report


FIRST, LAST = "0001-01-01T00:00:00", "9999-12-31T23:59:59"
ENDS_OF_THE_CALENDAR = {
    "ends.xml": "<Events>{}</Events>".format(
        "".join(
            "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Rdr'/>"
            f"<EventID>3031</EventID><TimeCreated SystemTime='{time}'/><Channel>System</Channel>"
            "<Computer>PC1</Computer></System></Event>"
            for time in (FIRST, "2026-11-21T07:00:00", LAST)
        )
    ),
    "ends.csv": "TimeCreated,ProviderName,Id,LogName,MachineName\n"
    + "".join(f"{time},Rdr,3031,System,PC1\n" for time in (FIRST, "2026-11-21T07:00:00", LAST)),
    "ends.jsonl": "".join(
        f'{{"TimeCreated":"/Date({ticks})/","ProviderName":"Rdr","Id":3031,"LogName":"System"}}\n'
        for ticks in (-(10**15) + 1, -62135596800000, 0, 253402300799999, 10**15 - 1)
    ),
}


@pytest.mark.parametrize("zone", [None, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))])
@pytest.mark.parametrize("name", ENDS_OF_THE_CALENDAR)
def test_times_at_the_ends_of_the_calendar_are_reported(tmp_path: Path, name: str, zone: timezone | None) -> None:
    path = tmp_path / name
    path.write_text(ENDS_OF_THE_CALENDAR[name], encoding="utf-8")
    report = evcorr.scan([path], INDEX, evcorr.ScanOptions(zone=zone))
    assert [finding.article for finding in report.findings][:1] == ["Q168845"]
    assert not report.problems
    for write in REPORTERS.values():
        write(report, io.StringIO())


def test_one_broken_input_leaves_the_findings_of_the_others(tmp_path: Path) -> None:
    for name, content in SAMPLES.items():
        (tmp_path / name).write_bytes(content)
    whole = evcorr.scan([tmp_path], INDEX)
    (tmp_path / "broken.evtx").write_bytes(SAMPLES["clean-system.evtx"][:5000])
    (tmp_path / "empty.evt").write_bytes(b"")
    (tmp_path / "junk.xml").write_bytes(bytes(range(256)) * 9)
    more = evcorr.scan([tmp_path], INDEX)
    assert more.findings == whole.findings
    assert {Path(problem.path).name for problem in more.problems} >= {"empty.evt", "junk.xml"}


def test_the_order_of_inputs_changes_no_finding(tmp_path: Path) -> None:
    paths = []
    for name, content in SAMPLES.items():
        paths.append(tmp_path / name)
        paths[-1].write_bytes(content)
    facts = [
        {
            (finding.article, finding.grade, finding.count, finding.score)
            for finding in evcorr.scan(order, INDEX).findings
        }
        for order in (paths, paths[::-1])
    ]
    assert facts[0] == facts[1]
