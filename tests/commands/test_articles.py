"""`evcorr articles`: what is seen in an article."""

from __future__ import annotations

import json

from tests.commands.calling import SAMPLES, run


def test_articles_are_shown_in_the_form_of_labels() -> None:
    result = run("articles", SAMPLES / "articles" / "Q990102.md")
    row = json.loads(result.stdout)
    assert (row["article"], row["related"], row["path"]) == (
        "Q990102",
        ["Q990101"],
        str(SAMPLES / "articles" / "Q990102.md"),
    )
    assert [(item["kind"], item["role"]) for item in row["observables"]] == [
        ("stop", "symptom"),
        ("message", "symptom"),
        ("event", "incidental"),
    ]
    assert set(row["observables"][0]) >= {"kind", "code", "params", "module", "role", "where", "line"}
