"""STOPs told by name: screens of Windows 8 and later in several languages, and analyses of debuggers."""

from __future__ import annotations

import pytest

from evcorr.mentions import find_named_stops, find_stops
from tests.growth import assert_linear

DRIVER = ("0x000000D1", None, "tcpip.sys")

TAKEN = {
    "search online later for this error: DRIVER_IRQL_NOT_LESS_OR_EQUAL (tcpip.sys)": DRIVER,
    "Stop code: DRIVER_IRQL_NOT_LESS_OR_EQUAL\nWhat failed: tcpip.sys": DRIVER,
    "Stop code: DRIVER IRQL NOT LESS OR EQUAL\nWhat failed: tcpip.sys": DRIVER,
    "Stillstandcode: DRIVER_IRQL_NOT_LESS_OR_EQUAL\nFehlerursache: tcpip.sys": DRIVER,
    "Code d'arrêt : DRIVER_IRQL_NOT_LESS_OR_EQUAL\nÉlément ayant échoué : tcpip.sys\n": DRIVER,
    "Stop code: CRITICAL_PROCESS_DIED\nWe also looked into tcpip.sys": ("0x000000EF", None, None),
    "Stillstandcode: CRITICAL_PROCESS_DIED": ("0x000000EF", None, None),
    "Code d\u2019arrêt : CRITICAL_PROCESS_DIED": ("0x000000EF", None, None),
    "Код остановки: CRITICAL_PROCESS_DIED": ("0x000000EF", None, None),
    "停止コード: CRITICAL_PROCESS_DIED": ("0x000000EF", None, None),
    "KERNEL_SECURITY_CHECK_FAILURE (139)\nA list was corrupted.\nArguments:\nArg1: 0000000000000003, A LIST_ENTRY\n"
    "\tmore\nArg2: ffff8402`2caef450, Address\nArg3: 0, x\nArg4: 0, y\n\nIMAGE_NAME:  lists.sys\n": (
        "0x00000139",
        ("0000000000000003", "ffff84022caef450", "0", "0"),
        "lists.sys",
    ),
}

LEFT = [
    "Stop code: NO_SUCH_CHECK_OF_WINDOWS",
    "error code: ACCESS_DENIED",
    "the stop code is written on the screen",
    "SOMETHING_ELSE (139)\nArguments:\nArg1: 3\n",
    "KERNEL_SECURITY_CHECK_FAILURE (139) is explained elsewhere",
]


@pytest.mark.parametrize("text", TAKEN)
def test_taken(text: str) -> None:
    (stop,) = find_named_stops(text)
    assert (stop.what.code, stop.what.params, stop.what.module) == TAKEN[text]


@pytest.mark.parametrize("text", LEFT)
def test_left(text: str) -> None:
    assert not list(find_named_stops(text))


def test_the_driver_on_a_line_of_its_own() -> None:
    screen = "*** STOP: 0x000000D1 (0xC,0x2,0x0,0xF86B5A89)"
    text = f"{screen}\n\n***       gv3.sys - Address F86B5A89 base at F86B5000, DateStamp 3dd991eb"
    (stop,) = find_stops(text)
    assert stop.what.module == "gv3.sys"


def test_dumpchk_of_xp_writes_parameters_without_0x() -> None:
    text = "BugCheckCode        000000d1\nBugCheckParameter1  0000000c\nBugCheckParameter2  00000002\n"
    (stop,) = find_stops(text)
    assert (stop.what.code, stop.what.params) == ("0x000000D1", ("0000000c", "00000002"))


@pytest.mark.parametrize(
    "piece", ["STOP_CODE (1) \n", "Stop code: A B C ", "BAD_POOL_HEADER (19)\n", "\nArg1: 1\n", "code: A" * 9]
)
def test_time_is_linear(piece: str) -> None:
    assert_linear(lambda size: find_named_stops("\nArg1: 0\n" + piece * (size // len(piece))), 300_000)
