"""The index and the plain matcher agree on random records and signatures made of few parts: many nearly match."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
import yaml

from evcorr.matching.index import compile_index
from evcorr.matching.matcher import Match, match, match_all
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.record import Record
from evcorr.signature import Signature
from tests.builders import record, signature

WORDS = [
    "the",
    "server",
    "could",
    "not",
    "delete",
    "file",
    "on",
    "disk",
    "5",
    "error",
    "code",
    "stop",
    "0x0000000A",
    "in",
    "ntfs.sys",
    "Drive",
    "used",
    "LNK2001",
]
PROVIDERS = (None, "Rdr", "MRxSmb", "Srv", "Dr. Watson")
CODES = ("5", "0x5", "0x80070005", "-2147024891", "85", "LNK2001", "x")
PHRASES = (
    "System error {code} has occurred.",
    "type NET HELPMSG {code}.",
    "error {code}",
    "*** STOP: 0x0000000A (0x1,0x2,0x0,0xF1583318)\nIRQL*** Address f1583318 has base at f1580000 - Ntfs.sys",
    "Stop message in Ntfs.sys",
    "The application, exe\\store.dbg, generated an error. The exception generated was c0000005 at address 1 (f)",
    "The description for Event ID ( 7 ) in Source ( Disk ) could not be found.",
    "The exception generated was c0000005 at address 1 (wcslen)",
    "Rdr event id 5: ",
    "event 7 of Srv",
)


def text(rng: random.Random) -> str:
    """A few words, with gaps, wraps and quotes here and there."""
    return "".join(
        rng.choice(WORDS) + rng.choice([" ", " ", " ", "\n", "  ", ' "', " <*> "]) for _ in range(rng.randint(1, 9))
    )


def observable(rng: random.Random) -> Observable:
    kind = rng.randrange(5)
    if kind == 0:
        known = rng.choice([None, text(rng)])
        code = rng.choice([msgspec.UNSET, msgspec.UNSET, *CODES])
        return Event(event_id=rng.choice([0, 5, 7]), provider=rng.choice(PROVIDERS), text=known, code=code)
    if kind == 1:
        return Stop(
            code=rng.choice([None, "0x0000000A", "0x0000001E"]),
            module=rng.choice([None, "ntfs.sys", "NTFS.SYS", "win32k.sys"]),
            params=rng.choice([None, ("0x1", "0x2", "0x0", "0xF1583318")]),
        )
    if kind == 2:
        space = rng.choice([None, "win32", "net", "hresult"])
        return ErrorCode(code=rng.choice(CODES), space=space, text=rng.choice([None, text(rng)]))
    if kind == 3:
        return Message(text=text(rng))
    return Crash(
        image=rng.choice([None, "store.exe", "exe\\store.dbg"]),
        module=rng.choice([None, "wcslen", "f", "ese!f"]),
        exception=rng.choice([None, "c0000005"]),
    )


def entry(rng: random.Random) -> Record:
    said = " ".join(rng.choice([text(rng), rng.choice(PHRASES).format(code=rng.choice(CODES))]) for _ in range(3))
    whole = said.replace("<*>", "x" * rng.choice([0, 3, 299, 301]))
    as_message = rng.random() < 0.7
    return record(
        whole if as_message else None,
        provider=rng.choice(PROVIDERS),
        event_id=rng.choice([None, 0, 5, 7]),
        data=() if as_message else tuple(("", part) for part in whole.split("\n")),
        overlap=rng.choice([0, 0, 40]) if as_message else 0,
    )


def facts(found: list[Match]) -> list[tuple[object, ...]]:
    return [(item.symptom.signature.id, item.symptom.number, item.grade, item.agreed, item.spans) for item in found]


@pytest.mark.parametrize("seed", range(12))
def test_index_and_plain_matcher_agree(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    known: list[Signature] = [
        signature(*(observable(rng) for _ in range(rng.randint(1, 3))), id=f"Q{number}") for number in range(60)
    ]
    index = compile_index(known)
    matched = 0
    for _ in range(120):
        one = entry(rng)
        expected = match_all(one, known)
        assert facts(match(one, index)) == facts(expected)
        matched += bool(expected)
    assert matched > 20


def test_other_signatures_change_no_match() -> None:
    rng = random.Random(7)  # noqa: S311 - not for secrets
    known = [signature(observable(rng), id=f"Q{number}") for number in range(40)]
    small, large = compile_index(known[:10]), compile_index(known)
    for _ in range(100):
        one = entry(rng)
        alone = facts(match(one, small))
        among = [fact for fact in facts(match(one, large)) if fact[0] in {item.id for item in known[:10]}]
        assert among == alone


def test_every_case_file_is_a_list_of_named_cases() -> None:
    for path in (Path(__file__).parents[1] / "cases" / "match").glob("*.yaml"):
        names = [case["name"] for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
        assert names
        assert len(set(names)) == len(names), path.name
