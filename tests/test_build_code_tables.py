"""The tool that makes the tables of codes, on sources of a few lines."""

from __future__ import annotations

import runpy
import zipfile
from pathlib import Path

import pytest

TOOL = runpy.run_path(str(Path(__file__).parents[1] / "tools" / "build_code_tables.py"))

SDK = "win32more/Windows/Win32"
FILES = {
    "impacket/system_errors.py": (
        'ERROR_MESSAGES = {0x5: ("ERROR_FIVE", "Five  is\\r\\n wrong."), 0x6: ("ERROR_SIX", "")}\n'
    ),
    # would end the test if it ran
    "impacket/nt_errors.py": (
        'ERROR_MESSAGES = {0x80: ("STATUS_A", "A."), 0x80: ("STATUS_B", "B.")}\nraise SystemExit\n'
    ),
    "impacket/hresult_errors.py": 'ERROR_MESSAGES = {0x80004005: ("E_FAIL", "It failed.")}\n',
    f"{SDK}/Foundation/__init__.py": (
        "import ctypes.wintypes.nowhere\n"
        "ERROR_CINQ: win32more.Windows.Win32.Foundation.WIN32_ERROR = 5\n"
        "ERROR_FIVE: win32more.Windows.Win32.Foundation.WIN32_ERROR = 5\n"
        "STATUS_C: win32more.Windows.Win32.Foundation.NTSTATUS = -1073741772\n"
        "S_OK: win32more.Windows.Win32.Foundation.HRESULT = 0\n"
        "MAX_PATH: UInt32 = 260\n"
        "NAME: String = 'x'\n"
    ),
    f"{SDK}/NetworkManagement/NetManagement/__init__.py": (
        "NERR_BASE: UInt32 = 2100\nNERR_Two: UInt32 = 2102\nNELOG_One: UInt32 = 3100\n"
    ),
    f"{SDK}/Storage/Jet/__init__.py": (
        "JET_errSuccess: Int32 = 0\nJET_errDisk: Int32 = -1022\nJET_errPage: Int32 = -1018\nJET_bitAny: UInt32 = 1\n"
    ),
    f"{SDK}/System/Diagnostics/Debug/__init__.py": (
        "MANUALLY: win32more.Windows.Win32.System.Diagnostics.Debug.BUGCHECK_ERROR = 3735936685\n"
    ),
}

TABLES = {
    "win32": "5\tERROR_FIVE ERROR_CINQ\tFive is wrong.\n6\tERROR_SIX\n",
    "ntstatus": "0x00000080\tSTATUS_A STATUS_B\tA.\n0xC0000034\tSTATUS_C\n",
    "hresult": "0x00000000\tS_OK\n0x80004005\tE_FAIL\tIt failed.\n",
    "net": "2102\tNERR_Two\n",
    "jet": "-1022\tJET_errDisk\n-1018\tJET_errPage\n",
    "stop": "0xDEADDEAD\tMANUALLY\n",
}


def test_tables_of_a_folder_and_of_a_wheel(tmp_path: Path) -> None:
    wheel = tmp_path / "codes.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, source in FILES.items():
            path = tmp_path / "site-packages" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, encoding="utf-8")
            archive.writestr(name, source)
    for place in (wheel, tmp_path / "site-packages"):
        assert TOOL["tables"](TOOL["sources"]([place])) == TABLES


def test_a_missing_package_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="none of the packages given has"):
        TOOL["tables"](TOOL["sources"]([tmp_path]))
