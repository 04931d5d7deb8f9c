"""Writes docs/report.schema.json, the JSON Schema of the report, from the structs of `evcorr.report`.

    python tools/build_report_schema.py [FILE]

The schema has the version of the report it describes in its address. Later reports of that version may have further
keys, so none is forbidden; which keys are there, and of what type, is said.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec

from evcorr.report import SCHEMA, Report

TARGET = Path(__file__).parents[1] / "docs" / "report.schema.json"


def report_schema() -> str:
    """The schema as indented JSON, ending in a line feed."""
    (schema,), components = msgspec.json.schema_components([Report], ref_template="#/$defs/{name}")
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": f"Findings report of evcorr ({SCHEMA})",
        **schema,
        "$defs": components,
    }
    # the document itself names its version; the struct allows any, to say which it met
    components["Report"]["properties"]["schema"] = {"const": SCHEMA}
    return json.dumps(document, indent=2, ensure_ascii=False, sort_keys=False) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_text(report_schema(), encoding="utf-8")
