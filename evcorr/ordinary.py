"""Events that logs hold without a documented problem; `benchmarks/count_ordinary.py` finds them."""

from __future__ import annotations

from evcorr.observable import Event
from evcorr.provider import canonical_provider

_ORDINARY = {
    "Application Popup": (26,),
    "DCOM": (10005, 10010),
    "EventLog": (6008,),
    "Service Control Manager": (7000, 7009, 7023, 7026, 7031),
}
"""By source, the ids that articles name and that public sample logs of two or more computers hold."""

_KEYS = frozenset((canonical_provider(source), event_id) for source, ids in _ORDINARY.items() for event_id in ids)


def is_ordinary(event: Event) -> bool:
    """Whether an event's source and id alone are no sign of a problem."""
    return event.provider is not None and (canonical_provider(event.provider), event.event_id) in _KEYS
