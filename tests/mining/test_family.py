import pytest

from evcorr.article import Article, Platform
from evcorr.mining.family import family_of


@pytest.mark.parametrize(
    ("product", "family"),
    [
        ("Microsoft Windows NT", "winnt"),
        ("Windows for Workgroups and Windows NT Networking Issues", "winnt"),
        ("Microsoft LAN Manager", "winnt"),
        ("Microsoft Windows 95.x Retail Product", "windows"),
        ("Microsoft Exchange", "exchange"),
        ("Microsoft SNA Server", "sna"),
        ("Microsoft Systems Management Server", "sms"),
        ("Internet Information Server", "iis"),
        ("Word Front Page", "iis"),
        ("Word 97 for Windows", "office"),
        ("Microsoft Mail For PC Networks", "mail"),
        ("Microsoft C Compiler", "development"),
        ("Microsoft Visual Basic for Windows", "development"),
        ("Microsoft Windows Software Development Kit", "development"),
        ("Microsoft Home Games", "home"),
        ("See article", "other"),
    ],
)
def test_by_product(product: str, family: str) -> None:
    assert family_of(Article(id="Q1", title="x", product=product)) == family


def test_by_platform_where_the_product_tells_nothing() -> None:
    platforms = (Platform("Exchange Server", ("5.5",)),)
    assert family_of(Article(id="Q1", title="x", product="See article", platforms=platforms)) == "exchange"
    assert family_of(Article(id="Q1", title="x", platforms=platforms)) == "exchange"


def test_reference_pages_of_stop_codes_are_of_windows_nt() -> None:
    assert (
        family_of(Article(id="debugger/bug-check-0x1e", title="Bug Check 0x1E: KMODE_EXCEPTION_NOT_HANDLED")) == "winnt"
    )
