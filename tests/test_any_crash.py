"""What every crash has in common tells none."""

import pytest

from evcorr.any_crash import is_shared_module, reports_any_crash
from evcorr.observable import Event


@pytest.mark.parametrize("module", ["NTDLL.DLL", "c:\\winnt\\system32\\ntdll.dll", "unknown"])
def test_modules_that_every_program_runs_in(module: str) -> None:
    assert is_shared_module(module)


@pytest.mark.parametrize("module", ["ntdll!RtlFreeHeap", "hppcl5a.drv", ""])
def test_modules_of_one_program(module: str) -> None:
    assert not is_shared_module(module)


def test_events_that_report_any_crash() -> None:
    assert reports_any_crash(Event(event_id=1001, provider="Save Dump"))
    assert not reports_any_crash(Event(event_id=1001, provider="Application Error"))
    assert not reports_any_crash(Event(event_id=1001))
