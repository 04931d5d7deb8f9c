"""Kinds of archives and compressed files, told by their first bytes; what opens them is imported when there is one."""

from __future__ import annotations

HEAD_SIZE = 512
"""So many first bytes tell an archive."""

GZIP, BZIP2, XZ, ZSTD = b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd"


def is_archive(head: bytes) -> bool:
    """Whether an input that begins with these bytes (`HEAD_SIZE` of them) is an archive or a compressed file."""
    return is_zip(head) or is_tar(head) or is_sevenzip(head) or head.startswith((GZIP, BZIP2, XZ, ZSTD))


def is_zip(head: bytes) -> bool:
    """Whether it is a zip archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_tar(head: bytes) -> bool:
    """Whether it is a tar archive that is not compressed."""
    return head[257:262] == b"ustar"


def is_sevenzip(head: bytes) -> bool:
    """Whether it is a 7z archive."""
    return head.startswith(b"7z\xbc\xaf\x27\x1c")
