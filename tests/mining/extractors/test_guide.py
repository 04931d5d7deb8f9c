"""What an article that shows how to do something names: what may go wrong on the way is a symptom, the rest is none."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.observable import Role


@pytest.mark.parametrize("title", ["XADM: Using a Brush to Paint", "HOWTO: Paint a Wall", "Paint Shop: Readme.txt"])
@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("If you get the following error message, the brush is dry:\n\n   Error 5733: The brush is dry.", Role.SYMPTOM),
        ("You may also see the following event in the log:\n\n   Event ID: 77\n   Source: Paint", Role.SYMPTOM),
        (
            "A client that is dry may receive the following error message:\n\n   Error 5733: The brush is dry.",
            Role.SYMPTOM,
        ),
        ("Event Viewer may log the following event:\n\n   Event ID: 77\n   Source: Paint", Role.SYMPTOM),
        ("You receive the following error message as the brush is dry:\n\n   Error 5733: Dry.", Role.INCIDENTAL),
        ("Paint until Event ID 77 is in the event log.", Role.INCIDENTAL),
    ],
)
def test_trouble_on_the_way(title: str, told: str, role: Role) -> None:
    article = Article(id="Q900124", title=title, sections=(Section("MORE INFORMATION", f"{told}\n\nEnd.", 10),))
    assert [item.role for item in extract(article)] == [role]


@pytest.mark.parametrize(
    ("title", "summary", "role"),
    [
        ("HOWTO: Paint a Wall", "When you paint, you receive the following error:\n\n   No tin.", Role.SYMPTOM),
        ("Using Dry Brushes", 'If you dip one, a "Tin not found" message appears.', Role.SYMPTOM),
        ("HOWTO: Paint a Wall", "If all is well, this message is displayed:\n\n   The wall is red.", Role.INCIDENTAL),
        ("HOWTO: Paint a Wall", '1. Paint.\n\n2. Click OK when you see the error "Not found".', Role.INCIDENTAL),
        ("Paint Shop: Readme.txt", 'PAINT displays the message "Tin not found" at times.', Role.INCIDENTAL),
        ("How to Prevent Dry Brush Errors", 'PAINT displays the message "Tin not found".', Role.SYMPTOM),
    ],
)
def test_what_a_guide_is_for(title: str, summary: str, role: Role) -> None:
    article = Article(id="Q900124", title=title, sections=(Section("SUMMARY", f"{summary}\n\nEnd.", 10),))
    assert [item.role for item in extract(article)] == [role]


@pytest.mark.parametrize(
    ("title", "told", "role"),
    [
        ("HOWTO: Paint a Wall", "If there is none, you get the following message:\n\n   Tin not found.", Role.SYMPTOM),
        ("HOWTO: Paint a Wall", "A dry brush results in the following error:\n\n   Tin not found.", Role.SYMPTOM),
        ("HOWTO: Paint a Wall", "You receive the following message:\n\n   Paint another wall?", Role.INCIDENTAL),
        ("HOWTO: Paint a Wall", "The following message appears:\n\n   Tin not found.", Role.INCIDENTAL),
        ("Paint Shop: Readme.txt", "You receive the following message:\n\n   Tin not found.", Role.INCIDENTAL),
    ],
)
def test_failure_that_somebody_gets_a_message_of(title: str, told: str, role: Role) -> None:
    article = Article(id="Q900124", title=title, sections=(Section("MORE INFORMATION", f"{told}\n\nEnd.", 10),))
    assert [item.role for item in extract(article)] == [role]
