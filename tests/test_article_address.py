"""Where articles can be read."""

from __future__ import annotations

import pytest

from evcorr.article_address import address_of, addresses_of
from tests.reporters.attacks import ATTACKS


@pytest.mark.parametrize(
    ("article", "where"),
    [
        ("Q168845", "https://support.microsoft.com/kb/168845"),
        ("KB4015217", "https://support.microsoft.com/kb/4015217"),
        (
            "windows-driver-docs-pr/debugger/bug-check-0x9f--driver-power-state-failure",
            "https://learn.microsoft.com/windows-hardware/drivers/debugger/bug-check-0x9f--driver-power-state-failure",
        ),
        (
            "windows-server/networking/troubleshoot-tcpip-port-exhaustion",
            "https://learn.microsoft.com/troubleshoot/windows-server/networking/troubleshoot-tcpip-port-exhaustion",
        ),
        (
            "troubleshoot/windows-server/networking/troubleshoot-tcpip-port-exhaustion",
            "https://learn.microsoft.com/troubleshoot/windows-server/networking/troubleshoot-tcpip-port-exhaustion",
        ),
        (
            "WindowsServerDocs/security/tls/tls-registry-settings",
            "https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings",
        ),
        (
            "desktop-src/PerfCtrs/error-handling-in-the-dll",
            "https://learn.microsoft.com/windows/win32/PerfCtrs/error-handling-in-the-dll",
        ),
        (
            "sql/relational-databases/errors-events/mssqlserver-823-database-engine-error",
            "https://learn.microsoft.com/sql/relational-databases/errors-events/mssqlserver-823-database-engine-error",
        ),
        (
            # parentheses would end a link in Markdown
            "previous-versions/windows/it-pro/windows-server-2008-r2-and-2008/cc735320(v=ws.10)",
            "https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2008-r2-and-2008/"
            "cc735320%28v=ws.10%29",
        ),
    ],
)
def test_an_article_s_address_is_made_of_its_id(article: str, where: str) -> None:
    assert address_of(article) == where


@pytest.mark.parametrize(
    "article",
    [
        *("RB-042", "runbooks/spooler", "Q", "Q12", "Q168845 x", "Q168845\n", "Q\u0661\u0662\u0663\u0664", "xQ168845"),
        *("windows-driver-docs-pr/a b", 'windows-driver-docs-pr/"><script>', ""),
        *ATTACKS,
    ],
)
def test_what_has_no_address_gets_none(article: str) -> None:
    assert addresses_of(article) is None


def test_copies_of_what_may_be_gone_are_in_the_archive() -> None:
    found = addresses_of("Q168845")
    assert found is not None
    assert found.copies == "https://web.archive.org/web/*/support.microsoft.com/kb/168845"
