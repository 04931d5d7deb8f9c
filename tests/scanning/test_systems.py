import pytest

from evcorr.scanning.systems.system import version_in
from evcorr.scanning.systems.windows_version import Version, parse_version
from tests.builders import record


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("NT 4.0 SP6", Version(4, 0, None, 6)),
        ("Windows NT Server 3.51", Version(3, 51)),
        ("Windows 2000 Service Pack 2", Version(5, 0, None, 2)),
        ("xp sp2", Version(5, 1, None, 2)),
        ("Server 2008 R2", Version(6, 1)),
        ("Windows Server 2022", Version(10, 0, 20348)),
        ("OS/2", None),
        ("", None),
        ("Exchange Server 5.5", None),
    ],
)
def test_releases_as_people_name_them(name: str, version: Version | None) -> None:
    assert parse_version(name) == version


def strings(*values: str) -> tuple[tuple[str, str], ...]:
    return tuple(("", value) for value in values)


@pytest.mark.parametrize(
    ("values", "version"),
    [
        (("5.01.", "2600", "Service Pack 3", "Uniprocessor Free"), Version(5, 1, 2600, 3)),
        (("6.01.", "7601", "Service Pack 1", "Multiprocessor Free", "17514"), Version(6, 1, 7601, 1)),
        (("10.00.", "17134", "", "Multiprocessor Free", "0"), Version(10, 0, 17134, 0)),
        (("3.51", "1057", "", ""), Version(3, 51, 1057, 0)),
        (("5.01.",), None),
        (("x", "y", "z"), None),
    ],
)
def test_a_start_tells_the_version_in_its_strings(values: tuple[str, ...], version: Version | None) -> None:
    assert version_in(record(provider="EventLog", event_id=6009, data=strings(*values))) == version


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("Microsoft (R) Windows NT (R) 4.0 1381 Service Pack 4 Uniprocessor Free.", Version(4, 0, 1381, 4)),
        ("Microsoft (R) Windows 2000 (R) 5.0 2195 Multiprocessor Free.", Version(5, 0, 2195, 0)),
        ("Microsoft (R) Windows (R) 10.00. 14393  Multiprocessor Free.", Version(10, 0, 14393, 0)),
        ("The Event log service was started.", None),
    ],
)
def test_a_start_tells_the_version_in_its_text(text: str, version: Version | None) -> None:
    assert version_in(record(text, provider="eventlog", event_id=6009)) == version


def test_only_the_provider_s_own_event_counts() -> None:
    text = "Microsoft (R) Windows NT (R) 4.0 1381 Service Pack 4 Uniprocessor Free."
    assert version_in(record(text, provider="Other", event_id=6009)) is None
    assert version_in(record(text, event_id=6009)) is None


def test_a_modern_start() -> None:
    names = (("MajorVersion", "10"), ("MinorVersion", "0"), ("BuildVersion", "22621"), ("ServiceVersion", "0"))
    found = version_in(record(provider="Microsoft-Windows-Kernel-General", event_id=12, data=names))
    assert found is not None
    assert found.name == "Windows 11"
    assert version_in(record(provider="Microsoft-Windows-Kernel-General", event_id=12)) is None


def test_words_for_versions() -> None:
    assert Version(4, 0, 1381, 6).name == "Windows NT 4.0"
    assert Version(4, 0, 1381, 6).pack == "SP6"
    assert Version(4, 0, 1381, 0).pack == "no service pack"
    assert Version(4, 0).pack is None
    assert Version(6, 1, 7600, 0).pack == "no service pack"
    assert Version(10, 0, 19044, 0).pack is None
    assert Version(7, 3).name == "Windows 7.3"


UPTIME = "\0".join(
    [
        "1.1",
        "0",
        "Windows Server 2008 R2 Standard",
        "6.1.7601 Build 7601 Service Pack 1",
        "Multiprocessor Free",
        "7601.win7",
    ]
).encode("utf-16-le")


def test_the_daily_record_of_uptime_tells_the_edition() -> None:
    found = version_in(record(provider="EventLog", event_id=6013, binary=UPTIME))
    assert found == Version(6, 1, 7601, 1, "Windows Server 2008 R2 Standard")
    assert version_in(record(provider="EventLog", event_id=6013, binary=UPTIME[:40])) is None


@pytest.mark.parametrize(
    ("message", "data"),
    [
        ("The bugcheck was: 0x1e (0x0). Microsoft Windows NT [v15.1381]. No dump was saved.", ()),
        (None, strings("0x1e (0x0)", "Microsoft Windows NT (v15.1381)")),
    ],
)
def test_a_save_dump_event_tells_the_build(message: str | None, data: tuple[tuple[str, str], ...]) -> None:
    assert version_in(record(message, provider="Save Dump", event_id=1001, data=data)) == Version(4, 0, 1381)


@pytest.mark.parametrize(
    ("data", "version"),
    [
        ((("OSBuild", "2600"),), Version(5, 1, 2600)),
        ((("OSVersion", "6.1.7601"), ("CSDVersion", "Service Pack 1")), Version(6, 1, 7601, 1)),
        ((("OS Version", "6.1.7601.2.1.0.256.48"),), Version(6, 1, 7601, 1)),
        ((("OS Version", "of a kind"),), None),
    ],
)
def test_dumps_and_reports_of_errors(data: tuple[tuple[str, str], ...], version: Version | None) -> None:
    assert version_in(record(None, data=data)) == version


@pytest.mark.parametrize(
    ("module", "number", "version"),
    [
        ("ntdll.dll", "10.0.19041.1110", Version(10, 0, 19041, 0)),
        ("KERNELBASE.dll", "6.1.7601.24384", Version(6, 1, 7601, 1)),
        ("ntdll.dll", "5.1.2600.5755", Version(5, 1, 2600)),
        # numbered by the browser that came with it, and by the program that brought it
        ("explorer.exe", "6.0.2900.5512", None),
        ("easel.dll", "10.0.19041.1", None),
        ("ntdll.dll", "10.0", None),
    ],
)
def test_a_report_of_a_crash_tells_the_version_of_windows_own_files(
    module: str, number: str, version: Version | None
) -> None:
    message = (
        f"Faulting application name: paint.exe, version: 1.2.3.4\nFaulting module name: {module}, version: {number}"
    )
    assert version_in(record(message)) == version
    assert version_in(record(message, provider="Application Error", event_id=1000)) == version
    data = strings("paint.exe", "1.2.3.4", "5f", module, number, "5e", "c0000005")
    assert version_in(record(provider="Application Error", event_id=1000, data=data)) == version
    assert version_in(record(provider="Other", event_id=1000, data=data)) is None


def test_files_of_windows_10_bear_the_version_of_an_earlier_build() -> None:
    files, started = Version(10, 0, 19041, 0), Version(10, 0, 19045, 0)
    assert files.completed(started) == started
    assert started.completes(files)
    assert started.completed(files) == started
    assert Version(10, 0, 17763, 0).completed(started) == Version(10, 0, 17763, 0)


def test_what_is_known_of_one_windows_adds_up() -> None:
    start, uptime = Version(6, 1, 7601, 1), Version(6, 1, 7601, None, "Windows 7 Ultimate")
    assert uptime.completed(start) == Version(6, 1, 7601, 1, "Windows 7 Ultimate")
    assert uptime.completed(start).completes(start)
    assert Version(6, 1, 7600, 0).completed(start) == Version(6, 1, 7600, 0)
    assert Version(5, 1, 2600, 3).completed(Version(5, 1, 2600, 2)) == Version(5, 1, 2600, 3)
    assert Version(5, 1, 2600, 3).completed(None) == Version(5, 1, 2600, 3)
    assert not start.completes(start)
