"""Whether an article applies to the Windows that a log shows: its platforms and its fix against the version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from evcorr.article import Platform
from evcorr.report import Applies
from evcorr.scanning.systems.file_versions import FileVersion, fixed_files, judge
from evcorr.scanning.systems.products import SINCE_VISTA, products_of
from evcorr.scanning.systems.windows_version import Version, parse_version
from evcorr.signature import Signature
from evcorr.text.lazy_regex import lazy_regex

_EDITIONS = lazy_regex(
    r",.*|\b(?:(?:advanced |small business )?server|workstation|professional|datacenter|enterprise|standard|home)\b",
    re.IGNORECASE,
)
_WITHOUT_NT = lazy_regex(r"Windows (?:9[58]|Millennium|Me\b|for Workgroups|3\.)", re.IGNORECASE)
"""Windows without the NT kernel, whose machines write no event log."""

_VISTA = 6
"""The major number of the first Windows whose providers have manifests."""

_FIX = lazy_regex(r"(Windows[^;]*?)[\s,]*\bSP(\d{1,2})", re.IGNORECASE)


class Verdict(msgspec.Struct, frozen=True):
    """Whether an article applies, and why in words.

    An `outdated` article is about older Windows than the log's, of which no more is known than that it is later: such
    an article may hold still, and is less likely to.
    """

    applies: Applies
    why: str = ""
    outdated: bool = False


def applies_to(
    signature: Signature,
    versions: Iterable[Version],
    products: frozenset[str] = frozenset(),
    since: Mapping[Version, str] | None = None,
    files: Sequence[FileVersion] = (),
) -> Verdict:
    """`yes`, `no` or `unknown`, and why in words, for the versions of Windows on which the symptoms were seen.

    `products` are those that the same computers show, `since` tells from which time on (ISO 8601) a version ran,
    `files` are the versions of files that the entries themselves tell.
    """
    verdict = _by_system(signature, versions, products, since or {})
    told = judge(files, fixed_files(signature.fixed_in)) if files and verdict.applies != "no" else None
    if told is None:
        return verdict
    is_older, reason = told
    return Verdict("yes", f"{verdict.why}; {reason}") if is_older else Verdict("no", reason)


def _by_system(
    signature: Signature, versions: Iterable[Version], products: frozenset[str], since: Mapping[Version, str]
) -> Verdict:
    """The verdict by the versions of Windows and the products."""
    known = sorted(set(versions), key=lambda version: version.order)
    if not known:
        return (
            _by_product(signature, products)
            or _by_era(signature, products)
            or Verdict("unknown", "the log does not show which Windows wrote it")
        )
    verdicts = [_applies_to_one(signature, version, products, since.get(version)) for version in known]
    return max(verdicts, key=lambda verdict: ("no", "unknown", "yes").index(verdict.applies))


def _by_era(signature: Signature, products: frozenset[str]) -> Verdict | None:
    """That an article is older than the log's Windows; None where it is not known to be."""
    listed = dict.fromkeys(one.name for item in signature.platforms for one in _versions_of(item) if one.major < _VISTA)
    later = any(one.major >= _VISTA for item in signature.platforms for one in _versions_of(item))
    if SINCE_VISTA not in products or not listed or later:
        return None
    why = f"the article is about {', '.join(listed)}, and the log is of {SINCE_VISTA}, which it could not know"
    return Verdict("unknown", why, outdated=True)


def _by_product(signature: Signature, products: frozenset[str]) -> Verdict | None:
    """`yes` where an article is about a product alone, and the log shows that product; None where it tells nothing."""
    if any(_versions_of(platform) for platform in signature.platforms):
        return None
    wanted = products_of(signature.platforms)
    shown = [name for name in wanted if name in products]
    return Verdict("yes", f"the article is about {shown[0]}, which this log shows") if shown else None


def _applies_to_one(signature: Signature, version: Version, products: frozenset[str], since: str | None) -> Verdict:
    host = " ".join(filter(None, (version.name, version.pack)))
    every = next((item.product for item in signature.platforms if _is_every_release(item, version)), None)
    if every:
        return Verdict("yes", f"the article is about {every}, whatever its release; this host runs {host}")
    listed = [family for platform in signature.platforms for family in _versions_of(platform)]
    if not listed and signature.platforms and all(_WITHOUT_NT.match(item.product) for item in signature.platforms):
        return Verdict("no", f"the article is about {signature.platforms[0].product}; this host runs {host}")
    if not listed:
        wanted = " and ".join(products_of(signature.platforms))
        told = f"is about {wanted}, which no entry of this host shows" if wanted else "names no release of Windows"
        return _by_product(signature, products) or Verdict("unknown", f"the article {told}; this host runs {host}")
    if not any(_same_release(version, other) for other in listed):
        names = ", ".join(dict.fromkeys(other.name for other in listed))
        return Verdict("no", f"the article is about {names}; this host runs {host}")
    fixed = _fixed_since(signature, version)
    if fixed is not None and version.service_pack is not None and version.service_pack >= fixed:
        ran = f"ran {version.pack} from {since[:10]} on" if since else f"runs {host}"
        return Verdict("no", f"fixed in {version.name} SP{fixed}; this host {ran}")
    before = f" before SP{fixed}" if fixed is not None else ""
    return Verdict("yes", f"the article is about {version.name}{before}; this host runs {host}")


def _is_every_release(platform: Platform, version: Version) -> bool:
    """Whether a version is among those of a Windows without a release, as pages of Microsoft Learn name it."""
    if platform.versions or version.major < _VISTA:
        return False
    name = platform.product.casefold()
    return name == "windows" or (name == "windows server" and "Server" in version.name)


def _versions_of(platform: Platform) -> list[Version]:
    """The releases of Windows a platform names; none for a product that is no Windows."""
    family = _EDITIONS.sub("", platform.product).strip()
    names = [f"{family} {version}" for version in platform.versions] or [platform.product]
    return [version for name in (*names, family) if (version := parse_version(name)) is not None]


def _same_release(one: Version, other: Version) -> bool:
    """Whether two versions are one release, whatever their service packs."""
    return (one.major, one.minor) == (other.major, other.minor) and one.name == other.name


def _fixed_since(signature: Signature, version: Version) -> int | None:
    """The service pack of this release that first has the fix; None where the article names none."""
    for name, pack in _FIX.findall(signature.fixed_in or ""):
        release = parse_version(_EDITIONS.sub("", name))
        if release is not None and _same_release(release, version):
            return int(pack)
    return None
