"""Messages that German and French runbooks quote in a sentence, or show under one."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.mining.extractors.messages.foreign_said import said_abroad
from evcorr.observable import Message
from tests.growth import assert_linear


def messages(text: str) -> list[str]:
    seen = extract(Article(id="RB-7", title="Maler", sections=(Section("Symptome", text, 10),)))
    return [message.text for message in seen if isinstance(message, Message)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Benutzer erhalten die Meldung "Der Pinsel wurde getrennt."', "Der Pinsel wurde getrennt."),
        ('Die Fehlermeldung lautet: "Kein Pinsel verfügbar."', "Kein Pinsel verfügbar."),
        ('Der Fehler "Der Pinsel wurde getrennt." wird angezeigt.', "Der Pinsel wurde getrennt."),
        ('On voit le message d\'erreur "Le pinceau est sec."', "Le pinceau est sec."),
        ("Beim Start erscheint:\n\n    Der Pinsel wurde getrennt.", "Der Pinsel wurde getrennt."),
        ("Die Anwendung zeigt diese Meldung:\n\n    Der Pinsel wurde getrennt.", "Der Pinsel wurde getrennt."),
        ("Le message suivant s'affiche :\n\n    Le pinceau est sec.", "Le pinceau est sec."),
    ],
)
def test_a_message(text: str, expected: str) -> None:
    assert messages(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        'Die Meldung mit "Alles klar" bestätigen',
        'Das Fenster "Eigenschaften von Pinsel" öffnen.',
        "Ohne Meldung den Befehl ausführen:\n\n    Restart-Service Pinsel -Force",
        'Die Meldungen im Ordner "alte pinsel und farben" löschen',
        'The message is sent to "All Painters Of The Wall" then.',
    ],
)
def test_no_message(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize("piece", ["meldung ", 'meldung "', "meldung a ", '"', 'le message "a'])
def test_time_is_linear(piece: str) -> None:
    assert_linear(lambda size: list(said_abroad(piece * size)), 100_000)
