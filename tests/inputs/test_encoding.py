"""What the first bytes of a text tell of its encoding."""

from __future__ import annotations

import random

import pytest

from evcorr.inputs.encoding import detect_encoding, is_text


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (b"plain text\n", True),
        ("Größe".encode("cp1252") * 9, True),
        ("Text\n".encode("utf-16-le"), True),
        (b"log line\n" + bytes(4000), True),
        (b"", False),
        (bytes(4096), False),
        (b" \n", False),
        (b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff" * 20, False),
        (random.Random(1).randbytes(4096), False),  # noqa: S311
    ],
)
def test_is_text(head: bytes, text: bool) -> None:
    assert is_text(head) is text


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"\xef\xbb\xbfa", "utf-8"),
        (b"\xff\xfea\0", "utf-16-le"),
        (b"\xfe\xff\0a", "utf-16-be"),
        (b"\xff\xfe\0\0a\0\0\0", "utf-32-le"),
        (b"a\0b\0", "utf-16-le"),
        (b"\0a\0b", "utf-16-be"),
        (b"ab", None),
        (b"", None),
        (bytes(10), None),
    ],
)
def test_detect_encoding(head: bytes, name: str | None) -> None:
    assert detect_encoding(head) == name
