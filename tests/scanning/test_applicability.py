import pytest

from evcorr.article import Platform
from evcorr.scanning.judging.applicability import Verdict, applies_to
from evcorr.scanning.systems.file_versions import FileVersion
from evcorr.scanning.systems.products import SINCE_VISTA
from evcorr.scanning.systems.windows_version import Version
from tests.builders import signature

NT4 = (Platform("Windows NT Server", ("4.0",)), Platform("Windows NT Server, Terminal Server Edition", ("4.0",)))
EVERY_SERVER = (Platform("Windows Server"),)
SERVER_2022 = Version(10, 0, 20348, 0)
FIX = "Windows NT 4.0 SP4; Windows NT Server 4.0, Terminal Server Edition SP4"


@pytest.mark.parametrize(
    ("platforms", "fixed_in", "versions", "verdict", "why"),
    [
        (NT4, FIX, [], "unknown", "the log does not show which Windows wrote it"),
        (NT4, FIX, [Version(4, 0, 1381, 3)], "yes", "the article is about Windows NT 4.0"),
        (NT4, FIX, [Version(4, 0, 1381, 4)], "no", "fixed in Windows NT 4.0 SP4; this host runs Windows NT 4.0 SP4"),
        (NT4, FIX, [Version(4, 0)], "yes", "the article is about Windows NT 4.0"),
        (NT4, None, [Version(4, 0, 1381, 6)], "yes", "this host runs Windows NT 4.0 SP6"),
        (
            NT4,
            FIX,
            [Version(5, 1, 2600, 2)],
            "no",
            "the article is about Windows NT 4.0; this host runs Windows XP SP2",
        ),
        (NT4, FIX, [Version(5, 1), Version(4, 0, 1381, 3)], "yes", "this host runs Windows NT 4.0 SP3"),
        (NT4, "Windows NT 3.5 SP1", [Version(4, 0, 1381, 6)], "yes", "Windows NT 4.0 SP6"),
        ((Platform("Exchange Server", ("5.5",)),), None, [Version(5, 0)], "unknown", "is about Exchange"),
        ((Platform("Windows 95"),), None, [Version(4, 0)], "no", "the article is about Windows 95"),
        ((Platform("Windows 2000 Advanced Server"),), None, [Version(5, 0)], "yes", "Windows 2000"),
        ((Platform("Windows NT", ()),), None, [Version(4, 0)], "unknown", "names no release of Windows"),
        (EVERY_SERVER, None, [SERVER_2022], "yes", "whatever its release; this host runs Windows Server 2022"),
        (EVERY_SERVER, None, [Version(10, 0, 22621, 0)], "unknown", "this host runs Windows 11"),
        (EVERY_SERVER, None, [Version(4, 0)], "unknown", "names no release of Windows"),
        ((Platform("Windows 10"), *EVERY_SERVER), None, [SERVER_2022], "yes", "about Windows Server, whatever"),
        ((Platform("Windows"),), None, [Version(10, 0, 22621, 0)], "yes", "this host runs Windows 11"),
    ],
)
def test_verdicts(
    platforms: tuple[Platform, ...], fixed_in: str | None, versions: list[Version], verdict: str, why: str
) -> None:
    found = applies_to(signature(platforms=platforms, fixed_in=fixed_in), versions)
    assert (found.applies, why in found.why) == (verdict, True), found


SNA = (Platform("SNA Server", ("4.0",)),)
NT4_SP6 = Version(4, 0, 1381, 6)


@pytest.mark.parametrize(
    ("platforms", "versions", "products", "verdict", "why"),
    [
        (SNA, [], {"SNA Server"}, "yes", "the article is about SNA Server, which this log shows"),
        (SNA, [NT4_SP6], {"IIS", "SNA Server"}, "yes", "the article is about SNA Server, which this log shows"),
        (SNA, [NT4_SP6], {"IIS"}, "unknown", "is about SNA Server, which no entry of this host shows"),
        (SNA, [], {"IIS"}, "unknown", "the log does not show which Windows wrote it"),
        ((*SNA, *NT4), [Version(5, 1)], {"SNA Server"}, "no", "the article is about Windows NT 4.0"),
        ((*SNA, *NT4), [], {"SNA Server"}, "unknown", "the log does not show which Windows wrote it"),
        (NT4, [], {SINCE_VISTA}, "unknown", "and the log is of Windows Vista or later, which it could not know"),
        (NT4, [NT4_SP6], {SINCE_VISTA}, "yes", "the article is about Windows NT 4.0"),
        ((*NT4, Platform("Windows 7")), [], {SINCE_VISTA}, "unknown", "the log does not show which Windows wrote it"),
    ],
)
def test_products_of_the_same_computers_count(
    platforms: tuple[Platform, ...], versions: list[Version], products: set[str], verdict: str, why: str
) -> None:
    found = applies_to(signature(platforms=platforms), versions, frozenset(products))
    assert (found.applies, why in found.why) == (verdict, True), found


def test_a_fixed_host_is_told_with_the_day() -> None:
    known = signature(platforms=NT4, fixed_in=FIX)
    assert applies_to(known, [NT4_SP6], since={NT4_SP6: "1999-11-02T07:00:00Z"}) == Verdict(
        "no",
        "fixed in Windows NT 4.0 SP4; this host ran SP6 from 1999-11-02 on",
    )
    assert "about Windows NT 4.0 before SP4" in applies_to(known, [Version(4, 0, 1381, 3)]).why


STORE = "Gapi32.dll, Store.exe 5.5.2445.0; Exchange Server 5.5 SP3"


@pytest.mark.parametrize(
    ("files", "versions", "verdict", "why"),
    [
        (
            [("store.exe", (5, 5, 2232, 5))],
            [],
            "yes",
            "store.exe 5.5.2232.5 is older than 5.5.2445.0, which has the fix",
        ),
        ([("store.exe", (5, 5, 2445, 0))], [], "no", "fixed in store.exe 5.5.2445.0; the log shows 5.5.2445.0"),
        ([("store.exe", (5, 5, 2653, 23))], [Version(4, 0)], "no", "the log shows 5.5.2653.23"),
        # one of several machines has the old file
        (
            [("store.exe", (5, 5, 2653, 23)), ("gapi32.dll", (5, 5, 1960, 1))],
            [],
            "yes",
            "gapi32.dll 5.5.1960.1 is older",
        ),
        # another release was fixed apart
        ([("store.exe", (5, 0, 1457, 3))], [], "unknown", "the log does not show which Windows wrote it"),
        ([("other.exe", (5, 5, 1, 1))], [], "unknown", "the log does not show which Windows wrote it"),
        ([("store.exe", (5, 5, 1, 1))], [Version(5, 1)], "no", "the article is about Windows NT 4.0"),
    ],
)
def test_files_tell_whether_the_fix_is_there(
    files: list[FileVersion], versions: list[Version], verdict: str, why: str
) -> None:
    found = applies_to(signature(platforms=NT4, fixed_in=STORE), versions, files=files)
    assert (found.applies, why in found.why) == (verdict, True), found


def test_an_article_older_than_the_log_is_outdated() -> None:
    known = signature(platforms=NT4)
    assert applies_to(known, [], frozenset({SINCE_VISTA})).outdated
    assert not applies_to(known, [], frozenset()).outdated
    assert not applies_to(known, [NT4_SP6], frozenset({SINCE_VISTA})).outdated
