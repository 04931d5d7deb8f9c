"""Events that runbooks in German and French name in a sentence."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.observable import Event

Fact = tuple[int, str | None, str | None, str | None]


def events(text: str) -> list[Fact]:
    seen = extract(Article(id="RB-7", title="Maler", sections=(Section("Symptome", text, 10),)))
    return [(event.event_id, event.provider, event.channel, event.text) for event in seen if isinstance(event, Event)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Im Systemprotokoll steht Ereignis 7031, Quelle Paint Control: "Der "Maler" ist vom Gerüst gefallen."',
            (7031, "Paint Control", "System", 'Der "Maler" ist vom Gerüst gefallen.'),
        ),
        (
            "Im Anwendungsprotokoll steht Ereignis 1000 (Quelle: Paint Error):\n\n    Der Pinsel ist trocken geworden.",
            (1000, "Paint Error", "Application", "Der Pinsel ist trocken geworden."),
        ),
        ("Das Ereignis mit der ID 1311 wird von NTDS KCC protokolliert.", (1311, "NTDS KCC", None, None)),
        ("- Event-ID 2087 (Quelle PaintDirectory) auf DC02", (2087, "PaintDirectory", None, None)),
        ("Die Quelle PAINTLOGON, Ereignis 5719, ist neu.", (5719, "PAINTLOGON", None, None)),
        ("Ein Netlogon-Ereignis 5719 tritt auf.", (5719, "Netlogon", None, None)),
        ("Im Protokoll steht Ereignis 7.", (7, None, None, None)),
        (
            "Dans le journal Système, l'événement 517 (source Contoso-Paint-Backup) apparaît.",
            (517, "Contoso-Paint-Backup", "System", None),
        ),
        ("L'événement ID 12289 de la source VSS est enregistré.", (12289, "VSS", None, None)),
        ("On voit l'ID d'événement 12289.", (12289, None, None, None)),
    ],
)
def test_an_event_with_its_source(text: str, expected: Fact) -> None:
    assert events(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ereignisse 5807 und 5781 der Quelle PAINTLOGON",
        "Event-IDs 5807 und 5781 der Quelle PAINTLOGON",
        "Ereignis 5807, dann 5781 (PAINTLOGON)",
        "les événements 5807 et 5781 (source PAINTLOGON)",
    ],
)
def test_several_events(text: str) -> None:
    assert [event[:2] for event in events(text)] == [(5807, "PAINTLOGON"), (5781, "PAINTLOGON")]


def levels(text: str) -> list[tuple[str | None, str | None]]:
    seen = extract(Article(id="RB-7", title="Maler", sections=(Section("Symptome", text, 10),)))
    return [(event.level, event.text) for event in seen if isinstance(event, Event)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ereignis-ID 7 der Quelle PaintStore (Fehler):\n\n    Der Pinsel ist trocken.",
            ("Error", "Der Pinsel ist trocken."),
        ),
        ("Ereignis 7, Quelle PaintStore, Warnung", ("Warning", None)),
        (
            "Ereignis 7 der Quelle PaintStore wird mit folgendem Text protokolliert:\n\n    Der Pinsel ist trocken.",
            (None, "Der Pinsel ist trocken."),
        ),
        (
            "L'événement 7 (source PaintStore) est consigné :\n\n    Le pinceau est vraiment sec.",
            (None, "Le pinceau est vraiment sec."),
        ),
        (
            "Bei Ereignis 7 der Quelle PaintStore den Dienst so neu starten:\n\n    Restart-Service Paint -Force",
            (None, None),
        ),
    ],
)
def test_an_event_with_its_level_and_what_it_says(text: str, expected: tuple[str | None, str | None]) -> None:
    assert levels(text) == [expected]


def test_a_range_of_events() -> None:
    assert [event[0] for event in events("Ereignisse 9301 bis 9303 im Protokoll")] == [9301, 9302, 9303]


@pytest.mark.parametrize(
    "text",
    [
        "Die Ereignisse 2019 bis 2021 waren ruhig.",
        "Ein Ereignis 2 Tage später",
        "Das Ereignis 1.200 Mal",
        "Les événements 2015",
        "Ereignis 70000 ist keines",
    ],
)
def test_numbers_that_are_no_ids(text: str) -> None:
    assert events(text) == []
