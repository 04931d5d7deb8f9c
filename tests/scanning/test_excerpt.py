from evcorr.matching.index import compile_index
from evcorr.matching.matcher import match
from evcorr.observable import Event, Message
from evcorr.record import Origin
from evcorr.report import Example
from evcorr.scanning.excerpt import LONGEST, merge_spans, quote
from tests.builders import record, signature

WORDS = "Drive is used, local, or greater than last drive"


def quoted(text: str, **fields: object) -> Example:
    known = signature(Message(text=WORDS), Event(event_id=7, provider="Disk"))
    return quote(match(record(text, **fields), compile_index([known]))[0])


def marked(example: Example) -> list[str]:
    return [(example.message or "")[start:end] for start, end in example.spans]


def test_of_a_text_the_lines_around_the_words_are_quoted() -> None:
    lines = [f"line {number}" for number in range(10)]
    lines[6] = "Drive is used, local,\nor greater than last drive"
    example = quoted("\n".join(lines), origin=Origin("a.txt", 40, "line"))
    assert example.message == "line 5\nDrive is used, local,\nor greater than last drive\nline 7"
    assert marked(example) == ["Drive is used, local,\nor greater than last drive"]
    assert (example.position, example.unit) == (46, "line")


def test_words_at_the_edges_of_a_text() -> None:
    example = quoted(f"{WORDS}\nlast", origin=Origin("a.txt", 3, "line"))
    assert (example.position, example.message) == (3, f"{WORDS}\nlast")
    assert quoted(f"first\n{WORDS}", origin=Origin("a.txt", 3, "line")).position == 4


def test_of_a_long_line_the_part_around_the_words_is_quoted() -> None:
    example = quoted("x" * 50_000 + " " + WORDS + " " + "y" * 50_000, origin=Origin("a.txt", 1, "line"))
    assert len(example.message or "") == LONGEST
    assert marked(example) == [WORDS]


def test_an_event_is_quoted_from_its_beginning() -> None:
    example = quoted(f"The program said:\n\n\n{WORDS}", provider="MMTA", event_id=1)
    assert example.message == f"The program said:\n\n\n{WORDS}"
    assert (example.position, example.unit) == (1, "record")
    assert quoted("nothing known", provider="Disk", event_id=7).spans == ()


def test_an_event_without_message_is_quoted_by_its_data() -> None:
    known = signature(Event(event_id=7, provider="Disk"))
    data = (("", "\\Device\\Harddisk0"), ("Code", "5"))
    (found,) = match(record(provider="Disk", event_id=7, data=data), compile_index([known]))
    assert quote(found).message == "\\Device\\Harddisk0\n5"


def test_ranges_that_touch_become_one() -> None:
    assert merge_spans(((5, 9), (0, 3), (3, 4), (8, 12))) == [(0, 4), (5, 12)]
