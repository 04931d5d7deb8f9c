"""The site over real HTTP: pages, reports of logs, and the requests that it refuses."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from evcorr.cli import main
from evcorr.observable import Event, Message
from evcorr.packs.pack import dump_pack
from tests.builders import signature

HOSTILE = "<script>alert(1)</script>\x1b[31m\u202e"
LIMIT = 1 << 20
SIGNATURES = (
    signature(Event(event_id=3031, provider="Rdr"), id="Q168845", title=f"Files {HOSTILE}", fix="Wait."),
    signature(Message(text="the canvas is missing from the easel"), id="RB-1", title="No canvas"),
)


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    text: str


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a server in a process of its own, as a user starts it."""
    pack = tmp_path_factory.mktemp("serve") / "pack.jsonl"
    pack.write_bytes(dump_pack(SIGNATURES))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = int(free.getsockname()[1])
    command = [sys.executable, "-m", "evcorr", "serve", "--port", str(number), "--signatures", str(pack)]
    with subprocess.Popen([*command, "--max-upload", "1"], stderr=subprocess.PIPE, text=True) as server:  # noqa: S603
        assert server.stderr is not None
        assert "takes logs" in server.stderr.readline()
        yield number
        server.terminate()


def ask(port: int, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Reply:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, body, {key.replace("_", "-"): value for key, value in headers.items()})
    reply = connection.getresponse()
    text = reply.read().decode()
    connection.close()
    return Reply(reply.status, {key.casefold(): value for key, value in reply.getheaders()}, text)


def form(name: str, content: bytes, field: str = "log") -> tuple[bytes, str]:
    head = f'--cut\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    return head.encode() + content + b"\r\n--cut--\r\n", "multipart/form-data; boundary=cut"


def send(port: int, name: str, content: bytes, **headers: str) -> Reply:
    body, kind = form(name, content)
    return ask(port, "/report", "POST", body, Content_Type=kind, **headers)


def test_the_link_of_event_viewer_is_answered(port: int) -> None:
    reply = ask(port, "/events?ProdName=Windows&ProdVer=10.0&EvtID=3031&EvtSrc=MRxSmb&LCID=1033")
    assert reply.status == 200
    assert "Q168845" in reply.text
    assert "Wait." in reply.text


def test_an_event_that_no_article_names(port: int) -> None:
    assert "No article" in ask(port, "/events?EvtID=4&EvtSrc=Rdr").text


def test_the_first_page_asks(port: int) -> None:
    reply = ask(port, "/")
    assert "2 articles" in reply.text
    assert 'type="file"' in reply.text
    assert ask(port, "/", "HEAD").text == ""


def test_a_log_is_reported_and_gone(port: int) -> None:
    before = set(Path(tempfile.gettempdir()).glob("evcorr-*"))
    reply = send(port, "C:\\logs\\paint.log", b"today the canvas is missing from the easel\n")
    assert reply.status == 200
    assert "RB-1" in reply.text
    assert "paint.log" in reply.text
    assert tempfile.gettempdir() not in reply.text
    assert set(Path(tempfile.gettempdir()).glob("evcorr-*")) == before


@pytest.mark.parametrize("content", [b"", b"\x00" * 5000, b"ElfFile\x00" + b"\xff" * 9000, b"PK\x03\x04broken"])
def test_a_broken_log_is_a_report_of_problems(port: int, content: bytes) -> None:
    reply = send(port, "x.evtx", content)
    assert reply.status == 200
    assert "x.evtx" in reply.text


def test_nothing_sent_or_known_becomes_markup(port: int) -> None:
    asked = ask(port, "/events?EvtID=3031&EvtSrc=Rdr&ProdName=%3Cscript%3Ealert(1)%3C/script%3E%1B%5B31m")
    other = ask(port, "/events?EvtID=9&EvtSrc=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    sent = send(port, "<script>alert(1)</script>.log", f"{HOSTILE} the canvas is missing from the easel".encode())
    for reply in (asked, other, sent):
        assert "<script>alert" not in reply.text
        assert "\x1b" not in reply.text
        assert "\u202e" not in reply.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1.evil.example:8765"}, 403),
        ({"Host": ""}, 403),
        ({"Host": "localhost"}, 200),
        ({"Host": "LOCALHOST:99"}, 200),
        ({"Host": "[::1]:8765"}, 200),
    ],
)
def test_only_this_computer_s_names_are_answered(port: int, headers: dict[str, str], status: int) -> None:
    assert ask(port, "/", **headers).status == status


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_logs_come_from_its_own_pages_only(port: int, headers: dict[str, str]) -> None:
    assert send(port, "a.log", b"x", **headers).status == 403


def test_its_own_origin_is_taken(port: int) -> None:
    assert send(port, "a.log", b"x", Origin=f"http://127.0.0.1:{port}").status == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nowhere", 404), ("GET", "/../etc/passwd", 404), ("GET", "/report", 405), ("POST", "/", 405)],
)
def test_other_requests(port: int, method: str, path: str, status: int) -> None:
    assert ask(port, path, method, b"" if method == "POST" else None).status == status


def test_a_log_that_is_too_large_is_refused(port: int) -> None:
    assert send(port, "a.log", b"x" * (LIMIT + 1)).status == 413


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"no form", "text/plain"),
        (b"--cut\r\nbroken", "multipart/form-data; boundary=cut"),
        (form("a.log", b"x", field="other")[0], "multipart/form-data; boundary=cut"),
        (b"--cut--\r\n", "multipart/form-data; boundary=cut"),
        (b"x", "multipart/form-data"),
    ],
)
def test_a_broken_form_is_told(port: int, body: bytes, kind: str) -> None:
    assert ask(port, "/report", "POST", body, Content_Type=kind).status == 400


def test_browsers_are_told_to_run_and_load_nothing(port: int) -> None:
    headers = ask(port, "/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"


def test_the_registry_lines_point_here() -> None:
    run = CliRunner().invoke(main, ["serve", "--register", "--port", "9000"])
    assert run.exit_code == 0
    assert '"MicrosoftRedirectionURL"="http://127.0.0.1:9000/events"\r\n' in run.stdout_bytes.decode()
    assert run.stdout.startswith("Windows Registry Editor Version 5.00")


def test_a_port_that_is_taken_is_told(port: int) -> None:
    command = [sys.executable, "-m", "evcorr", "serve", "--port", str(port)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603
    assert run.returncode == 2
    assert "try another --port" in run.stderr
