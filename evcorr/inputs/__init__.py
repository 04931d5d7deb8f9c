"""Inputs: what there is to read, found in folders, archives and standard input, and decoded as text."""

from __future__ import annotations

from evcorr.inputs.find import find_files as find_files
from evcorr.inputs.find import find_inputs as find_inputs
from evcorr.inputs.find import inputs_in as inputs_in
from evcorr.inputs.input import Input as Input
