"""What articles say to do: where, and the facts in it."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.remedy import LONGEST_QUOTE, MOST_FACTS, find_remedies, quote_remedy
from evcorr.remedy import Remedy, Standing
from tests.growth import assert_linear


def article(*sections: tuple[str, str]) -> Article:
    """An article of headings and texts, ten lines apart."""
    told = (Section(heading, text, 10 * number) for number, (heading, text) in enumerate(sections, 1))
    return Article(id="Q990201", title="The scanner stops", sections=tuple(told))


def only(text: str, heading: str = "RESOLUTION") -> Remedy:
    (remedy,) = find_remedies(article((heading, text)))
    return remedy


@pytest.mark.parametrize(
    "heading",
    [
        "RESOLUTION",
        "Workaround",
        "Work around",
        "What to do",
        "Possible solutions",
        "How to fix it",
        "To resolve",
        "Remediation",
        "2. Mitigation",
    ],
)
def test_a_section_that_says_what_to_do(heading: str) -> None:
    found = find_remedies(article(("SYMPTOMS", "It stops."), (heading, "Start it again."), ("CAUSE", "Wear.")))
    assert found == (Remedy(where=heading, line=20),)


@pytest.mark.parametrize(
    "sections", [(("SYMPTOMS", "It stops."),), (("RESOLUTION", " \n"),), (("STATUS", "It is known."),)]
)
def test_an_article_that_says_nothing_of_it(sections: tuple[tuple[str, str], ...]) -> None:
    assert find_remedies(article(*sections)) == ()


@pytest.mark.parametrize("heading", ["Next steps", "Rollback", "Roll back plan"])
def test_a_heading_that_counts_only_where_no_other_says_what_to_do(heading: str) -> None:
    last = (heading, "Go back to the old lamp.")
    assert [remedy.where for remedy in find_remedies(article(("Impact", "It stops."), last))] == [heading]
    assert [remedy.where for remedy in find_remedies(article(last, ("Fix", "A new lamp.")))] == ["Fix"]


def test_steps_under_headings_of_their_own_are_one_part() -> None:
    steps = (
        Section("Step 1", "Run this:\n\n   net stop scanner\n", 30, part="Resolution"),
        Section("Step 2", "And this:\n\n   chkdsk /f\n", 40, part="Resolution"),
    )
    (remedy,) = find_remedies(Article(id="Q1", title="x", sections=steps))
    assert (remedy.where, remedy.line, remedy.commands) == ("Resolution", 30, ("net stop scanner", "chkdsk /f"))


@pytest.mark.parametrize(
    ("text", "registry"),
    [
        (
            "Change the key\n\n   HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Services\\Scanner\\Parameters\n\n"
            "   Value Name: Retries\n   Data Type: REG_DWORD\n   Data: 5\n",
            "HKLM\\System\\CurrentControlSet\\Services\\Scanner\\Parameters: Retries",
        ),
        (
            "From the HKEY_LOCAL_MACHINE subtree, go to:\n\n   \\SYSTEM\\CurrentControlSet\\Services\n"
            "   \\Scanner\\Parameters\n\n   Timeout: REG_DWORD: 0x10\n",
            "HKLM\\SYSTEM\\CurrentControlSet\\Services\\Scanner\\Parameters: Timeout",
        ),
        (
            "Look under HKLM\\Software\\Fabrikam\\Session Manager key, and delete it.",
            "HKLM\\Software\\Fabrikam\\Session Manager",
        ),
    ],
)
def test_keys_and_values_of_the_registry(text: str, registry: str) -> None:
    assert only(text).registry == (registry,)


@pytest.mark.parametrize(
    "text", ["Back up HKEY_LOCAL_MACHINE first.", "See HKEY_USERS\\ for more.", "The \\SYSTEM\\ folder."]
)
def test_no_key_of_its_own(text: str) -> None:
    assert only(text).registry == ()


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("1. Type:\n\n   C:\\>net use x: /d\n\n2. Go on.", ("net use x: /d",)),
        ('Type "chkdsk c: /f" (without the quotes).', ("chkdsk c: /f",)),
        ("PS C:\\> Restart-Service -Name Spooler\n", ("Restart-Service -Name Spooler",)),
        ("Net use is the command that you need here.\nRoute the cable.\nmtacheck.exe 5.5.2500.0\n", ()),
    ],
)
def test_commands(text: str, commands: tuple[str, ...]) -> None:
    assert only(text).commands == commands


def test_other_articles_that_the_reader_is_sent_to() -> None:
    assert only("See Q990202 and Q990201.").articles == ("Q990202",)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("This behavior is by design.", Standing.BY_DESIGN),
        ("A supported fix is now available, but is not tested.", Standing.ON_REQUEST),
        ("We are researching this\nproblem.", Standing.OPEN),
        ("We are researching this problem. A supported hotfix is available from Fabrikam.", Standing.ON_REQUEST),
    ],
)
def test_how_things_stand(text: str, standing: Standing) -> None:
    assert only(text, "STATUS") == Remedy(where="STATUS", line=10, standing=standing)


def test_a_manual_is_cut_short() -> None:
    text = "\n".join(f"   net stop service{number}" for number in range(50))
    assert len(only(text).commands) == MOST_FACTS


@pytest.mark.parametrize(
    ("begin", "piece"),
    [("HKLM\\", "a"), ("HKLM", "\\a"), ("", "net use "), ("", "\\SYSTEM\\CurrentControlSet\\ ")],
)
def test_time_grows_with_length_alone(begin: str, piece: str) -> None:
    assert_linear(lambda size: only(begin + piece * (size // len(piece))), 400_000)


def quoted(told: Article) -> str | None:
    return quote_remedy(told, find_remedies(told))


def test_an_articles_own_words_on_one_line() -> None:
    told = Article(
        id="RB-1",
        title="x",
        sections=(
            Section("What you see", "What you see\n\nIt stops.", 5),
            Section("What to do", "What to do\n\n1. Ask.\n2. Start\n   it.", 9),
        ),
    )
    assert quoted(told) == "1. Ask. 2. Start it."
    assert quoted(article(("CAUSE", "Wear."))) is None


def test_long_words_are_cut_between_two() -> None:
    words = quoted(article(("RESOLUTION", "word " * 1000))) or ""
    assert words.endswith("word ...")
    assert len(words) <= LONGEST_QUOTE + 4
