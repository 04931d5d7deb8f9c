"""Whether an article applies to the Windows that a log shows: its platforms and its fix against the version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from evcorr.article import Platform
from evcorr.late_regex import late_regex
from evcorr.report import Applies
from evcorr.scanning.file_versions import FileVersion, fixed_files, judge
from evcorr.scanning.products import SINCE_VISTA, products_of
from evcorr.scanning.systems import Version, parse_version
from evcorr.signature import Signature

_EDITIONS = late_regex(
    r",.*|\b(?:(?:advanced |small business )?server|workstation|professional|datacenter|enterprise|standard|home)\b",
    re.IGNORECASE,
)
_WITHOUT_NT = late_regex(r"Windows (?:9[58]|Millennium|Me\b|for Workgroups|3\.)", re.IGNORECASE)
"""Windows without the NT kernel, whose machines write no event log."""

_VISTA = 6
"""The major number of the first Windows whose providers have manifests."""

_FIX = late_regex(r"(Windows[^;]*?)[\s,]*\bSP(\d{1,2})", re.IGNORECASE)


def applies_to(
    signature: Signature,
    versions: Iterable[Version],
    products: frozenset[str] = frozenset(),
    since: Mapping[Version, str] | None = None,
    files: Sequence[FileVersion] = (),
) -> tuple[Applies, str]:
    """`yes`, `no` or `unknown`, and why in words, for the versions of Windows on which the symptoms were seen.

    `products` are those that the same computers show, `since` tells from which time on (ISO 8601) a version ran,
    `files` are the versions of files that the entries themselves tell.
    """
    verdict, why = _by_system(signature, versions, products, since or {})
    told = judge(files, fixed_files(signature.fixed_in)) if files and verdict != "no" else None
    if told is None:
        return verdict, why
    is_older, reason = told
    return ("yes", f"{why}; {reason}") if is_older else ("no", reason)


def _by_system(
    signature: Signature, versions: Iterable[Version], products: frozenset[str], since: Mapping[Version, str]
) -> tuple[Applies, str]:
    """The verdict by the versions of Windows and the products."""
    known = sorted(
        set(versions), key=lambda item: (item.major, item.minor, item.build or 0, item.service_pack or 0, repr(item))
    )
    if not known:
        why = _by_era(signature, products) or "the log does not show which Windows wrote it"
        return _by_product(signature, products) or ("unknown", why)
    verdicts = [_applies_to_one(signature, version, products, since.get(version)) for version in known]
    for wanted in ("yes", "unknown", "no"):
        for verdict, why in verdicts:
            if verdict == wanted:
                return verdict, why
    raise AssertionError(verdicts)


def _by_era(signature: Signature, products: frozenset[str]) -> str | None:
    """Why an article that is older than the log's Windows may not hold for it; None where it is not known to be."""
    listed = dict.fromkeys(one.name for item in signature.platforms for one in _versions_of(item) if one.major < _VISTA)
    later = any(one.major >= _VISTA for item in signature.platforms for one in _versions_of(item))
    if SINCE_VISTA not in products or not listed or later:
        return None
    return f"the article is about {', '.join(listed)}, and the log is of {SINCE_VISTA}, which it could not know"


def _by_product(signature: Signature, products: frozenset[str]) -> tuple[Applies, str] | None:
    """`yes` where an article is about a product alone, and the log shows that product; None where it tells nothing."""
    if any(_versions_of(platform) for platform in signature.platforms):
        return None
    wanted = products_of(signature.platforms)
    shown = [name for name in wanted if name in products]
    return ("yes", f"the article is about {shown[0]}, which this log shows") if shown else None


def _applies_to_one(
    signature: Signature, version: Version, products: frozenset[str], since: str | None
) -> tuple[Applies, str]:
    host = " ".join(filter(None, (version.name, version.pack)))
    listed = [family for platform in signature.platforms for family in _versions_of(platform)]
    if not listed and signature.platforms and all(_WITHOUT_NT.match(item.product) for item in signature.platforms):
        return "no", f"the article is about {signature.platforms[0].product}; this host runs {host}"
    if not listed:
        wanted = products_of(signature.platforms)
        unseen = (
            f"about {' and '.join(wanted)}, which no entry of this host shows"
            if wanted
            else "names no release of Windows"
        )
        return _by_product(signature, products) or (
            "unknown",
            f"the article {'is ' if wanted else ''}{unseen}; this host runs {host}",
        )
    if not any(_same_release(version, other) for other in listed):
        names = ", ".join(dict.fromkeys(other.name for other in listed))
        return "no", f"the article is about {names}; this host runs {host}"
    fixed = _fixed_since(signature, version)
    if fixed is not None and version.service_pack is not None and version.service_pack >= fixed:
        ran = f"ran {version.pack} from {since[:10]} on" if since else f"runs {host}"
        return "no", f"fixed in {version.name} SP{fixed}; this host {ran}"
    before = f" before SP{fixed}" if fixed is not None else ""
    return "yes", f"the article is about {version.name}{before}; this host runs {host}"


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
