"""A signature as Sigma rules: one rule a symptom, and where there are several a correlation of them.

Rules are plain data in the form of the Sigma specification 2.1; ids are derived from the article and the symptom, so
that the same signature gives the same rules for ever.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any, TypeAlias

from evcorr.article_address import address_of
from evcorr.observable import Stop
from evcorr.remedy import release
from evcorr.sigma.detection import Detection, detection_of
from evcorr.signature import Signature, Status
from evcorr.text.escaping import ELLIPSIS, clipped, visible

Rule: TypeAlias = dict[str, Any]

TIMESPAN = "1h"
"""Symptoms of one article count as one incident where a computer shows them within this time."""

MOST_CORRELATED = 8
"""An article with more symptoms lists cases of which nobody sees all."""

TITLE_LIMIT = 256
"""Characters of a title, by the specification."""

_LONGEST_STEM = 60
"""Characters of an id in a name; of a longer one, and of one cut off alike, a digest tells the end."""

_NAMESPACE = uuid.UUID("6f1c0c0e-3d0a-5b0e-9a55-0e9a3f6f3c21")
"""Ours: ids of rules are version 5 UUIDs of it."""


def rules_of(signature: Signature) -> list[Rule]:
    """The rules of a signature, the correlation last; none where nothing of it can be asked for in Sigma."""
    rules = [_rule(signature, number, detection) for number, detection in _detections(signature)]
    if 1 < len(rules) <= MOST_CORRELATED:
        rules.append(_correlation(signature, rules))
    return rules


def _detections(signature: Signature) -> Iterator[tuple[int, Detection]]:
    """What can be asked for, each by the number of its symptom; what asks for the same is there once."""
    seen: list[object] = []
    for number, (observable, rarity) in enumerate(
        zip(signature.observables, signature.rarities(), strict=True), start=1
    ):
        detection = detection_of(observable, rarity)
        if detection is not None and (asked := (detection.selection, detection.keywords)) not in seen:
            seen.append(asked)
            yield number, detection


def _rule(signature: Signature, number: int, detection: Detection) -> Rule:
    return {
        "title": _title(f"{signature.id}, symptom {number} ({detection.label}): {signature.title}"),
        "id": _identifier(signature, f"symptom {number}"),
        "name": f"{name_of(signature.id)}_{number}",
        **_facts(signature),
        "logsource": {"product": "windows"} | ({"service": detection.service} if detection.service else {}),
        "detection": _condition(detection),
        "falsepositives": [_doubt(detection)],
        "level": _level(signature.observables[number - 1], detection),
    }


def _correlation(signature: Signature, rules: list[Rule]) -> Rule:
    """All symptoms on one computer within the time span; each rule goes on telling of its own."""
    return {
        "title": _title(f"{signature.id}, all symptoms: {signature.title}"),
        "id": _identifier(signature, "all symptoms"),
        "name": f"{name_of(signature.id)}_all",
        **_facts(signature),
        "correlation": {
            "type": "temporal",
            "rules": [rule["name"] for rule in rules],
            "group-by": ["Computer"],
            "timespan": TIMESPAN,
            "generate": True,
        },
        "falsepositives": ["Systems that the article does not apply to"],
        "level": "high",
    }


def _title(text: str) -> str:
    """The text made visible, which may make it longer, and then cut."""
    shown = visible(text)
    return shown if len(shown) <= TITLE_LIMIT else shown[: TITLE_LIMIT - 1] + ELLIPSIS


def _facts(signature: Signature) -> Rule:
    """What all rules of an article say alike."""
    reference = address_of(signature.id)
    return {
        "status": "test" if signature.status is Status.REVIEWED else "experimental",
        "description": _description(signature),
        **({"references": [reference]} if reference else {}),
        "author": "evcorr",
    }


def _description(signature: Signature) -> str:
    """Which article, for which systems, fixed in what, and what to do."""
    products = ", ".join(dict.fromkeys(platform.product for platform in signature.platforms))
    parts = (
        f"A symptom of the problem that article {signature.id} documents.",
        f"Applies to {products}." if products else "",
        f"Fixed in {release(signature.fixed_in)}." if signature.fixed_in else "",
        signature.fix or "",
    )
    return clipped(" ".join(filter(None, parts)), 2000)


def _condition(detection: Detection) -> Rule:
    if detection.selection:
        return {"selection": dict(detection.selection), "condition": "selection"}
    keywords = [int(word) if word.isdecimal() else word for word in detection.keywords]
    return {"keywords": keywords if len(keywords) == 1 else {"|all": keywords}, "condition": "keywords"}


def _doubt(detection: Detection) -> str:
    if detection.exact:
        return "Systems that the article does not apply to"
    return "Other causes of the same event or code, and systems that the article does not apply to"


def _level(observable: object, detection: Detection) -> str:
    if isinstance(observable, Stop):
        return "high"
    return "medium" if detection.exact else "low"


def _identifier(signature: Signature, what: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, f"{signature.id} {what}"))


def name_of(article: str) -> str:
    """A name for an article's rules, of letters, digits and underscores: for references, and for files everywhere."""
    stem = "".join(char if char.isascii() and char.isalnum() else "_" for char in article.casefold())
    if len(stem) > _LONGEST_STEM:
        stem = f"{stem[:_LONGEST_STEM]}_{uuid.uuid5(_NAMESPACE, article).hex[:8]}"
    return f"evcorr_{stem}"
