"""Sigma rules as signatures: what is taken, what is refused, and why."""

import pytest

from evcorr.observable import Event, Message
from evcorr.packs.pack import load_signatures
from evcorr.provider import canonical_provider
from evcorr.sigma.exporter import dump_rules
from evcorr.sigma.importer import Refusal, read_sigma
from evcorr.sigma.rule import rules_of
from evcorr.signature import Signature

RULE = """
title: The painter stops
id: 5f6d8c3e-9f65-4e63-9b3f-111111111111
logsource: {product: windows, service: system}
detection:
"""


def read(detection: str, head: str = RULE) -> Signature | Refusal:
    (item,) = read_sigma((head + detection).encode())
    return item


@pytest.mark.parametrize(
    ("detection", "wanted"),
    [
        (
            "  s: {Provider_Name: Paint, EventID: 7}\n  condition: s\n",
            [Event(event_id=7, provider="Paint")],
        ),
        (
            "  s: {Provider_Name: Paint, EventID: [7, 8], Channel: System}\n  condition: s\n",
            [Event(event_id=number, provider="Paint", channel="System") for number in (7, 8)],
        ),
        (
            "  s: {Provider_Name: [Rdr, MRxSmb], EventID: 7}\n  condition: s\n",
            [Event(event_id=7, provider="Rdr")],
        ),
        (
            "  s: {EventID: 7, 'Message|contains|all': [the canvas, lost its easel]}\n  condition: s\n",
            [Event(event_id=7, text="the canvas <*> lost its easel")],
        ),
        (
            "  s: {Provider_Name: Paint, EventID: 7, 'Message|contains': the canvas is torn}\n  condition: s\n",
            [Event(event_id=7, provider="Paint", text="the canvas is torn", only_with_text=True)],
        ),
        ("  k: ['the canvas*lost its easel']\n  condition: k\n", [Message(text="the canvas <*> lost its easel")]),
        (
            "  a: {Provider_Name: Paint}\n  b: {EventID: 7}\n  c: {EventID: 8}\n  condition: a and (b or c)\n",
            [Event(event_id=7, provider="Paint"), Event(event_id=8, provider="Paint")],
        ),
    ],
)
def test_takes(detection: str, wanted: list[object]) -> None:
    item = read(detection)
    assert isinstance(item, Signature)
    assert item.title == "The painter stops"
    assert list(item.observables) == wanted


MANY = ", ".join(map(str, range(100)))


@pytest.mark.parametrize(
    ("detection", "reason"),
    [
        ("  s: {EventID: 7}\n  condition: s\n", "bare event id"),
        ("  s: {EventID: 7, Channel: System}\n  condition: s\n", "bare event id"),
        ("  s: {Provider_Name: Paint}\n  condition: s\n", "neither an event id nor words"),
        ("  s: {Provider_Name: 'Pa*', EventID: 7}\n  condition: s\n", "Provider_Name"),
        ("  s: {Image: paint.exe, EventID: 7}\n  condition: s\n", "asks for Image"),
        ("  s: {'Message|re': 'a.*b'}\n  condition: s\n", "Message"),
        ("  s: {Message: '12345'}\n  condition: s\n", "nothing but values"),
        ("  s: {Provider_Name: P, EventID: 7}\n  f: {EventID: 8}\n  condition: s and not f\n", "not there"),
        ("  s: {Provider_Name: P, EventID: 7}\n  f: {EventID: 8}\n  condition: s and f\n", "two values"),
        (f"  s: {{Provider_Name: P, EventID: [{MANY}]}}\n  condition: s\n", "more than 64 cases"),
    ],
)
def test_refuses_as_a_whole(detection: str, reason: str) -> None:
    item = read(detection)
    assert isinstance(item, Refusal)
    assert reason in item.reason


@pytest.mark.parametrize("source", ["{product: linux}", "{product: windows, category: process_creation}"])
def test_refuses_other_logs(source: str) -> None:
    item = read(
        "  s: {Provider_Name: Paint, EventID: 7}\n  condition: s\n",
        f"title: x\nlogsource: {source}\ndetection:\n",
    )
    assert isinstance(item, Refusal)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"a: [", b"just words", b"- 1\n- 2", b"title: x", b"!!python/object/apply:os.system [id]"],
)
def test_what_is_no_rule_gives_no_signature(content: bytes) -> None:
    assert not [item for item in read_sigma(content) if isinstance(item, Signature)]


def test_aliases_that_grow_are_bounded() -> None:
    bomb = "a: &a [x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{f'*{chr(97 + n)}, ' * 9}]\n" for n in range(9))
    assert not [item for item in read_sigma(bomb.encode()) if isinstance(item, Signature)]


def test_what_was_exported_comes_back() -> None:
    signatures = [item for item in load_signatures()[::401] if len(item.observables) == 1]
    events = [item.observables[0] for item in signatures if isinstance(item.observables[0], Event)]
    for item, event in zip((s for s in signatures if isinstance(s.observables[0], Event)), events, strict=True):
        for rule in read_sigma(dump_rules(rules_of(item)).encode()):
            assert isinstance(rule, Signature)
            (found,) = rule.observables
            assert isinstance(found, Event)
            assert found.event_id == event.event_id
            assert canonical_provider(found.provider or "") == canonical_provider(event.provider or "")
