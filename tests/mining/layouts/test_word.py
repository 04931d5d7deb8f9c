"""Runbooks kept in Word: headings, what a console or a log showed, tables, and the parts that hold no text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from evcorr.errors import ArticleError
from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article
from evcorr.mining.miner import mine
from evcorr.observable import ErrorCode, Event, Message

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PATH = "kb/printing.docx!word/document.xml"
MONOSPACED = '<w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/></w:rPr>'


def paragraph(text: str, style: str = "", run: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r>{run}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def document(*parts: str) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:document xmlns:w="{NAMESPACE}"><w:body>'
    return f"{head}{''.join(parts)}<w:sectPr/></w:body></w:document>".encode()


WHOLE = document(
    paragraph("RB-031: The paint server is full", "Titel"),
    paragraph("Symptoms", "berschrift2"),
    paragraph("Event ID 4711, Source: Easel"),
    paragraph("System error 1067 has occurred.", run=MONOSPACED),
    paragraph("Fix", "Heading2"),
    paragraph("Wash it."),
)


def test_a_document_is_an_article() -> None:
    article = parse_article(WHOLE, path=PATH)
    assert (article.id, article.title) == ("RB-031", "RB-031: The paint server is full")
    assert [section.heading for section in article.sections] == ["Symptoms", "Fix"]
    seen = extract(article)
    assert [(one.event_id, one.provider, one.line) for one in seen if isinstance(one, Event)] == [(4711, "Easel", 3)]
    assert [one.code for one in seen if isinstance(one, ErrorCode)] == ["1067"]


def test_quotes_that_word_made_round_are_those_of_a_console() -> None:
    text = "Users receive the message \u201cThe easel isn\u2019t here any more.\u201d again."
    article = parse_article(document(paragraph("RB-031: Paint", "Heading1"), paragraph(text)), path=PATH)
    assert [one.text for one in extract(article) if isinstance(one, Message)] == ["The easel isn't here any more."]


def test_the_id_of_a_document_without_one_is_its_files_name() -> None:
    assert parse_article(document(paragraph("Paint", "Heading1"), paragraph("x")), path=PATH).id == "printing"


def test_a_table_of_an_event() -> None:
    rows = (("Event ID", "4711"), ("Source", "Easel"))
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    article = parse_article(document(paragraph("Paint", "Heading1"), f"<w:tbl>{cells}</w:tbl>"), path=PATH)
    assert [(one.event_id, one.provider) for one in extract(article) if isinstance(one, Event)] == [(4711, "Easel")]


@pytest.mark.parametrize("data", [document(paragraph("no heading")), b"<w:document><w:p", WHOLE[:150]])
def test_what_is_no_article(data: bytes) -> None:
    with pytest.raises(ArticleError):
        parse_article(data, path=PATH)


def test_the_other_parts_of_a_document_are_no_trouble(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "word/styles.xml", "word/media/a.png"):
            archive.writestr(name, "<x/>")
        archive.writestr("word/document.xml", WHOLE)
        archive.writestr("word/_rels/document.xml.rels", "<x/>")
    (tmp_path / "a.docx").write_bytes(packed.getvalue())
    mined = mine([tmp_path])
    assert ([one.id for one in mined.signatures], mined.problems) == (["RB-031"], ())
