"""Products other than Windows: which of them an article is about, and which a log shows by their providers.

That a log is of Windows Vista or later shows in the same way: providers with manifests came with it, and Windows' own
begin with its name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

import msgspec

from evcorr.article import Platform
from evcorr.provider import canonical_provider
from evcorr.text.folding import fold_name
from evcorr.text.lazy_regex import lazy_regex

_PRODUCTS = {
    "SNA Server": (r"SNA Server|Host Integration", ("sna", "tn3270", "tn5250", "comti", "mngagent", "ppv5250")),
    "Exchange": (r"Exchange (?:Server|\d|Online)|^Exchange$", ("msexchange", "edb", "ese97")),
    "Systems Management Server": (r"Systems Management Server", ("sms", "snmpelea")),
    "IIS": (
        r"Internet Information",
        ("w3svc", "iisinfo", "iislog", "msftpsvc", "smtpsvc", "iisadmin", "activeserverpages"),
    ),
    "SQL Server": (r"SQL Server", ("mssql", "sqlserver", "sqlagent", "sqlexecutive")),
    "Cluster Server": (r"Cluster Server", ("clussvc", "microsoftwindowsfailoverclustering")),
    "Proxy Server": (r"Proxy Server", ("w3proxy", "wspsrv", "microsoftproxy", "mspadmin")),
    "SharePoint": (r"SharePoint", ("microsoftsharepoint", "sharepoint")),
    "Lync or Skype for Business": (
        r"Lync|Skype for Business",
        ("lsserver", "lsuser", "lsdata", "lsmaster", "lsweb", "lsmcu", "lsfile", "lsaddress"),
    ),
}
"""By name: what the name of an article's platform holds, and how the folded names of its providers begin."""

SINCE_VISTA = "Windows Vista or later"

_STARTS = {**{name: starts for name, (_, starts) in _PRODUCTS.items()}, SINCE_VISTA: ("microsoftwindows",)}
"""How the folded names of the providers of a product begin."""

_ABOUT = {name: lazy_regex(pattern, re.IGNORECASE) for name, (pattern, _) in _PRODUCTS.items()}


def products_of(platforms: Iterable[Platform]) -> tuple[str, ...]:
    """The products that have providers of their own among the platforms of an article."""
    names = [platform.product for platform in platforms]
    return tuple(name for name, pattern in _ABOUT.items() if any(map(pattern.search, names)))


@lru_cache(maxsize=4096)
def product_of(provider: str) -> tuple[str, ...]:
    """The products that log under the name of a provider, `SINCE_VISTA` among them."""
    names = canonical_provider(provider), fold_name(provider)
    return tuple(product for product, starts in _STARTS.items() if any(name.startswith(starts) for name in names))


class Products(msgspec.Struct, frozen=True):
    """The products that logs show, by the computers that show them; None stands for entries of no known computer."""

    by_computer: Mapping[str | None, frozenset[str]] = msgspec.field(default_factory=dict)

    @classmethod
    def of(cls, shown: Iterable[tuple[str | None, str]]) -> Products:
        """From pairs of computer and product."""
        found: defaultdict[str | None, set[str]] = defaultdict(set)
        for computer, product in shown:
            found[computer].add(product)
        return cls({computer: frozenset(products) for computer, products in found.items()})

    def on(self, computers: Collection[str]) -> frozenset[str]:
        """What these computers show, or what any does where none is known; and what nobody's entries show.

        Which Windows some other computer runs tells nothing, though.
        """
        chosen = (None, *computers) if computers else self.by_computer
        own = self._union(computers)
        return own | (self._union(chosen) - {SINCE_VISTA})

    def _union(self, computers: Iterable[str | None]) -> frozenset[str]:
        return frozenset[str]().union(*(self.by_computer.get(computer, frozenset()) for computer in computers))
