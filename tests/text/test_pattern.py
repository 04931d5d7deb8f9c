import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.text.pattern import GAP, MAX_GAP, brief, coverage, find, fragments, generalise, is_distinctive

GENERALISED = [
    ("Could not open <file> on the volume.", "Could not open <*> on the volume."),
    ("The server \\\\BACKUP\\share$ is gone.", "The server <*> is gone."),
    ("The driver \\Device\\ScsiPort0 did not answer.", "The driver <*> did not answer."),
    ("Timeout of service %1 after %2 seconds", "Timeout of service <*> after <*> seconds"),
    (
        "Function failed with error 0x80070005 at 10/3/2001 16:55:59 hours",
        "Function failed with error <*> at <*> hours",
    ),
    ("Lost the session with server LOGONSRV01 today", "Lost the session with server <*> today"),
    ("Lost the session with server ServerD today", "Lost the session with server <*> today"),
    ("Object 8ab25beb042fd311af6c00c04f68de18 was renamed", "Object <*> was renamed"),
    ("rc = 1234", None),
    ("EDBUTIL.EXE on the computer BUILDSRV2 cannot be started", "EDBUTIL.EXE on the computer <*> cannot be started"),
    (">>> the quoted server does not answer <<<", "the quoted server does not answer"),
    ("The COM<n> port is in use, the <name>Service stops", "The <*> port is in use, the <*> stops"),
    ("The page http://server/share cannot be opened", "The page <*> cannot be opened"),
    (r"The file c:\temp\x.log cannot be opened", "The file <*> cannot be opened"),
    ("Stopped with code 4294966781.", "Stopped with code"),
    ("AN ATTEMPT WAS MADE TO OPEN A SESSION", "AN ATTEMPT WAS MADE TO OPEN A SESSION"),
]


@pytest.mark.parametrize(("text", "pattern"), GENERALISED)
def test_what_varies_becomes_a_gap(text: str, pattern: str | None) -> None:
    assert generalise(text) == pattern


@pytest.mark.parametrize("pattern", [pattern for _, pattern in GENERALISED if pattern is not None])
def test_a_pattern_is_its_own_pattern(pattern: str) -> None:
    assert generalise(pattern) == pattern


def test_the_first_sentences_are_taken_until_they_are_enough() -> None:
    text = "The printer could not be reached over the network by the spooler. Ask somebody. Or do not."
    first = "The printer could not be reached over the network by the spooler."
    assert brief(text) == first
    assert brief(first) == first
    assert brief(f"It failed. {text}") == f"It failed. {first}"
    assert brief("85.") is None


@pytest.mark.parametrize(("text", "pattern"), GENERALISED)
def test_a_message_matches_the_pattern_made_of_it(text: str, pattern: str | None) -> None:
    if pattern is not None:
        assert find(fragments(pattern), text)


PARTS = fragments("unable to delete on server <*> when it was closed")


@pytest.mark.parametrize(
    "text",
    [
        "unable to delete on server ALPHA when it was closed",
        "Unable to\n   delete on ser\nver A when it  was CLOSED by",
        "> unable to delete on server " + "x" * MAX_GAP + " when it was closed",
    ],
)
def test_wrapped_and_spaced_messages_are_found(text: str) -> None:
    assert find(PARTS, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "unable to delete on server ALPHA",
        "when it was closed unable to delete on server ALPHA",
        "unable to delete on server " + "x" * (MAX_GAP + 1) + " when it was closed",
        "unable to delete on servers ALPHA when it was closed",
    ],
)
def test_other_messages_are_not(text: str) -> None:
    assert find(PARTS, text) is None


def test_a_fragment_is_whole_words() -> None:
    assert find(fragments("error 5"), "System error 53 has occurred") is None
    assert find(fragments("error 5"), "System error 5 has occurred") == ((7, 14),)


def test_places_are_those_of_the_text_as_written() -> None:
    text = 'NT  MMTA:\n  Drive is "used", local'
    ((start, end),) = find(fragments("drive is used, local"), text) or ()
    assert text[start:end] == 'Drive is "used", local'


def test_a_later_place_is_taken_where_the_first_is_too_far_away() -> None:
    parts = fragments("alpha beta <*> gamma delta")
    text = "alpha beta " + "x" * 400 + " alpha beta y gamma delta"
    (first, second) = find(parts, text) or ()
    assert text[slice(*first)] == "alpha beta"
    assert first[0] > 400
    assert text[slice(*second)] == "gamma delta"


def oracle(parts: tuple[str, ...], text: str, start: int = 0, limit: int | None = None) -> bool:
    """Tries every place of the first fragment, then of the next: slow and plain, for texts of single-letter words."""
    from evcorr.text.folding import squeeze

    squeezed = squeeze(text)
    if not parts:
        return True
    last = len(squeezed) if limit is None else min(len(squeezed), start + limit)
    return any(
        squeezed.startswith(parts[0], at) and oracle(parts[1:], text, at + len(parts[0]), MAX_GAP)
        for at in range(start, last + 1)
    )


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), min_size=1, max_size=3))
@settings(max_examples=300)
def test_a_chain_is_found_where_trying_everything_finds_one(letters: list[str], wanted: list[str]) -> None:
    text, parts = " ".join(letters), tuple(wanted)
    assert (find(parts, text) is not None) == oracle(parts, text)


def test_what_singles_a_message_out() -> None:
    assert is_distinctive("Drive is used, local, or greater than last drive")
    assert not is_distinctive("Access Denied")
    assert not is_distinctive(f"a {GAP} b c d")


def test_coverage_is_the_share_of_words() -> None:
    assert coverage("alpha beta <*> gamma delta", "DELTA beta") == 0.5
    assert coverage(GAP, "anything") == 0.0


@given(st.text(max_size=300))
def test_any_text_can_be_generalised(text: str) -> None:
    pattern = generalise(text)
    assert pattern is None or fragments(pattern)
