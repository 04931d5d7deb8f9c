from pathlib import Path

import pytest

from evcorr.article import Platform
from evcorr.errors import SignatureError
from evcorr.observable import Crash, ErrorCode, Event, Inference, Message, Stop
from evcorr.packs.lint import lint
from evcorr.packs.pack import choose_signatures, dump_pack, load_signatures, read_packs
from evcorr.packs.placed import Placed
from evcorr.record import Origin
from evcorr.signature import Rarity, Signature, Status, digest
from tests.builders import signature

EVERY_KIND = (
    Event(event_id=9, provider="Srv", channel="System", level="Error", text="Out of <*> work items", line=12),
    Stop(code="0x0000001E", params=("0xC0000005",), module="Win32k.sys", where="SYMPTOMS"),
    ErrorCode(code="2404", space="net", text="The device is being used by a process"),
    Message(text="Drive is used by another <*>", inferred=(Inference("text", "Q2"),)),
    Crash(image="store.exe", module="ese!EcFoo", exception="c0000005"),
)


def test_a_pack_loads_as_it_was_dumped(tmp_path: Path) -> None:
    known = signature(
        *EVERY_KIND, platforms=(Platform("Windows NT Server", ("4.0",)),), fixed_in="SP4", related=("Q3",)
    )
    pack = tmp_path / "winnt.jsonl"
    pack.write_bytes(dump_pack([known]))
    assert load_signatures([pack]) == (known,)


def test_a_pack_is_sorted_by_number_and_says_nothing_twice() -> None:
    lines = dump_pack([signature(id="Q10000"), signature(id="Q9999"), signature(id="runbook")]).splitlines()
    assert [line.split(b'"')[3] for line in lines] == [b"Q9999", b"Q10000", b"runbook"]
    assert b"null" not in lines[0]
    assert b"role" not in lines[0]


def test_the_digest_depends_on_content_alone() -> None:
    one, other = signature(id="Q1"), signature(id="Q2")
    assert digest([one, other]) == digest([other, one])
    assert digest([one]) != digest([other])


def test_a_reviewed_signature_wins() -> None:
    mined, reviewed = signature(title="mined"), signature(title="reviewed", status=Status.REVIEWED)
    assert choose_signatures([mined, reviewed]) == (reviewed,)
    assert choose_signatures([reviewed, mined]) == (reviewed,)


REVIEWED = """\
id: Q7
title: Disks fail
observables:
  - kind: event
    id: 7
    source: Disk
  - kind: error
    code: "85"
"""


def read_yaml(tmp_path: Path, text: str) -> tuple[list[Signature], list[tuple[int | None, str]]]:
    path = tmp_path / "Q7.yaml"
    path.write_text(text, encoding="utf-8")
    placed, faults = read_packs([path])
    return [item.signature for item in placed], [(fault.origin.position, fault.reason) for fault in faults]


def test_a_reviewed_signature_is_read(tmp_path: Path) -> None:
    (known,), faults = read_yaml(tmp_path, REVIEWED)
    assert not faults
    assert known.status is Status.REVIEWED
    assert known.observables == (Event(event_id=7, provider="Disk"), ErrorCode(code="85"))


@pytest.mark.parametrize(
    ("change", "line", "reason"),
    [
        (('"85"', "85"), 8, "Expected `str`, got `int`"),
        (("source: Disk", "sauce: Disk"), 4, "unknown field `sauce`"),
        (("kind: error", "kind: horror"), 7, "Invalid value 'horror'"),
        (("title: Disks fail", "title: [Disks"), 3, "expected ',' or ']'"),
        (("title: Disks fail", "title: &a x\nfix: *a"), 1, "aliases"),
        (("title: Disks fail", "title: !!python/object/apply:os.getpid []"), 2, "could not determine a constructor"),
        (("id: Q7\n", ""), 1, "missing required field `id`"),
        (("Disks", "Di\x01sks"), 1, "characters are not allowed"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, change: tuple[str, str], line: int, reason: str) -> None:
    found, faults = read_yaml(tmp_path, REVIEWED.replace(*change))
    assert not found
    assert len(faults) == 1
    assert faults[0][0] == line
    assert reason in faults[0][1]


def test_one_bad_line_of_a_pack_leaves_the_others(tmp_path: Path) -> None:
    pack = tmp_path / "x.jsonl"
    good = dump_pack([signature(id="Q1"), signature(id="Q2")]).splitlines()
    pack.write_bytes(b"\n".join([good[0], b'{"id": 5}', b"\xff{", b"", good[1]]))
    placed, faults = read_packs([pack])
    assert [item.signature.id for item in placed] == ["Q1", "Q2"]
    assert [fault.origin.position for fault in faults] == [2, 3]
    with pytest.raises(SignatureError, match=r"x\.jsonl:2: .*\n.*x\.jsonl:3: "):
        load_signatures([pack])


def test_a_folder_without_packs_is_a_fault(tmp_path: Path) -> None:
    assert read_packs([tmp_path])[1][0].reason.startswith("no signatures here")
    assert read_packs([tmp_path / "gone.jsonl"])[1][0].reason == "No such file or directory"


def test_those_that_come_with_evcorr_load() -> None:
    ids = [known.id for known in load_signatures()]
    assert {"Q150047", "Q168845", "Q188315", "Q214563"} <= set(ids)
    assert "Q244717" not in ids


def test_a_rarity_is_kept_with_its_observable(tmp_path: Path) -> None:
    known = signature(*EVERY_KIND[:2], rarity=(Rarity(40, 2, 1), None))
    pack = tmp_path / "winnt.jsonl"
    pack.write_bytes(dump_pack([known]))
    assert b'"rarity":[[40,2,1],null]' in pack.read_bytes()
    assert load_signatures([pack]) == (known,)


@pytest.mark.parametrize(
    ("rarity", "fault"),
    [
        (((Rarity(40, 2),)), None),
        ((Rarity(40, 2), None), "rarity must have one figure, or null, for each observable"),
        (
            (Rarity(4, 2),),
            "nothing but hints: it can never be a finding at the default grade (messages as common as this one)",
        ),
    ],
)
def test_lint_looks_at_rarity(rarity: tuple[Rarity | None, ...], fault: str | None) -> None:
    known = signature(Message(text="The spooler could not find its tray"), rarity=rarity)
    assert len(known.rarities()) == 1
    faults = [item.reason for item in lint([Placed(known, Origin("x.jsonl", 1, "line"))])]
    assert faults == ([f"Q1: {fault}"] if fault else [])
