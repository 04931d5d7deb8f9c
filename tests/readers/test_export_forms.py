"""Single events in the forms of tools and servers, as those print them: what each field becomes."""

from __future__ import annotations

import io

from evcorr.inputs import Input
from evcorr.readers import read_input
from evcorr.record import Problem, Record


def read(text: str) -> tuple[str, list[Record]]:
    """The reader that takes a text, and the events in it; a problem fails the test."""
    content = text.encode()
    name, items = read_input(Input("some.file", lambda: io.BytesIO(content), len(content)))
    entries = list(items)
    assert not [item for item in entries if isinstance(item, Problem)]
    return name, [item for item in entries if isinstance(item, Record) and item.event_id is not None]


def test_psloglist_without_the_text_of_a_message() -> None:
    name, (event,) = read(
        "System log on \\\\ONE:\n[512] Foo\n   Type:     ERROR\n   Computer: ONE\n"
        "   Time:     9/25/2020 8:36:47 AM   ID:       7\n"
        "Message text not available.  Insertion strings:\n\tfirst one\n\tsecond\n"
    )
    assert name == "psloglist"
    assert event.data == (("", "first one"), ("", "second"))


def test_psloglist_refers_to_messages_of_windows() -> None:
    _, (event,) = read(
        "System log on \\\\ONE:\n[512] Service Control Manager\n   Type:     ERROR\n   Computer: ONE\n"
        "   Time:     9/25/2020 8:36:47 AM   ID:       7000\n"
        "The PORTMON service failed to start due to the following error: \n%%1275\n"
    )
    assert event.message is not None
    assert event.message.endswith("has been blocked from loading (%%1275)")
