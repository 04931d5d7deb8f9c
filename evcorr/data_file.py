"""Files that come with evcorr and are no modules: tables, style sheets, signature packs.

They are read by their paths: `importlib.resources` would do the same, and takes longer to import than the largest of
them to read.
"""

from __future__ import annotations

import zlib
from pathlib import Path

PACKAGE = Path(__file__).parent

_GZIP = 16 + zlib.MAX_WBITS


def data_file(*names: str) -> Path:
    """The path of a file or folder in the package, by the names of its folders and its own."""
    return PACKAGE.joinpath(*names)


def read_table(*names: str) -> list[list[str]]:
    """The rows of a tab-separated table that is compressed by gzip."""
    text = zlib.decompress(data_file(*names).read_bytes(), _GZIP).decode()
    return [line.split("\t") for line in text.removesuffix("\n").split("\n")]
