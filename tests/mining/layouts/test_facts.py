"""Platforms, fixes and references: the wordings of articles, and what each must not be taken for."""

from __future__ import annotations

import pytest

from evcorr.article import Platform, Section
from evcorr.mining.fix import find_fix
from evcorr.mining.platforms import parse_platforms
from evcorr.mining.references import find_references


@pytest.mark.parametrize(
    ("item", "product", "versions"),
    [
        ("Microsoft Windows NT Server version 4.0", "Windows NT Server", ("4.0",)),
        ("Microsoft Paint Server, versions 5.5, 5.5 SP1, and 6.0", "Paint Server", ("5.5", "5.5 SP1", "6.0")),
        (
            "Microsoft Windows NT Server version 4.0, Terminal Server Edition",
            "Windows NT Server, Terminal Server Edition",
            ("4.0",),
        ),
        ("Microsoft Paint version 4.01 for Macintosh", "Paint for Macintosh", ("4.01",)),
        ("Microsoft Paint version 3.0 for Windows NT 4.0", "Paint for Windows NT 4.0", ("3.0",)),
        ("Microsoft Internet Paint Server 4.0", "Internet Paint Server", ("4.0",)),
        ("Microsoft Windows NT version 4.0 Option Pack", "Windows NT", ("4.0 Option Pack",)),
        ("Microsoft Paint 97, version Service Release 1 (SR-1)", "Paint 97", ("Service Release 1 (SR-1)",)),
        ("Microsoft Windows 95", "Windows 95", ()),
        ("Microsoft Paint 2000 Server", "Paint 2000 Server", ()),
        ("The Microsoft Network version 6.1", "The Microsoft Network", ("6.1",)),
        ("the operating system: Microsoft Windows 2000", "Windows 2000", ()),
        ("Microsoft Paint, version 1.0, used with:", "Paint", ("1.0",)),
    ],
)
def test_platform(item: str, product: str, versions: tuple[str, ...]) -> None:
    assert parse_platforms([f" - {item} "]) == (Platform(product, versions),)


def test_wrapped_platform_is_joined() -> None:
    assert parse_platforms(["", " - Microsoft Paint, versions 1.0,", "   2.0", ""]) == (
        Platform("Paint", ("1.0", "2.0")),
    )


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("This problem was first corrected in Windows\nNT version 4.0 Service Pack 5.", "Windows NT 4.0 SP5"),
        (
            "This problem was first corrected in Windows NT 4.0 Service Pack 4.0 and Windows NT\nServer 4.0, Terminal "
            "Server Edition Service Pack 4.",
            "Windows NT 4.0 SP4; Windows NT Server 4.0, Terminal Server Edition SP4",
        ),
        (
            "This problem was corrected in the latest Paint Server 3.0 U.S. Service Pack. For more",
            "Paint Server 3.0 SP (latest)",
        ),
        (
            "This problem was corrected in the latest Paint Server versions 3.0 and 4.0 U.S. Service Packs.",
            "Paint Server 3.0 SP (latest); Paint Server 4.0 SP (latest)",
        ),
        (
            "To resolve this problem, obtain the latest service pack for Paint Server version 5.5. For",
            "Paint Server 5.5 SP (latest)",
        ),
        ("This problem no longer occurs in Windows 98. To resolve it, install Windows 98.", "Windows 98"),
        (
            "This problem was corrected in Windows NT 3.5. This problem was corrected in Paint 2.0.",
            "Windows NT 3.5; Paint 2.0",
        ),
        ("The updated module is Paint12.dll.", "Paint12.dll"),
        (
            "Make sure that Microsoft Windows NT 4.0 Service Pack 6a (SP6a) is installed on the server.",
            "Windows NT 4.0 SP6a",
        ),
        (
            "The English version of this fix should have the following file attributes or\nlater:\n\n"
            "   10/29/99  01:15a   69,904 Paint.exe   x86\n   10/29/99  01:22a  123,664 Paint.exe   Alpha\n"
            "   10/29/99  01:22p  1,664 Brush.dll   x86",
            "Paint.exe, Brush.dll 10/29/99",
        ),
        (
            "The English version of this fix has these file attributes:\n\n"
            "| JUL-15-2002 | 18:32 | 5.5.2656.60 | 2,626 | Paint.exe |",
            "Paint.exe 5.5.2656.60",
        ),
        ("Microsoft has confirmed this to be a problem in Windows NT 4.0.", None),
        ("Wait for the next service pack that contains this fix.", None),
        ("After you install Windows NT 4.0 Service Pack 4, painting fails.", None),
        ("This behavior is corrected in the registry.", None),
    ],
)
def test_fix(text: str, fix: str | None) -> None:
    assert find_fix([Section("STATUS", text, 1)]) == fix


def test_first_correction_is_believed_alone() -> None:
    status = Section("STATUS", "This problem was first corrected in Paint Server 3.0 Service Pack 4.", 1)
    other = Section("RESOLUTION", "This problem was corrected in the latest Paint Server 4.0 Service Pack.", 1)
    assert find_fix([other, status]) == "Paint Server 3.0 SP4"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("   Q900002 A Title\n   Q900003: Another", ("Q900002", "Q900003")),
        ("ARTICLE-ID: Q900002\nTITLE: x; Q900002 again, and Q900001 is this one", ("Q900002",)),
        ("Q900002PC NTMMTA: Fails", ("Q900002",)),
        ("see http://support.microsoft.com/support/kb/articles/Q166/3/87.ASP for more", ("Q166387",)),
        ("download Q900002engi.exe or Q900003.exe", ()),
        ("BQ900002, Q12, Q1234567", ()),
    ],
)
def test_references(text: str, found: tuple[str, ...]) -> None:
    assert find_references([Section("STATUS", text, 1)], own="Q900001") == found
