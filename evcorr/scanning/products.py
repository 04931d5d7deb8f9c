"""Products other than Windows: which of them an article is about, and which a log shows by their providers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evcorr.article import Platform
from evcorr.late_regex import late_regex

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

_ABOUT = {name: late_regex(pattern, re.IGNORECASE) for name, (pattern, _) in _PRODUCTS.items()}


def products_of(platforms: Iterable[Platform]) -> tuple[str, ...]:
    """The products that have providers of their own among the platforms of an article."""
    names = [platform.product for platform in platforms]
    return tuple(name for name, pattern in _ABOUT.items() if any(map(pattern.search, names)))


def products_shown(providers: Iterable[str]) -> frozenset[str]:
    """The products whose providers, by their canonical names, are among those of a log."""
    known = tuple(providers)
    return frozenset(
        name for name, (_, starts) in _PRODUCTS.items() if any(provider.startswith(starts) for provider in known)
    )
