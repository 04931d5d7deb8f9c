"""The XML parser of the readers: it loads no document type, expands no entity of one, and asks no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import XMLParser


def xml_parser(*, recover: bool) -> XMLParser:
    """A parser of UTF-8 that leaves out comments and instructions; with `recover` it goes on behind what is damaged.

    Imports lxml, which takes long: most runs read no XML.
    """
    from lxml import etree

    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
