"""What crashes of any program and STOPs of any driver have in common, and so tells none of them."""

from __future__ import annotations

from evcorr.observable import Event
from evcorr.provider import canonical_provider

_REPORTS = frozenset(
    (canonical_provider(provider), event_id)
    for provider, event_id in (
        ("Application Error", 1000),
        ("BugCheck", 1001),
        ("DrWatson", 4097),
        ("EventLog", 6008),
        ("Windows Error Reporting", 1001),
    )
)
"""The events that Windows writes of whatever program or system stopped: which one, they say as a value."""

_MODULE_NAMES = """
    ntdll kernel32 kernelbase user user32 gdi gdi32 krnl386 msvcrt msvcrt40 mfc40 mfc42 ole32 oleaut32 rpcrt4 comctl32
    commctrl shell32 advapi32 ucrtbase clr mscorwks combase ntoskrnl hal win32k vmm unknown
"""
_MODULES = frozenset(_MODULE_NAMES.split())
"""Modules that every program runs in, and what crash reports write where they know none."""


def reports_any_crash(event: Event) -> bool:
    """Whether an event tells of any crash or STOP alike; the STOP or crash in its words is what tells one problem."""
    return event.provider is not None and (canonical_provider(event.provider), event.event_id) in _REPORTS


def is_shared_module(module: str) -> bool:
    """Whether crashes of any program happen in a module, so that it tells none of them; not so a function in it."""
    name = module.replace("\\", "/").rpartition("/")[2]
    return "!" not in name and name.partition(".")[0].casefold() in _MODULES
