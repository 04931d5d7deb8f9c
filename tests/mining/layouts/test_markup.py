"""Markdown as rows: what stands at the margin, what is shown, and which line of the file each row comes from."""

from __future__ import annotations

import pytest

from evcorr.mining.layouts.inline import plain_text
from evcorr.mining.layouts.markup import rows


def read(text: str) -> list[tuple[str, int, int]]:
    """The rows that are not blank: text, line and level."""
    return [(row.text, row.line, row.level) for row in rows(text.split("\n")) if row.text]


def texts(text: str) -> list[str]:
    return [row for row, _, _ in read(text)]


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("BUG\\_CHECK \\*.dll C:\\\\x", "BUG_CHECK *.dll C:\\x"),
        ("run `net use *` and `` a`b ``", "run net use * and a`b"),
        ("a **bold _and_ slanted** word", "a bold and slanted word"),
        ("*.dll and *.exe, 2 * 3 * 4, a_b_c", "*.dll and *.exe, 2 * 3 * 4, a_b_c"),
        ("see [the page](/a/b(v=ws.11).md#x) and [that][ref]", "see the page and that"),
        ("[![alt](a.png)](b.md) ![Screenshot](media/c.png)x", " x"),
        (':::image type="icon" source="a.png"::: Quit', " Quit"),
        ("[!INCLUDE [note](../a.md)]", ""),
        (
            "<https://contoso.com/a> &lt;server&gt; <server> a<br/>b<span class='x'>c</span>",
            "https://contoso.com/a <server> <server> a bc",
        ),
        ("\u201cCan\u2019t\u201d do\u00a0it", '"Can\'t" do it'),
        ("&NewLine;&#10;a", "  a"),
    ],
)
def test_inline_marks(line: str, plain: str) -> None:
    assert plain_text(line) == plain


@pytest.mark.parametrize(
    ("below", "shown"),
    [
        ("Source: Disk", True),
        ("    deeply set in", True),
        ("- an item", False),
        ("## Cause", False),
        ("```", False),
        ("|a|b|", False),
        ("---", False),
        ("\ntext", False),
    ],
)
def test_a_quotation_goes_on_without_its_mark(below: str, shown: bool) -> None:
    """A paragraph's next line belongs to it; what begins a block of its own, or follows a blank line, does not."""
    found = texts(f"> Log Name: System\n{below}\nlast")
    assert found[0] == "    Log Name: System"
    assert (found[-1] == "    last") == (shown or below == "```")


def test_a_note_goes_on_as_prose() -> None:
    assert texts("> [!NOTE]\n> It may differ\nfrom this.") == ["It may differ", "from this."]


@pytest.mark.parametrize("opening", ['!!! warning "Painters say"', '??? note "Painters say"', '=== "Painters say"'])
def test_an_admonition_is_prose_set_in(opening: str) -> None:
    """Its title quotes nobody, and what is set in below it is no code, but for what is set in further."""
    found = texts(f"{opening}\n    The brush is dry.\n\n        Error 5 here\n\nBehind it.\n\n    code")
    assert [text for text in found if text] == [
        "Painters say",
        "The brush is dry.",
        "    Error 5 here",
        "Behind it.",
        "    code",
    ]


def test_an_admonition_without_a_title() -> None:
    assert [text for text in texts("!!! note\n    The brush is dry.") if text] == ["The brush is dry."]


def test_headings_of_both_kinds_have_their_level() -> None:
    text = "Title\n=====\n\nPart\n---\n\n### Step `1` ###\n\ntext\nmore\n---\n\n#hash\n"
    assert read(text)[:4] == [("Title", 1, 1), ("Part", 4, 2), ("Step 1", 7, 3), ("text", 9, 0)]
    assert "#hash" in texts(text)


@pytest.mark.parametrize(
    "text",
    [
        "```\nError 5\n```",
        "~~~output\nError 5\n~~~",
        "> Error 5",
        "    Error 5",
        "**Error 5 was seen here**",
        "1. Look:\n\n   > Error 5",
        "- Look:\n\n  ```\n  Error 5\n  ```",
        "- Look:\n\n      Error 5",
        "> ```\n> Error 5\n> ```",
        "- > Error 5",
    ],
)
def test_what_a_screen_showed_is_set_in(text: str) -> None:
    assert texts(text)[-1].startswith("    Error 5")


@pytest.mark.parametrize(
    "text",
    [
        "Error 5",
        "> [!NOTE]\n> Error 5",
        "- Look:\n\n    Error 5",
        "  Error 5",
        "text\n    Error 5",
        "1. Look\n   Error 5",
        "**Error**",
    ],
)
def test_what_the_page_says_itself_stands_at_the_margin(text: str) -> None:
    assert texts(text)[-1].startswith("Error")


@pytest.mark.parametrize("language", ["csharp", "sql", "vb"])
def test_programs_are_left_out_with_their_lines_kept(language: str) -> None:
    assert read(f"```{language}\nError 5\n```\nafter") == [("after", 4, 0)]


def test_typed_commands_are_left_out_but_what_they_print_is_not() -> None:
    text = "```powershell\n[PS] C:\\> Get-Mailbox -Identity x\nPS C:\\> Stop-Service\nNew-PSSession : It failed\n```"
    assert texts(text) == ["    New-PSSession : It failed"]


def test_commands_that_ask_for_the_events_of_a_source_are_kept() -> None:
    text = "```powershell\nGet-EventLog System\nGet-EventLog System -Source Paint\nGet-WinEvent @{\n  Id = 7\n}\n```"
    assert texts(text) == ["    Get-EventLog System -Source Paint", "    Get-WinEvent @{", "      Id = 7", "    }"]


def test_the_parameters_of_a_method_are_no_target_of_a_link() -> None:
    assert texts("at Tray.Open[TLid](String name, List`1[TLid] lids)\n[Open](x (1).md)") == [
        "at Tray.Open[TLid](String name, List`1[TLid] lids)",
        "Open",
    ]


def test_comments_rules_and_directives_say_nothing() -> None:
    assert read("<!-- Error\n5 -->\n---\n:::row:::\n[[_TOC_]]\n<!-- x -->\ntext") == [("text", 7, 0)]


def test_rows_of_tables() -> None:
    text = "|Code|Meaning|\n|:--|---|\n|0x80070005|Denied \\| gone|\n|a|b|c|\n|Event ID:|7|\n|**Message**|It ended.|\n"
    assert texts(text) == [
        "Code: Meaning",
        "    0x80070005: Denied | gone",
        "a  b  c",
        "    Event ID: 7",
        "    Description: It ended.",
    ]


def test_an_event_whose_lines_were_run_together_is_taken_apart() -> None:
    line = "Log Name: System Source: Disk Event ID: 7 Level: Error Description: The level: high."
    assert read(f"```\n{line}\n```") == [
        ("    Log Name: System", 2, 0),
        ("    Source: Disk", 2, 0),
        ("    Event ID: 7", 2, 0),
        ("    Level: Error", 2, 0),
        ("    Description: The level: high.", 2, 0),
    ]


def test_rows_of_tables_in_html() -> None:
    text = (
        "<table>\n<thead>\n<tr class='x'>\n<th>Code</th><th>Text</th>\n</tr>\n</thead>\n<tr>\n<td><p>5.7.1</p></td>\n"
        "<td><p>It was\n\n<code>refused</code></p></td>\n<td>Ask.</td></tr>\n</table>\n\n# After\n"
    )
    assert read(text) == [("Code: Text", 4, 0), ("    5.7.1: It was refused", 8, 0), ("Ask.", 8, 0), ("After", 15, 1)]


def test_a_row_in_html_that_never_ends_is_given_up() -> None:
    assert texts("<tr><td>a\n" + "b\n" * 90 + "# After\n")[-1] == "After"
    assert texts("<tr><td>a") == ["a"]
