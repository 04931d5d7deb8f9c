"""The reports of crashes that Windows Error Reporting writes: what stands in which of the parameters P1 to P10."""

from __future__ import annotations

PROGRAM_PARAMETER, MODULE_PARAMETER = 1, 4

EXCEPTION_PARAMETER = {"APPCRASH": 7, "BEX": 8, "BEX64": 8}
"""Of each event of a crash the parameter with the exception; a buffer overrun has the offset before it."""
