"""What PowerShell, SQL Server and robocopy print of errors, whatever announces it."""

from __future__ import annotations

import pytest

from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article
from evcorr.observable import ErrorCode, Message

POWERSHELL = """{lead}
{message}
At line:1 char:1
+ Start-Tray left
+ ~~~~~~~~~~~~~~~
    + CategoryInfo          : NotSpecified: (:) [Start-Tray], TrayException
    + FullyQualifiedErrorId : {id},Contoso.StartTray
"""


def shown(text: str) -> list[tuple[str | None, str | None]]:
    page = f"# The tray\n\n## Symptoms\n\nStart-Tray left gives\n\n```\n{text}\n```\n"
    found = extract(parse_article(page.encode(), path="page.md"))
    return [
        (each.code if isinstance(each, ErrorCode) else None, each.text)
        for each in found
        if isinstance(each, ErrorCode | Message)
    ]


@pytest.mark.parametrize("lead", ["PS C:\\> Start-Tray left", "VERBOSE: Looking for trays."])
def test_a_message_of_powershell_without_where_it_failed(lead: str) -> None:
    text = POWERSHELL.format(lead=lead, message="Start-Tray : The tray cannot be found.", id="NoTray")
    assert shown(text) == [(None, "Start-Tray : The tray cannot be found.")]


def test_a_code_in_the_message_of_powershell() -> None:
    message = "Start-Tray : The tray failed to start. (0xC03A000E)."
    assert shown(POWERSHELL.format(lead="", message=message, id="Failed")) == [("0xC03A000E", message)]


def test_a_message_of_powershell_that_wraps_and_has_a_blank_line() -> None:
    message = (
        "Start-Tray : Opening the tray failed with the following error\nmessage : It is stuck.\n\nSee about_Trays."
    )
    told = "Opening the tray failed with the following error message : It is stuck. See about_Trays."
    assert shown(POWERSHELL.format(lead="", message=message, id="-2144108297,TrayFailed")) == [("-2144108297", told)]


@pytest.mark.parametrize(("id_", "code"), [("TrayServer:8614", "8614"), ("-2144108297", "-2144108297")])
def test_a_code_that_only_the_id_of_the_error_has(id_: str, code: str) -> None:
    text = POWERSHELL.format(lead="", message="Start-Tray : The tray cannot be found.", id=id_)
    assert (code, "The tray cannot be found.") in shown(text)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (
            "2021-03-04 02:11:47.12 spid57      Error: 823, Severity: 24, State: 2.\n"
            "2021-03-04 02:11:47.12 spid57      The tray of the server is empty.",
            ("823", "The tray of the server is empty."),
        ),
        (
            "Msg 945, Level 14, State 2, Line 1\nThe tray 'left' cannot\nbe opened.",
            ("945", "The tray 'left' cannot be opened."),
        ),
        (
            "2023/10/02 03:14:07 ERROR 64 (0x00000040) Copying File D:\\big\nThe name is no longer there.",
            ("64", "The name is no longer there."),
        ),
    ],
)  # fmt: skip
def test_the_message_below_a_code(text: str, error: tuple[str, str]) -> None:
    assert shown(text) == [error]


def test_a_code_with_its_words_in_brackets() -> None:
    assert ("21", "The device is not ready.") in shown("The disk returned error 21(The device is not ready.) at once.")
