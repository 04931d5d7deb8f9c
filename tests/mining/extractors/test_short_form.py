"""Events in the short forms of operators, and the names that are no source."""

from __future__ import annotations

import pytest

from evcorr.mining.extractors.events.short_form import find_short_events
from tests.growth import assert_linear


def short(text: str) -> list[tuple[int, str | None, str | None, str | None]]:
    found = find_short_events(text, text.casefold())
    return [(one.what.event_id, one.what.provider, one.what.level, one.what.text) for one in found]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("volsnap 25: The copies of D: went.", (25, "volsnap", None, "The copies of D: went.")),
        ("- Contoso-Tray 812: The tray is gone.", (812, "Contoso-Tray", None, "The tray is gone.")),
        ("Schannel, 36874 (Error): No cipher fits.", (36874, "Schannel", "Error", "No cipher fits.")),
        ("Contoso Tray, 7 (Warning)", (7, "Contoso Tray", "Warning", None)),
        ("Hyper-V-VMMS 32552 (Fehler)", (32552, "Hyper-V-VMMS", "Error", None)),
        ("On FS1, System log: TermDD 56: The layer failed.", (56, "TermDD", None, "The layer failed.")),
        ('iaStorA 129 "Reset to device was issued."', (129, "iaStorA", None, "Reset to device was issued.")),
        ("Netlogon 5719 - No controller is there.", (5719, "Netlogon", None, "No controller is there.")),
        ('smtpsvc 2012 Error "The instance is not bound."', (2012, "smtpsvc", "Error", "The instance is not bound.")),
        ("smtpsvc, 4006, Warning: No delivery.", (4006, "smtpsvc", "Warning", "No delivery.")),
        ("Service Control Manager / 7034: It ended.", (7034, "Service Control Manager", None, "It ended.")),
        ('* iScsiPrt/7  -> "The tray was lost."', (7, "iScsiPrt", None, "The tray was lost.")),
        ("smtpsvc / 4006 / Warning \u2013 No delivery.", (4006, "smtpsvc", "Warning", "No delivery.")),
        ('Schannel 36870, "The tray was lost."; state 1', (36870, "Schannel", None, "The tray was lost.")),
        ('TermDD 56 in System ("The layer failed.")', (56, "TermDD", None, "The layer failed.")),
        ('volsnap 36 in the System log:\n"The copies went."', (36, "volsnap", None, "The copies went.")),
        ("The log (Application Error, ID 1000):", (1000, "Application Error", None, None)),
        ("In the log: volsnap ID 25", (25, "volsnap", None, None)),
        ("Hyper-V-VmSwitch (ID 113): The tray was lost.", (113, "Hyper-V-VmSwitch", None, "The tray was lost.")),
        ("Hyper-V-VMMS logs 15268: The tray was lost.", (15268, "Hyper-V-VMMS", None, "The tray was lost.")),
        ("- 1311 (NTDS KCC) - The tray was lost.", (1311, "NTDS KCC", None, "The tray was lost.")),
        ("GroupPolicy 1129 The processing of it failed.", (1129, "GroupPolicy", None, "The processing of it failed.")),
        ("DFSR 2213 (Warning)\n    Replication stopped on\n    volume D:.\nx", (2213, "DFSR", "Warning",
         "Replication stopped on volume D:.")),
        ("The log has Application Error 1000 with\n\n    Faulting application name: tray.exe", (1000,
         "Application Error", None, "Faulting application name: tray.exe")),
        ("It has Ntfs 55 (The tray was lost on 'D:'.) in the log", (55, "Ntfs", None,
         "The tray was lost on 'D:'.")),
        ("and e1dexpress 27 (Warning) - The tray was lost.", (27, "e1dexpress", "Warning", "The tray was lost.")),
        ("GroupPolicy 1129 (Error):\n    The processing of it failed.", (1129, "GroupPolicy", "Error",
         "The processing of it failed.")),
        ("ESE 522: (3212) DB01: The tray was lost.", (522, "ESE", None, "(3212) DB01: The tray was lost.")),
        ("It has Ntfs 55 in the log (see below).", (55, "Ntfs", None, None)),
        ("There are many warnings 4101 from source Display: The tray was lost.", (4101, "Display", "Warning",
         "The tray was lost.")),
        ("The log has error 7 from the source 'Tray Control' again", (7, "Tray Control", "Error", None)),
    ],
)  # fmt: skip
def test_source_and_id(text: str, event: tuple[int, str, str | None, str | None]) -> None:
    assert short(text) == [event]


def test_several_ids_and_sources_in_the_log() -> None:
    found = short("Application log: MSSQLSERVER 833 and 17053, Ntfs 55, Ntfs 98.")
    assert [told[:2] for told in found] == [(833, "MSSQLSERVER"), (17053, "MSSQLSERVER"), (55, "Ntfs"), (98, "Ntfs")]


def test_what_follows_ends_at_the_next_event() -> None:
    found = short("VSS 12289: An error came\nfrom the device.\nvolsnap 25: The copies went.\n\nCall us.")
    assert [told[3] for told in found] == ["An error came from the device.", "The copies went."]


@pytest.mark.parametrize(
    "text",
    [
        "TrayServer logs 12007: It is gone", "The log has Session ID 56", "ESE logs 500 events",
        "Page 87: Calculate it", "Viper 770: On the card", "FrontPage 98: It fails", "Windows 2000: The log",
        "the log was 1990 bytes", "Event ID 4015 (Warning)", "Step 12: Open the log", "Error 50: The log failed",
        "The log has Disk 11 in it.", "the event of SharePoint Foundation 2010", "Ntfs 55 MB of the log",
        "Then GroupPolicy 30 is set for it", "On 24/7: The tray works", "1311 (see the tray) - The log",
        "WAS/DFS/7 in it", "ChessMaster 4000 works if the log is off", "CDR 103 Error: The log",
    ],
)  # fmt: skip
def test_other_names_with_numbers(text: str) -> None:
    assert short(text) == []


@pytest.mark.parametrize("piece", ["Abc ", "A-", "VSS 25: ", "Ab 12 (Cde) "])
def test_time_grows_with_length_alone(piece: str) -> None:
    assert_linear(lambda size: short(piece * (size // len(piece)) + " 7000:"), 40_000)


@pytest.mark.parametrize(
    "text",
    [
        "SMS_INVENTORY_DATA_LOADER 12/23/98 1:03:02 PM: the log is full",
        'In the log:\n   PaintWholeWall 1033, "blue"\n   PaintWholeWall 1041, "red"',
    ],
)
def test_dates_and_arguments_are_no_ids(text: str) -> None:
    assert short(text) == []
