"""What the logs tell beside the matches, and what findings are judged by."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from evcorr.scanning.survey.restarts import Restarts
from evcorr.scanning.systems.products import Products
from evcorr.scanning.systems.windows_version import Version


class Surroundings(msgspec.Struct, frozen=True):
    """Starts and ends of machines, the products that these show, since when each Windows ran (ISO 8601)."""

    restarts: Restarts = msgspec.field(default_factory=Restarts)
    products: Products = Products()
    since: Mapping[Version, str] = msgspec.field(default_factory=dict)
