"""The pages of the site, in the look of the report; whatever was asked or stands in a signature is escaped by `tag`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from evcorr import phrases
from evcorr.article_address import addresses_of
from evcorr.remedy import release
from evcorr.reporters import advice, wording
from evcorr.reporters.markup import Markup, joined, tag
from evcorr.reporters.page.asset import STYLE, asset, digest_of
from evcorr.serving.question import Answer, Question
from evcorr.text.escaping import clipped

MOST_ANSWERS = 50
"""Articles told on one page."""


def home(count: int) -> Markup:
    """The first page: ask for an event, or give a log; `count` signatures are looked for."""
    return _page(
        "What is this event about?",
        tag("p", f"{count:,} articles are known here. Nothing leaves this computer.", class_="lead"),
        tag("h2", "An event"),
        _event_form(Question(0)),
        tag("h2", "A log"),
        _log_form(),
    )


def answers(question: Question, found: tuple[Answer, ...]) -> Markup:
    """The articles that name the event asked for."""
    asked = f"Event {question.event_id}" + (f" of {clipped(question.provider)}" if question.provider else "")
    sure = [one for one in found if one.sure]
    maybe = [one for one in found if not one.sure]
    product = tag("p", f"Asked for by {clipped(question.product)}.", class_="lead") if question.product else ""
    return _page(
        asked,
        product,
        *_part("Articles about this event", sure),
        *_part("Articles that name the id alone: compare the words" if sure else "Articles that name this id", maybe),
        "" if found else tag("p", "No article that is known here names this event.", class_="lead"),
        tag("h2", "Another event"),
        _event_form(question),
    )


def refusal(title: str, reason: str) -> Markup:
    """A page that says what went wrong, and what can be done."""
    return _page(title, tag("p", reason, class_="lead"), tag("p", tag("a", "Back to the start", href="/")))


def _page(title: str, *content: str) -> Markup:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"evcorr: {title}"),
        tag("style", style()),
    )
    brand = tag("p", tag("a", "evcorr", href="/"), class_="brand")
    body = tag("body", tag("header", brand, tag("h1", title)), tag("main", *content))
    return joined(Markup("<!DOCTYPE html>\n"), tag("html", head, body, lang="en"))


@cache
def style() -> Markup:
    """The style sheet: that of the report, and what forms need."""
    return joined(asset(*STYLE), asset("serving", "site.css"))


@cache
def style_digest() -> str:
    """The style sheet's digest, as a content security policy names it."""
    return digest_of(style())


def _event_form(question: Question) -> Markup:
    number = str(question.event_id) if question.event_id else None
    return tag(
        "form",
        _field("Source", tag("input", name="EvtSrc", id="source", value=clipped(question.provider or ""))),
        _field("Event ID", tag("input", name="EvtID", id="event-id", inputmode="numeric", required="", value=number)),
        tag("button", "Look up"),
        action="/events",
        class_="panel text ask",
    )


def _log_form() -> Markup:
    return tag(
        "form",
        _field(
            "Log or archive: choose it, or drop it here", tag("input", type="file", name="log", id="log", required="")
        ),
        tag("button", "Scan"),
        action="/report",
        method="post",
        enctype="multipart/form-data",
        class_="panel text ask",
    )


def _field(label: str, field: Markup) -> Markup:
    return tag("label", tag("span", label), field)


def _part(title: str, found: list[Answer]) -> Iterable[Markup]:
    if not found:
        return
    yield tag("h2", title)
    for one in found[:MOST_ANSWERS]:
        yield _answer(one)
    if len(found) > MOST_ANSWERS:
        yield tag("p", f"and {len(found) - MOST_ANSWERS:,} more", class_="note")


def _answer(one: Answer) -> Markup:
    signature, event = one.signature, one.event
    source = f" of {clipped(event.provider)}" if event.provider else ""
    words = phrases.quoted(event)
    rows = [
        ("Event", f"{event.event_id}{source}"),
        ("Applies to", phrases.platforms(signature.platforms)),
        ("Fixed in", clipped(release(signature.fixed_in)) if signature.fix and signature.fixed_in else ""),
    ]
    facts = (tag("div", tag("dt", name), tag("dd", value)) for name, value in rows if value)
    return tag(
        "article",
        tag("header", tag("div", _reference(signature.id), tag("h3", tag("bdi", clipped(signature.title))))),
        tag("div", tag("h4", "What to do"), tag("p", advice.sentence(signature)), class_="fix"),
        tag("dl", *facts, class_="facts known"),
        tag("p", tag("q", words), class_="words") if words else "",
        class_="finding",
    )


def _reference(article: str) -> Markup:
    found = addresses_of(article)
    name = tag("strong", wording.article_name(article))
    return tag("p", tag("a", name, href=found.page, rel="noreferrer") if found else name, class_="article")
