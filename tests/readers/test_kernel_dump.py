"""What the header of a memory dump tells, and what is left of it when it is cut or crafted."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from evcorr.errors import UnreadableInputError
from evcorr.matching.shown import show
from evcorr.readers import ReadOptions, read_input
from evcorr.readers.dumps.kernel_dump import read
from evcorr.record import Origin, Problem, Record
from tests.builders import source_of
from tests.writers.dump_writer import with_drivers, write_kernel_dump

STOPPED = datetime(2002, 5, 3, 10, 4, 5, tzinfo=UTC)
SMALL = write_kernel_dump(wide=False, code=0x1E, parameters=(0xC0000005, 0x8013_1234, 0, 0x14), build=1381)
LARGE = write_kernel_dump(
    wide=True, code=0xD1, parameters=(0xFFFF_F800_0000_1234, 2, 0, 0xFFFF_F801_2345_6789), build=19041, time=STOPPED
)


def test_a_32_bit_dump() -> None:
    name, items = read_input(source_of(SMALL))
    (record,) = items
    assert name == "kerneldump"
    assert isinstance(record, Record)
    assert record.message == "*** STOP: 0x0000001E (0xC0000005, 0x80131234, 0x00000000, 0x00000014)"
    assert record.time_created is None
    facts = dict(record.data)
    assert (facts["OSBuild"], facts["Machine"], facts["DumpType"]) == ("1381", "x86", "small")
    assert facts["ExceptionCode"] == "0xC0000005"


def test_a_64_bit_dump_shows_its_bug_check() -> None:
    (record,) = read(source_of(LARGE), ReadOptions())
    assert isinstance(record, Record)
    (stop,) = show(record).stops
    assert stop.what.code == "0x000000D1"
    assert stop.what.params == ("0xFFFFF80000001234", "0x0000000000000002", "0x0000000000000000", "0xFFFFF80123456789")
    assert record.time_created == STOPPED


@pytest.mark.parametrize(("content", "least"), [(SMALL, 0x3C), (LARGE, 0x60)])
def test_a_cut_header_gives_what_it_holds(content: bytes, least: int) -> None:
    with pytest.raises(UnreadableInputError, match="cut within its header"):
        list(read(source_of(content[: least - 1]), ReadOptions()))
    record, problem = read(source_of(content[:least]), ReadOptions())
    assert isinstance(record, Record)
    assert problem == Problem(Origin("some.file", least, "byte"), "memory dump cut within its header")


@pytest.mark.parametrize("seed", range(50))
def test_crafted_headers_give_a_record(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    magic = chance.choice([b"PAGEDUMP", b"PAGEDU64"])
    (record,) = read(source_of(magic + chance.randbytes(0x2000 - 8)), ReadOptions())
    assert isinstance(record, Record)


DRIVERS = [("ntoskrnl.exe", 0x8010_0000, 0x20_0000), ("sfmsrv.sys", 0xF00_0000, 0x1000)]
DRIVERS += [("\\x\\disk.sys", 0xF10_0000, 9)]


@pytest.mark.parametrize("wide", [False, True])
def test_drivers_of_a_small_dump_name_the_module(wide: bool) -> None:
    header = write_kernel_dump(wide=wide, code=0xD1, parameters=(4, 2, 0, 0xF00_0ABC), build=2600)
    content = with_drivers(header, DRIVERS, wide=wide)
    (record,) = read(source_of(content), ReadOptions())
    assert isinstance(record, Record)
    assert dict(record.data)["Drivers"] == "ntoskrnl.exe sfmsrv.sys disk.sys"
    (stop,) = show(record).stops
    assert (stop.what.code, stop.what.module) == ("0x000000D1", "sfmsrv.sys")
    for end in range(len(header), len(content), 7):
        assert len(list(read(source_of(content[:end]), ReadOptions()))) == 1


@pytest.mark.parametrize("seed", range(50))
def test_crafted_lists_of_drivers_do_no_harm(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    header = write_kernel_dump(wide=True, code=0xD1, parameters=(4, 2, 0, 0xF00_0ABC), build=2600)
    content = bytearray(with_drivers(header, DRIVERS, wide=True))
    for _ in range(chance.choice((1, 20))):
        content[chance.randrange(0x2030, len(content))] = chance.randrange(256)
    (record,) = read(source_of(bytes(content)), ReadOptions())
    assert isinstance(record, Record)
