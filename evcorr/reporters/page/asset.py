"""The style sheet and the script of the page, which stand in it as they are, and their digests for its policy."""

from __future__ import annotations

import base64
import hashlib

from evcorr.data_file import data_file
from evcorr.reporters.markup import Markup

STYLE, SCRIPT = ("reporters", "page", "page.css"), ("reporters", "page", "page.js")


def asset(*names: str) -> Markup:
    """The text of a file of the package, by the names of its folders and its own."""
    return Markup(data_file(*names).read_text(encoding="utf-8"))


def digest_of(text: str) -> str:
    """The digest of a style sheet or script as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
