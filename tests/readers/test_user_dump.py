"""What the minidump of a program tells, and what is left of it when it is cut or crafted."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from evcorr.errors import UnreadableInputError
from evcorr.matching.shown import show
from evcorr.readers import ReadOptions, read_input
from evcorr.readers.dumps.user_dump import read
from evcorr.record import Problem, Record
from tests.builders import source_of
from tests.writers.dump_writer import write_user_dump

MODULES = [(r"C:\Apps\ledger.exe", 0x400000, 0x20000), (r"C:\Windows\System32\ntdll.dll", 0x77000000, 0x100000)]
CRASH = write_user_dump(MODULES, code=0xC0000005, address=0x77012345, written=1_300_000_000)


def test_a_crash() -> None:
    name, items = read_input(source_of(CRASH))
    (record,) = items
    assert name == "userdump"
    assert isinstance(record, Record)
    assert record.message == (
        "Faulting application name: ledger.exe, version: 6.1.7601.17514, time stamp: 0x4a5bdb3b\n"
        "Faulting module name: ntdll.dll, version: 6.1.7601.17514, time stamp: 0x4a5bdb3b\n"
        "Exception code: 0xc0000005\nFault offset: 0x00012345"
    )
    assert record.time_created == datetime(2011, 3, 13, 7, 6, 40, tzinfo=UTC)
    assert dict(record.data) == {"OSVersion": "6.1.7601", "CSDVersion": "Service Pack 1", "ProductType": "workstation"}
    (crash,) = show(record).crashes
    assert (crash.what.image, crash.what.module, crash.what.exception) == ("ledger.exe", "ntdll.dll", "0xc0000005")


def test_a_dump_without_exception_tells_the_system() -> None:
    problem, record = read(source_of(write_user_dump(MODULES, code=0, address=0, written=0)), ReadOptions())
    assert isinstance(problem, Problem)
    assert isinstance(record, Record)
    assert (record.message, record.time_created) == (None, None)
    assert ("OSVersion", "6.1.7601") in record.data


def test_a_cut_directory_is_unreadable() -> None:
    with pytest.raises(UnreadableInputError, match="cut within its directory"):
        list(read(source_of(CRASH[:40]), ReadOptions()))


@pytest.mark.parametrize("seed", range(100))
def test_damage_ends_in_records_and_problems(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    data = bytearray(CRASH)
    for _ in range(20):
        data[chance.randrange(8, len(data))] = chance.choice([0, 0xFF, chance.randrange(256)])
    try:
        items = list(
            read(source_of(bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])), ReadOptions())
        )
    except UnreadableInputError:
        return
    assert all(isinstance(item, Record | Problem) for item in items)
