"""Numeric codes: one identity whatever the spelling, and their names and messages from the tables under `data/`."""

from __future__ import annotations

from evcorr.codes.description import CodeDescription as CodeDescription
from evcorr.codes.description import Reading as Reading
from evcorr.codes.description import describe_code as describe_code
from evcorr.codes.system_text import is_system_text as is_system_text
from evcorr.codes.system_text import system_message as system_message
from evcorr.codes.table import KnownCode as KnownCode
from evcorr.codes.table import is_known as is_known
from evcorr.codes.table import named_codes as named_codes
from evcorr.codes.table import table as table
from evcorr.codes.value import format_stop as format_stop
from evcorr.codes.value import identity as identity
from evcorr.codes.value import identity_of as identity_of
from evcorr.codes.value import parse_code as parse_code
