"""Codes that a signature looks for and no table has."""

from __future__ import annotations

import pytest

from evcorr.observable import ErrorCode, Observable, Stop
from evcorr.packs.lint import lint
from evcorr.packs.pack import Placed
from evcorr.record import Origin
from tests.builders import signature


def faults(observable: Observable) -> list[str]:
    placed = Placed(signature(observable, id="Q1"), Origin("ours.jsonl", 1, "line"))
    return [problem.reason for problem in lint([placed]) if "unknown" in problem.reason]


@pytest.mark.parametrize(
    ("observable", "words"),
    [
        (ErrorCode(code="99999", space="win32"), "unknown win32 code 99999"),
        (ErrorCode(code="70000", space="net"), "unknown net code 70000"),
        (ErrorCode(code="-4999", space="jet"), "unknown jet code -4999"),
        (ErrorCode(code="0x801992b7", space="hresult"), "unknown hresult code 0x801992b7"),
        (ErrorCode(code="0xc04aadf1", space="ntstatus"), "unknown ntstatus code 0xc04aadf1"),
        (Stop(code="0x0000021A", module="Winlogon.exe"), "unknown STOP code 0x0000021A"),
    ],
)
def test_a_code_that_its_space_does_not_have_is_a_fault(observable: Observable, words: str) -> None:
    assert faults(observable) == [f"Q1: observable 1: {words}"]


@pytest.mark.parametrize(
    "observable",
    [
        ErrorCode(code="5", space="win32"),
        ErrorCode(code="99999", text="The widget is gone"),
        ErrorCode(code="99999", space="product"),
        ErrorCode(code="0x0EEDFADE", space="exception"),
        ErrorCode(code="LNK2001", space="product"),
        ErrorCode(code="8004011d-0501-00000000", space="hresult"),
        ErrorCode(code="2147942405", space="hresult"),
        Stop(code="0x0000001E", module="Win32k.sys"),
        Stop(code="0xC000021A", module="Winlogon.exe"),
        Stop(module="Sfmsrv.sys"),
    ],
)
def test_other_codes_are_none(observable: Observable) -> None:
    assert faults(observable) == []
