"""Runbooks kept in Word: the text of a .docx, which is an archive of XML (ECMA-376, WordprocessingML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from evcorr.article import Article
from evcorr.errors import ArticleError
from evcorr.mining.layouts.inline import readable
from evcorr.mining.layouts.layout import Source
from evcorr.mining.layouts.own_document import called, title_row
from evcorr.mining.layouts.page import file_id, make_article
from evcorr.mining.layouts.row import Row, shown_rows, table_rows

if TYPE_CHECKING:
    from lxml.etree import _Element

_BEGINS = re.compile(r"\s{0,20}(?:<\?xml[^>]{0,200}\?>\s{0,20})?<w:document\b")
# Word names its styles in the language of who wrote the document
_HEADING = re.compile(
    r"(?:heading|berschrift|titre|t[i\u00ed]?tulo|ttulo|titolo|kop|rubrik|overskrift)(?P<level>[1-6])", re.IGNORECASE
)
_TITLE = re.compile(r"title|titel|titre|t[i\u00ed]?tulo|ttulo|titolo", re.IGNORECASE)
_SHOWN = re.compile(r"html\w{0,20}|.{0,20}(?:code|quote|zitat|plaintext|nurtext).{0,20}", re.IGNORECASE)
_MONOSPACED = re.compile(r"courier|consolas|mono|lucida console|cascadia", re.IGNORECASE)
_NAMELESS = "document"
# the parts of such an archive that hold none of its text
_OTHER_PART = re.compile(
    r"!(?:\[Content_Types\]\.xml|(?:[^!]{0,200}/)?_rels/[^!/]{0,200}\.rels|docProps/[^!/]{1,200}|customXml/[^!]{1,200}"
    r"|word/(?!document\.xml\Z)[^!]{1,200}\.(?:xml|bin|png|jpe?g|gif|[ew]mf|odttf))\Z"
)


def sniff(head: str) -> bool:
    """Tell whether a text is the main part of a Word document."""
    return _BEGINS.match(head) is not None


def is_other_part(path: str) -> bool:
    """Tell whether a path in an archive is that of a Word document's styles, pictures and the like."""
    return _OTHER_PART.search(path) is not None


def parse(source: Source) -> Article:
    """Return the article of a Word document; its title tells its id, else the document's file name.

    Lines are counted by paragraphs. Raises `ArticleError` where it has no heading.
    """
    told = list(_rows(_tree(source.text)))
    name = file_id((source.path or "").rpartition("!")[0]) or _NAMELESS
    return make_article(called(title_row(told, name), name), told)


def _tree(text: str) -> _Element:
    """The tree of the XML: no network, no entities; what is broken is left out."""
    from lxml import etree

    parser = etree.XMLParser(encoding="utf-8", no_network=True, resolve_entities=False, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise ArticleError("a Word document whose XML is broken") from error
    if root is None:
        raise ArticleError("a Word document whose XML is broken")
    return root


def _rows(root: _Element) -> Iterator[Row]:
    number = 0
    cells: list[str] | None = None
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = _name(element)
        if event == "start" and name == "tr":
            cells = []
        elif event == "start" and name == "tc" and cells is not None:
            cells.append("")
        elif event == "end" and name == "tr" and cells is not None:
            yield from table_rows(cells, number)
            cells = None
        elif event == "end" and name == "p":
            number += 1
            if cells:
                cells[-1] += f" {_text(element)}"
            else:
                yield from _paragraph(element, number)


def _paragraph(element: _Element, number: int) -> Iterator[Row]:
    style, text = _style(element), _text(element)
    heading = _HEADING.fullmatch(style)
    if heading or _TITLE.fullmatch(style):
        yield from (Row("", number), Row(" ".join(text.split()), number, int(heading["level"]) if heading else 1))
    elif _SHOWN.fullmatch(style) or _is_monospaced(element):
        for line in text.split("\n"):
            yield from shown_rows(line, number)
        return
    else:
        yield from (Row(line, number) for line in text.split("\n"))
    yield Row("", number)


def _text(paragraph: _Element) -> str:
    """What a paragraph says."""
    said = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
    # Word puts a printer's quotes in place of those that are typed
    parts = (
        readable(part.text or "") if (name := _name(part)) == "t" else said.get(name, "") for part in paragraph.iter()
    )
    return "".join(parts).strip()


def _style(paragraph: _Element) -> str:
    return next((_value(one) for one in paragraph.iter() if _name(one) == "pStyle"), "")


def _is_monospaced(paragraph: _Element) -> bool:
    """Tell whether a paragraph is set in a typewriter's font, as what a console showed is."""
    fonts = [one for one in paragraph.iter() if _name(one) == "rFonts"]
    return bool(fonts) and all(any(_MONOSPACED.search(str(font)) for font in one.attrib.values()) for one in fonts)


def _name(element: _Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _value(element: _Element) -> str:
    return next((str(value) for name, value in element.attrib.items() if str(name).endswith("}val")), "")
