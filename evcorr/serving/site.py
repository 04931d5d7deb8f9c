"""The site as a WSGI application: which page a request gets, and which requests get none.

Only requests that name this computer as their host are answered, so that no page of the net can reach the site by a
name of its own (DNS rebinding), and forms are taken only from the site's own pages.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any, TypeAlias

import msgspec

from evcorr.errors import EvcorrError
from evcorr.matching.index import Index
from evcorr.reporters.html import write_html
from evcorr.serving import pages
from evcorr.serving.question import Events, answer, events_of, question_in
from evcorr.serving.upload import scan_form

Environ: TypeAlias = dict[str, Any]
StartResponse: TypeAlias = Callable[[str, list[tuple[str, str]]], object]

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


class Site(msgspec.Struct, frozen=True):
    """What the site knows: all signatures, their events, the host names it answers to, and how much it takes."""

    index: Index
    events: Events
    hosts: frozenset[str]
    most_bytes: int


class _Response(msgspec.Struct, frozen=True):
    status: HTTPStatus
    page: str
    policy: str | None = None
    """What the page may load and run besides its style; None where the page says it itself."""


def make_site(index: Index, host: str, most_bytes: int) -> Site:
    """The site for the signatures of an index; `host` is the address it is reached at besides loopback's names."""
    return Site(index, events_of(index.signatures), LOOPBACK | {host.casefold()}, most_bytes)


def application(site: Site) -> Callable[[Environ, StartResponse], Iterable[bytes]]:
    """The WSGI application of a site."""

    def respond(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        response = _respond(site, environ)
        body = response.page.encode()
        start_response(f"{response.status.value} {response.status.phrase}", _headers(response, len(body)))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    return respond


def _headers(response: _Response, length: int) -> list[tuple[str, str]]:
    policy = response.policy or "base-uri 'none'"
    return [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Length", str(length)),
        ("Content-Security-Policy", f"{policy}; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        # with no-referrer, browsers would not say either from which site a form comes
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ]


def _own(status: HTTPStatus, page: str) -> _Response:
    """A page of the site, which runs nothing and loads nothing."""
    return _Response(
        status, page, f"default-src 'none'; style-src {pages.style_digest()}; form-action 'self'; base-uri 'none'"
    )


def _respond(site: Site, environ: Environ) -> _Response:
    host = environ.get("HTTP_HOST", "").casefold()
    if _name_of(host) not in site.hosts:
        return _refuse(HTTPStatus.FORBIDDEN, "Open this site by the address that evcorr serve printed.")
    method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "/")
    if path == "/report":
        return _report(site, environ, host)
    if path not in {"/", "/events"}:
        return _refuse(HTTPStatus.NOT_FOUND, "There is no such page.")
    if method not in {"GET", "HEAD"}:
        return _refuse(HTTPStatus.METHOD_NOT_ALLOWED, "This page is only read.")
    question = question_in(environ.get("QUERY_STRING", ""))
    if question is None:
        return _own(HTTPStatus.OK, pages.home(len(site.index.signatures)))
    return _own(HTTPStatus.OK, pages.answers(question, answer(question, site.events)))


def _report(site: Site, environ: Environ, host: str) -> _Response:
    """The report of a log that was sent."""
    if environ["REQUEST_METHOD"] != "POST":
        return _refuse(HTTPStatus.METHOD_NOT_ALLOWED, "Send a log by the form of the first page.")
    origin = environ.get("HTTP_ORIGIN")
    if (origin and origin.casefold() != f"http://{host}") or environ.get("HTTP_SEC_FETCH_SITE") == "cross-site":
        return _refuse(HTTPStatus.FORBIDDEN, "Logs are taken from this site's own pages only.")
    length = environ.get("CONTENT_LENGTH") or ""
    if not length.isdecimal():
        return _refuse(HTTPStatus.LENGTH_REQUIRED, "The request does not say how long it is.")
    if int(length) > site.most_bytes:
        reason = f"Larger than {site.most_bytes >> 20:,} MB: scan it with evcorr scan, or start with --max-upload."
        return _refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, reason)
    try:
        report = scan_form(environ["wsgi.input"], environ.get("CONTENT_TYPE", ""), int(length), site.index)
    except EvcorrError as error:
        return _refuse(HTTPStatus.BAD_REQUEST, str(error))
    out = io.StringIO()
    write_html(report, out)
    return _Response(HTTPStatus.OK, out.getvalue())


def _refuse(status: HTTPStatus, reason: str) -> _Response:
    return _own(status, pages.refusal(status.phrase, reason))


def _name_of(host: str) -> str:
    """A host without its port: `[::1]:8765` is `[::1]`."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() else host
