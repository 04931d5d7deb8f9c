"""Products are known by an article's platforms and by a log's providers."""

from pathlib import Path

import msgspec
import pytest

from evcorr.article import Platform
from evcorr.matching.index import compile_index
from evcorr.observable import Event
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import scan
from evcorr.scanning.systems.products import SINCE_VISTA, Products, product_of, products_of
from tests.builders import record, signature
from tests.writers.event_xml_writer import write_event_xml


@pytest.mark.parametrize(
    ("platform", "products"),
    [
        ("SNA Server", ("SNA Server",)),
        ("Host Integration Server 2000", ("SNA Server",)),
        ("Exchange Server 2013 SP1", ("Exchange",)),
        ("Exchange 2000 Server", ("Exchange",)),
        ("Exchange Windows NT client", ()),
        ("Systems Management Server", ("Systems Management Server",)),
        ("Internet Information Services", ("IIS",)),
        ("Windows NT Server", ()),
    ],
)
def test_platforms(platform: str, products: tuple[str, ...]) -> None:
    assert products_of([Platform(platform)]) == products


@pytest.mark.parametrize(
    ("provider", "products"),
    [
        ("SNA X.25 Link Service", {"SNA Server"}),
        ("MSExchangeIS Private", {"Exchange"}),
        ("SMS_Scheduler", {"Systems Management Server"}),
        ("W3SVC", {"IIS"}),
        ("LS User Services", {"Lync or Skype for Business"}),
        ("Microsoft-Windows-Kernel-Power", {SINCE_VISTA}),
        ("Microsoft-Windows-FailoverClustering", {"Cluster Server", SINCE_VISTA}),
        ("LsaSrv", set()),
        ("Disk", set()),
    ],
)
def test_providers(provider: str, products: set[str]) -> None:
    assert set(product_of(provider)) == products


def test_a_product_is_that_of_the_computers_that_show_it() -> None:
    known = Products.of([("A", "Exchange"), ("B", "IIS"), ("B", "SNA Server"), (None, "SharePoint")])
    assert known.on({"A"}) == {"Exchange", "SharePoint"}
    assert known.on({"A", "C"}) == {"Exchange", "SharePoint"}
    assert known.on({"C"}) == {"SharePoint"}
    assert known.on(()) == {"Exchange", "IIS", "SNA Server", "SharePoint"}
    assert Products().on({"A"}) == frozenset()


def test_the_windows_of_another_computer_tells_nothing() -> None:
    known = Products.of([("A", SINCE_VISTA), (None, SINCE_VISTA)])
    assert known.on({"A"}) == {SINCE_VISTA}
    assert known.on({"B"}) == frozenset()
    assert known.on(()) == frozenset()


def test_a_product_on_another_computer_decides_nothing(tmp_path: Path) -> None:
    known = signature(Event(event_id=7, provider="Gateway"), platforms=(Platform("SNA Server", ("4.0",)),))
    entries = [
        record("x", provider=name, event_id=7, computer=host) for name, host in (("Gateway", "A"), ("SNA Server", "B"))
    ]
    path = tmp_path / "log.xml"
    verdicts = []
    for host in ("B", "A"):
        path.write_bytes(write_event_xml([entries[0], msgspec.structs.replace(entries[1], computer=host)]))
        (finding,) = scan([path], compile_index([known]), ScanOptions()).findings
        verdicts.append((finding.applies, finding.applies_why))
    assert verdicts == [
        ("unknown", "the log does not show which Windows wrote it"),
        ("yes", "the article is about SNA Server, which this log shows"),
    ]
