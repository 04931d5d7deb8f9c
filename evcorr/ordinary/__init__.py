"""What ordinary logs hold: the events, codes and words that are no sign of a documented problem by themselves."""

from __future__ import annotations

from evcorr.ordinary.profile import computers_showing as computers_showing
from evcorr.ordinary.profile import is_ordinary as is_ordinary
