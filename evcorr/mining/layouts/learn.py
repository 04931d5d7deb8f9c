"""Pages of Microsoft Learn, as its repositories keep them: Markdown with front matter that names title and products."""

from __future__ import annotations

import re

from evcorr.article import Article, article_id
from evcorr.mining.layouts.front_matter import read_front_matter
from evcorr.mining.layouts.inline import plain_text
from evcorr.mining.layouts.layout import Source
from evcorr.mining.layouts.markup import rows
from evcorr.mining.layouts.page import Facts, day, make_article, path_id, platforms_of
from evcorr.mining.references import find_links

_TITLED = re.compile(r"---\s*\n(?:(?!---)[^\n]{0,4000}\n){0,200}?title:[ \t]{0,8}\S", re.IGNORECASE)
_NAMELESS = "page"


def sniff(head: str) -> bool:
    """Tell whether a text begins with front matter that has a title."""
    return _TITLED.match(head) is not None


def parse(source: Source) -> Article:
    """Return the article of a page; its id is the one it states, else its path, its platforms what it says to apply to.

    Raises `ArticleError` where nothing stands under the front matter.
    """
    lines = source.text.split("\n")
    front = read_front_matter(lines)
    title = front.one("title")
    facts = Facts(
        id=article_id(front.id) if front.id else path_id(source.path or "") or _NAMELESS,
        title=plain_text(title) if title else None,
        title_line=front.lines.get("title", 1),
        modified=day(front.one("ms.date") or front.one("date")),
        platforms=platforms_of(map(plain_text, front.fields.get("appliesto", ()))),
        keywords=front.fields.get("keywords", ()) + front.fields.get("ms.custom", ()),
        links=find_links(source.text),
    )
    return make_article(facts, rows(lines, front.end))
