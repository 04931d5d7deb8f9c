"""Products are known by an article's platforms and by a log's providers."""

import pytest

from evcorr.article import Platform
from evcorr.provider import canonical_provider
from evcorr.scanning.products import products_of, products_shown


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
        ("LsaSrv", set()),
        ("Disk", set()),
    ],
)
def test_providers(provider: str, products: set[str]) -> None:
    assert products_shown([canonical_provider(provider)]) == products
