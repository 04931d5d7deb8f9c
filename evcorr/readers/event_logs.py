"""The readers of event logs as Windows keeps them, which a scan has at hand from the start."""

from __future__ import annotations

from evcorr.readers.evt import evt_log
from evcorr.readers.evtx import evtx_log

EVENT_LOGS = (evtx_log.READER, evt_log.READER)
