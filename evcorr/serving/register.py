"""The registry lines that point Event Viewer's help link here, as a file that regedit imports."""

from __future__ import annotations

KEY = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Event Viewer"
"""Where Event Viewer looks up the address; see "Online Event Information" in Microsoft's documentation."""

USUAL = "http://go.microsoft.com/fwlink/events.asp"
"""What Windows comes with."""


def registry_file(address: str) -> str:
    """The file for an address, with the line that restores the usual one as a comment; lines end as on Windows."""
    lines = (
        "Windows Registry Editor Version 5.00",
        "",
        '; Event Viewer\'s link "Event Log Online Help" asks evcorr, as long as `evcorr serve` runs.',
        f'; To undo, set the value to "{USUAL}" again.',
        f"[{KEY}]",
        f'"MicrosoftRedirectionURL"="{address}events"',
    )
    return "\r\n".join(lines) + "\r\n"
