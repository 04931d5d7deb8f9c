"""Observables as running text shows them: one set of functions for articles and logs, so both speak alike."""

from __future__ import annotations

from evcorr.mentions.crash import find_crashes as find_crashes
from evcorr.mentions.error import ErrorMention as ErrorMention
from evcorr.mentions.error import find_errors as find_errors
from evcorr.mentions.event import EventBlock as EventBlock
from evcorr.mentions.event import UnnumberedBlock as UnnumberedBlock
from evcorr.mentions.event import find_event_blocks as find_event_blocks
from evcorr.mentions.mention import Mention as Mention
from evcorr.mentions.stop import find_stops as find_stops
from evcorr.mentions.stop_name import find_named_stops as find_named_stops
from evcorr.mentions.unresolved import parse_unresolved as parse_unresolved
