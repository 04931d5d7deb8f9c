"""The first bytes of an input as text, decoded once for all readers that look at them."""

from __future__ import annotations

from functools import lru_cache

from evcorr.inputs.encoding import decode_head, detect_encoding, is_text

_DROPPED = dict.fromkeys((0x0000, 0x200E, 0x200F, 0xFEFF))


@lru_cache(maxsize=4)
def head_text(head: bytes) -> str:
    """The text that an input begins with, its line ends as line feeds; "" if the input is no text at all."""
    if not is_text(head):
        return ""
    encoding = detect_encoding(head)
    text = head.decode(encoding, "ignore") if encoding is not None else decode_head(head)
    return text.translate(_DROPPED).replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
