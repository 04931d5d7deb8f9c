"""The first bytes of an input as text, decoded once for all readers that look at them."""

from __future__ import annotations

from functools import lru_cache

from evcorr.inputs.encoding import ANSI, detect_encoding, is_text

_DROPPED = dict.fromkeys((0x0000, 0x200E, 0x200F, 0xFEFF))


@lru_cache(maxsize=4)
def head_text(head: bytes) -> str:
    """The text that an input begins with, its line ends as line feeds; "" if the input is no text at all."""
    if not is_text(head):
        return ""
    encoding = detect_encoding(head)
    if encoding is not None:
        text = head.decode(encoding, "ignore")
    else:
        try:
            # the last character may be cut
            text = head[:-4].decode("utf-8") + head[-4:].decode("utf-8", "ignore")
        except UnicodeDecodeError:
            text = head.decode("utf-8", "ignore") if _mostly_utf8(head) else head.decode(ANSI, "replace")
    return text.translate(_DROPPED).replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")


def _mostly_utf8(head: bytes) -> bool:
    """Whether nothing but a character at the cut keeps the bytes from being UTF-8."""
    try:
        head[: len(head) - 8].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 16
    return True
