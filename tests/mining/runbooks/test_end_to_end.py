"""From a runbook to a report: what it describes is found in logs of other machines, with what it says to do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from click.testing import CliRunner

from evcorr.cli import main

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pack") / "ours.jsonl"
    runbooks = [str(each) for each in sorted(HERE.iterdir()) if each.suffix in {".md", ".txt"}]
    assert CliRunner().invoke(main, ["mine", *runbooks, "--quote-fix", "--alone", "-o", str(path)]).exit_code == 0
    return path


def first_finding(log: Path, pack: Path) -> dict[str, Any]:
    told = CliRunner().invoke(main, ["scan", str(log), "--signatures", str(pack), "--format", "json"])
    finding: dict[str, Any] = json.loads(told.stdout)["findings"][0]
    return finding


def event_xml(provider: str, event_id: int, message: str | None, values: Sequence[str]) -> str:
    data = "".join(f"<Data>{escape(value)}</Data>" for value in values)
    rendered = f"<RenderingInfo Culture='en-US'><Message>{escape(message)}</Message></RenderingInfo>" if message else ""
    return (
        "<Events><Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
        f"<Provider Name='{provider}'/><EventID>{event_id}</EventID><Level>2</Level>"
        "<TimeCreated SystemTime='2024-02-08T01:22:01Z'/><EventRecordID>1</EventRecordID><Channel>System</Channel>"
        f"<Computer>srv1</Computer></System><EventData>{data}</EventData>{rendered}</Event></Events>"
    )


NODE = "Cluster node 'HQ-N9' was removed from the active failover cluster membership. The service may have stopped."
POOL = (
    "Application pool 'Other' is being automatically disabled due to a series of failures in the process(es) serving "
    "that application pool."
)


@pytest.mark.parametrize("is_rendered", [True, False])
@pytest.mark.parametrize(
    ("article", "provider", "event_id", "message", "values"),
    [
        ("cluster-node", "Microsoft-Windows-FailoverClustering", 1135, NODE, ["HQ-N9"]),
        ("iis-pool", "Microsoft-Windows-WAS", 5002, POOL, ["Other"]),
        ("disk-bad", "disk", 7, r"The device, \Device\Harddisk5\DR5, has a bad block.", [r"\Device\Harddisk5\DR5"]),
    ],
)
def test_an_event_of_another_machine(
    tmp_path: Path, pack: Path, article: str, provider: str, event_id: int, message: str, values: list[str], *,
    is_rendered: bool,
) -> None:  # fmt: skip
    log = tmp_path / "log.xml"
    log.write_text(event_xml(provider, event_id, message if is_rendered else None, values))
    finding = first_finding(log, pack)
    assert (finding["article"], finding["grade"]) == (article, "strong" if is_rendered else "likely")
    assert finding["fix"]


@pytest.mark.parametrize(
    ("article", "name", "lines", "fix"),
    [
        (
            "sql-823",
            "ERRORLOG",
            "2024-05-01 02:11:47.12 spid88      Error: 823, Severity: 24, State: 2.\n"
            "2024-05-01 02:11:47.12 spid88      The operating system returned error 21(The device is not ready.) to "
            "SQL Server during a read at offset 0x00000000aa2000 in file 'F:\\DATA\\Other.mdf'.\n",
            "Bring the LUN back",
        ),
        (
            "backup-vss",
            "copy.log",
            "2023/10/03 03:14:07 ERROR 64 (0x00000040) Copying File E:\\x\\y.vhdx\n"
            "The specified network name is no longer available.\nWaiting 30 seconds... Retrying...\n",
            "vssadmin resize shadowstorage",
        ),
        (
            "hyperv-start",
            "transcript.txt",
            "PS C:\\> Start-VM web1\nStart-VM : 'web1' failed to start.\nSynthetic SCSI Controller: Failed to Power on "
            "with Error 'The chain of virtual hard disks is corrupted.' (0xC03A000E).\nAt line:1 char:1\n+ Start-VM\n",
            "Set-VHD -Path child.avhdx",
        ),
    ],
)
def test_what_a_tool_printed_on_another_machine(
    tmp_path: Path, pack: Path, article: str, name: str, lines: str, fix: str
) -> None:
    log = tmp_path / name
    log.write_text(lines)
    finding = first_finding(log, pack)
    assert (finding["article"], finding["grade"]) == (article, "strong")
    assert finding["fix"].startswith(fix)
