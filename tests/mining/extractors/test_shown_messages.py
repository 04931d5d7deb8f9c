"""What articles show under a line that announces a message: which of it is one, and how far it goes."""

from __future__ import annotations

import pytest

from evcorr.article import Article, Section
from evcorr.mining.extractors import extract
from evcorr.mining.extractors.context.listing import is_listing
from evcorr.observable import ErrorCode, Event, Message, Role


def messages(symptoms: str, title: str = "Painting Is Slow") -> list[str]:
    seen = extract(Article(id="Q900100", title=title, sections=(Section("SYMPTOMS", symptoms, 10),)))
    return [item.text for item in seen if isinstance(item, Message)]


@pytest.mark.parametrize(
    "passage",
    [
        "The paint has no valid\ntype library.",
        "Paint stopped because an error of\ntype 4 occurred.",
        "No brush is in the\nPublic Paint Store.",
        "This file is missing:\n<%PAINT%>\\PAINT.EXE",
        "Could not open\nHKEY_LOCAL_MACHINE\\Paint.",
    ],
)
def test_wrapped_sentence_is_no_listing(passage: str) -> None:
    assert not is_listing(passage)


@pytest.mark.parametrize(
    "passage",
    [
        "type paint.txt",
        "Private Sub Paint()\nEnd Sub",
        "HKEY_LOCAL_MACHINE\\Paint",
        "int paint;",
        "\\\\server\\paint",
        "x = 1\n\nDim paint As Brush",
        "<% paint %>",
        "<- BIND\n-> SLI_OPEN\n<- NOTIFY",
        "   <- BIND PAINT\n      (brush response)",
        "1099 <- Paint received from the brush",
        "Content-Type: text/plain",
        "Received: by paint.example\nid AA01441; Mon, 9 May 96 19:12:21",
    ],
)
def test_code_and_commands_are_listings(passage: str) -> None:
    assert is_listing(passage)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "You receive the following error message:\n\n   No paint in file\n   c:\\<path_name>\\<file>.",
            ["No paint in file c:\\<path_name>\\<file>."],
        ),
        (
            "The following error message appears:\n\n   /o=Shop/ou=Tins/cn=Red/cn=Light is not a known colour.",
            ["/o=Shop/ou=Tins/cn=Red/cn=Light is not a known colour."],
        ),
        (
            "You receive the following error message when you start Paint! For Children:\n\n   No paint is left.",
            ["No paint is left."],
        ),
        (
            "You may receive the following error message if you run the setup program of your own making from a shared"
            " folder to a workstation computer:\n\n   The brush was not registered.",
            ["The brush was not registered."],
        ),
        (
            "This happens:\n\n   You receive the following error message when you paint:\n\n      No paint is left.",
            ["No paint is left."],
        ),
        ("If the following error message appears, run the following command:\n\n   paint /off now", []),
    ],
)
def test_what_is_shown_under_a_lead(text: str, shown: list[str]) -> None:
    assert messages(text) == shown


@pytest.mark.parametrize(
    ("shown", "again"),
    [
        ("Painting with <name> brushes is not allowed.", "Painting with red brushes is not allowed."),
        ("The brush c:\\paint is dry. Buy one.", "The brush is dry..."),
    ],
)
def test_same_message_with_a_value_or_words_left_out(shown: str, again: str) -> None:
    text = f'The following error message appears:\n\n   {shown}\n\nLater the "{again}" error message appears.'
    assert messages(text) == [shown]


def events(text: str) -> list[str | None]:
    seen = extract(Article(id="Q900100", title="Painting", sections=(Section("SYMPTOMS", text, 10),)))
    assert not any(isinstance(item, Message) for item in seen)
    return [item.text for item in seen if isinstance(item, Event)]


def test_description_is_no_prose_below_a_block() -> None:
    assert events("You receive this event:\n\n   Event ID 10022\n\nThis happens with 127 brushes.") == [None]


def test_description_announced_below_a_block() -> None:
    form = "The paint of type %1 in tin %2 is not for walls."
    shown = f"The warning:\n\n   Event id 9302\n\nDescription from the file Paint.cfg:\n\n   {form}"
    assert events(shown) == [form]
    sample = "\n\nSample warning message:\n\n   The paint of type 5 in tin Red is not for walls."
    assert events(shown + sample) == [form]


def test_description_follows_an_empty_label_wherever_it_is_set() -> None:
    block = "The event:\n\n   Event ID: 4\n   Source Paint\n   Category None\n   Description:\n\n"
    assert events(f"{block}The tin is empty.\n\nBuy one.") == ["The tin is empty."]


def test_category_without_a_sign_is_no_description() -> None:
    block = "The event:\n\n   Event ID 4\n   Source  Paint\n   Category  Mixing Colours\n\nIt tells of tins."
    assert events(block) == [None]


def test_explanation_in_capitals_belongs_to_the_description() -> None:
    block = "The event:\n\n   Event ID: 4\n   Source: Paint\n   Description: (11) Out of paint.\n\n   "
    assert events(f"{block}EXPLANATION\n   The tin is empty.") == ["(11) Out of paint. EXPLANATION The tin is empty."]
    assert events(f"{block}Explanation: The tin is empty.") == ["(11) Out of paint."]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # level with its lead, as a sentence of its own
        (
            "When you start it, the following error message appears:\n\nThe paint could not be found.\n\nTry again.",
            ["The paint could not be found."],
        ),
        ("You receive the following error message:\n\nSample Code\n-----------\n\n   int paint;", []),
        ("You receive the following error message:\n\nNOTE: This is rare.", []),
        # under headings below its lead
        (
            "One of the following error messages appears:\n\nPaint 1.0\n---------\n\n   No paint.\n\n"
            "Paint 2.0\n---------\n\n   No brush left.\n\nAll is well.",
            ["No paint.", "No brush left."],
        ),
        (
            "One of the following error messages may appear.\n\nPaint 1.0\n---------\n\n   No paint.\n   Buy some.",
            ["No paint. Buy some."],
        ),
        ('The query returns an error message (such as "Tin failure [code 2]"), and stops.', ["Tin failure [code 2]"]),
        (
            "The following error message appears:\n\n   No paint left.\n\nWhat to Do\n----------\n\n   Buy some.",
            ["No paint left."],
        ),
        # one an item of a list
        (
            "One of the following messages appears if you paint:\n\n - No paint.\n\n - No brush left.\n\nEnd.",
            ["No paint.", "No brush left."],
        ),
        ("The following can cause error messages to appear:\n\n - No paint.\n\n - No brush left.", []),
        # in a step of a list
        (
            "   d. Click Save. You receive the following error\n      message:\n\n   No paint.\n\n   e. Click OK.",
            ["No paint."],
        ),
        (
            "   NOTE: This gives the following error and you may have to stop:\n\n   The tin is too large.\n\n5. Stop.",
            ["The tin is too large."],
        ),
        # behind the colon of its sentence
        (
            "2. When you paint, you receive the following error: Cannot open\n   the tin\n\n3. Nothing happens.",
            ["Cannot open the tin"],
        ),
        (
            'The log has the following message from the painter source: "Too dry." Wait a day.',
            ["Too dry."],
        ),
        ("For this error message: see the manual.", []),
    ],
)
def test_where_a_message_stands_to_its_lead(text: str, shown: list[str]) -> None:
    assert messages(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            " - When you click Browse, you receive the following message:\n\n   Paint Administrator\n\n"
            "   No tin could be located.\n\n   Then it stops.",
            ["Paint Administrator No tin could be located."],
        ),
        (
            " - You receive the following message:\n\n   No Paint\n\n   may be shown too.",
            ["No Paint"],
        ),
        (
            "One of these messages appears:\n\n   No paint.\n\n   -or-\n\n   In Paint 2.0:\n\n   No brush is left.",
            ["No paint.", "No brush is left."],
        ),
        (
            "The rights that cause this error are:\n\n   Painters      Full Control\n   Owner         Full Control\n"
            "   Everyone      Not Set",
            [],
        ),
    ],
)
def test_windows_places_and_tables(text: str, shown: list[str]) -> None:
    assert messages(text) == shown


@pytest.mark.parametrize("mark", ["Error message {}", "Error Message #{}"])
def test_headings_that_count_the_messages_below_them(mark: str) -> None:
    shown = ["The tray failed to open.", "No brush could be found."]
    parts = "\n\n".join(f"{mark.format(number)}\n\n   {text}" for number, text in enumerate(shown, 1))
    (first, second) = extract(
        Article(
            id="Q900100", title="Paint", sections=(Section("SYMPTOMS", f"You get one of two messages.\n\n{parts}", 10),)
        )
    )
    assert isinstance(first, Message)
    assert isinstance(second, Message)
    assert [first.text, second.text] == shown


CALLS = "   at Contoso.Paint.Tray`1.Open[TLid](String name)\n   at Contoso.Paint.Program.Main()"


@pytest.mark.parametrize("calls", [f"\n{CALLS}", f", StackTrace: '{CALLS}", CALLS])
def test_calls_behind_a_message_are_no_part_of_it(calls: str) -> None:
    assert messages(f"You receive the following error message:\n\n   The tray failed to open.{calls}\n") == [
        "The tray failed to open."
    ]


def test_a_message_with_a_code_and_many_calls() -> None:
    text = "The tray failed to open: 0x80040155\n" + f"{CALLS}\n" * 10
    (seen,) = extract(
        Article(
            id="Q900100",
            title="Paint",
            sections=(Section("SYMPTOMS", f"You get this error message:\n\n   {text}", 10),),
        )
    )
    assert isinstance(seen, ErrorCode)
    assert seen.text == "The tray failed to open: 0x80040155"


def test_question_at_a_step_is_incidental() -> None:
    step = "1. Click Paint. You receive the following message:\n\n   {}\n\n2. Click Yes."
    for heading, text, is_symptom in (
        ("MORE INFORMATION", "The tin is old. Do you want to open it?", False),
        ("MORE INFORMATION", "The tin could not be opened. Do you want to go on?", True),
        ("SYMPTOMS", "The tin is old. Do you want to open it?", True),
    ):
        section = Section(heading, step.format(text), 10)
        (message,) = extract(Article(id="Q900100", title="Painting", sections=(section,)))
        assert (message.role is Role.SYMPTOM) is is_symptom


def test_words_of_an_event_without_a_number_are_a_message() -> None:
    assert messages("The following event is logged in the system log:\n\n   The tin is not open.") == [
        "The tin is not open."
    ]
    assert messages("The Init event runs the following code:\n\n   If the tin is not open, stop.") == []
    assert messages("The following event is logged in the system log:\n\n   Event ID 17\n   The tin is not open.") == []


def test_report_in_the_following_format() -> None:
    text = (
        "He receives a non-delivery report (NDR), which appears in the following format:\n\n   The tin did not arrive."
    )
    assert messages(text) == ["The tin did not arrive."]


def test_faults_of_programs_are_no_messages() -> None:
    text = "One of the following messages appears:\n\n   Dr Watson - access violation\n\n   Fatal Exception Error"
    assert messages(text) == []


def test_description_behind_the_colon_of_a_sentence() -> None:
    assert events("NT shows the entry (PAINT event ID 203: PAINT could not read tin x), but goes on.") == [
        "PAINT could not read tin x"
    ]
    assert events("The log shows event ID 203: the following tins are open.") == [None]


def test_description_in_a_text_without_a_heading_is_not_of_the_title() -> None:
    shown = "The following text is written to the System Log (Event Id 7000):\n\n   The brush did not start; it is wet."
    section = Section("TITLE", shown, 15)
    seen = extract(Article(id="Q900100", title="Event ID 7000: Brush Failed", title_line=2, sections=(section,)))
    assert [item.text for item in seen if isinstance(item, Event)] == ["The brush did not start; it is wet."]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The manual states the following:\n\n   Mixing red is slow. To speed it up, stir.", []),
        ("The table looks similar to the following:\n\n   Red is a colour. Green, too.", []),
        ("This dialog box appears:\n\n   Red is a colour. Do you like it?", ["Red is a colour. Do you like it?"]),
        ("You receive the following:\n\n   Red is a colour. Stir it.", ["Red is a colour. Stir it."]),
        ("The table looks similar to the following:\n\n   Red isn't a colour.", ["Red isn't a colour."]),
        ("Add this to the message map of Paint:\n\n   Red is a colour. Stir it.", []),
        ("You see the following error message:\n\n   Q900111BUG: Painting Cannot Be Slow", []),
        (
            "You receive one of the following error messages:\n\n   Cannot access drive C:\n\n   -or-\n\n"
            "   Cannot find drive C:",
            ["Cannot access drive C:", "Cannot find drive C:"],
        ),
        (
            "1. Click Paint.\n\n   NOTE: If you see the following error message when you start Paint, you must follow"
            ' the steps in\n   the "More Paint" section later in this text before you can go on:\n\n'
            "   Paint is off. Please ask\n   the owner.\n\n2. Stir.",
            ["Paint is off. Please ask the owner."],
        ),
    ],
)
def test_what_is_shown_of_no_failure_is_on_the_screen(text: str, shown: list[str]) -> None:
    assert messages(text) == shown


def test_kind_of_fault_is_no_message() -> None:
    assert messages('A fault with an "Illegal Instruction" error appears.') == []


def test_record_headed_as_an_error_is_an_event() -> None:
    text = (
        "The following error message appears in the event log.\n\n"
        "   Error 9405 Source: MSExchangePaint\n   Field Engineering\n   Description:\n"
        "   The painter has met an error that may stop it.\n   Error: Brush-Error=3909 [MIX 1].\n\n   Event id: 9405\n"
        "   Description: The painter has met an error that may stop it.\n   Error: Fatal tin - 3909 [MIX 1].\n\nEnd."
    )
    seen = extract(Article(id="Q900100", title="Painting", sections=(Section("SYMPTOMS", text, 10),)))
    assert [(item.code, item.text) for item in seen if isinstance(item, ErrorCode)] == [("3909", None)]
    assert [(item.event_id, item.provider) for item in seen if isinstance(item, Event)] == [
        (9405, "MSExchangePaint"),
        (9405, None),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # paragraphs tell what is apart; their lines do not
        (
            "You may receive one of the following error messages:\n\n   Paint Error\n   The tin is not open\n\n"
            "   Paint Error\n   The brush is not clean",
            ["Paint Error The tin is not open", "Paint Error The brush is not clean"],
        ),
        # of an only paragraph each line is one
        (
            "You may receive one of the following error messages:\n\n   The tin is not open\n   The brush is not clean",
            ["The tin is not open", "The brush is not clean"],
        ),
        ("You may receive the following error(s):\n\n   The tin is not open", ["The tin is not open"]),
        (
            "You receive a box with the following error message:\n\nWindows NT 4.0:\n\n   The tin is not open.\n\n"
            "NOTE: Tin is its name.\n\nWindows 95:\n\n   The brush is not clean.",
            ["The tin is not open.", "The brush is not clean."],
        ),
        (
            "The following status messages appear:\n\n   Message ID: 2328 - The painter failed to open the tin.\n\n"
            "   Status Message ID 2519\n   The painter failed to clean the brush.",
            ["The painter failed to open the tin.", "The painter failed to clean the brush."],
        ),
        # the head of the mail that brings it is no part of a message
        (
            "The sender receives a non-delivery report (NDR) similar to the following:\n\n"
            "   From: System Administrator\n   Sent: November 5, 1996\n   Subject: Undeliverable: tin\n\n"
            "   Your tin did not reach some of the painters.",
            ["Your tin did not reach some of the painters."],
        ),
        ('A server receives a "keep alive" message.', ["keep alive"]),
        # the values of a trace
        ("The error is shown in this trace:\n\n" + "".join(f"   0x0{n}\n" for n in range(9)), []),
    ],
)
def test_messages_shown_apart(text: str, shown: list[str]) -> None:
    assert messages(text) == shown


def test_message_of_a_protocol_is_none_of_the_cause() -> None:
    cause = Section("CAUSE", 'The server receives a "keep alive" message.', 10)
    assert extract(Article(id="Q900101", title="Painting Is Slow", sections=(cause,))) == ()


@pytest.mark.parametrize("code", ["403.12", "404", "500.100"])
def test_status_that_opens_a_message_is_its_code(code: str) -> None:
    shown = f"You receive the following error message:\n\n   {code} - Tin is not open"
    article = Article(id="Q900102", title="Painting Is Slow", sections=(Section("SYMPTOMS", shown, 10),))
    assert [item.code for item in extract(article) if isinstance(item, ErrorCode)] == [code]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A TIN_NOT_OPEN error may be returned.", ["TIN_NOT_OPEN"]),
        ("The function returns the TIN_ERROR error value.", []),
        ('A typical error message would be: "The tin is not open."', ["The tin is not open."]),
        # a line that ends behind a word that a button has
        ('It is returned with the message "No\npaint was found in the tin."', ["No paint was found in the tin."]),
    ],
)
def test_messages_named_in_a_sentence(text: str, shown: list[str]) -> None:
    assert messages(text) == shown


def test_code_is_shown_without_its_sign() -> None:
    article = Article(
        id="Q900103",
        title="Paint Returns Error -1022",
        sections=(Section("SYMPTOMS", "The following error may occur:\n\n   - 1022 indicating disk error", 10),),
    )
    assert [item.text for item in extract(article) if isinstance(item, ErrorCode)] == ["1022 indicating disk error"]
    assert not any(isinstance(item, Message) for item in extract(article))


def test_product_at_the_end_of_a_title_is_no_part_of_the_message() -> None:
    shown = "The following error message appears:\n\n   No paint in tin. Painting terminated."
    assert messages(shown, title="Err Msg: No Paint in Tin with Brushes") == ["No paint in tin. Painting terminated."]
    assert messages("It stops.", title="Documentation Error: Tins of No Use") == []
    assert messages("It stops.", title="Err Msg: Tin Is Not Open (with Brushes)") == ["Tin Is Not Open"]
    assert messages("It stops.", title="Err Msg: Tin Is Not Open in Visual Paint") == ["Tin Is Not Open"]
    assert messages("It stops.", title="Err Msg: Tin with No Paint Was Skipped") == ["Tin with No Paint Was Skipped"]


def test_title_of_a_window_is_a_line_that_ends_early() -> None:
    words = "The brush could not be copied to your drawer. Make sure\n   that it is dry."
    shown = f"You may receive the following error message:\n\n   Setup of Paint\n   {words}"
    assert messages(shown) == [" ".join(words.split())]


@pytest.mark.parametrize(
    "shown",
    [
        "The Paint\n   Brush could not be copied.",
        "Paint Is Not Dry\n   You have to wait until the wall does not shine any more.",
        "Cannot Open Paint\n   The tin in the drawer is open, and somebody has to close it.",
        "Paint Setup\n   No brush is\n   found.",
        "Paint And Brush And Tin Of The Old\n   Master could not be found here.",
    ],
    ids=["a sentence goes on", "it tells what is wrong", "it fails", "too little below", "no room for the next word"],
)
def test_first_line_of_a_message_is_no_title(shown: str) -> None:
    assert messages(f"You may receive the following error message:\n\n   {shown}") == [" ".join(shown.split())]


def test_note_on_one_of_several_messages_does_not_end_them() -> None:
    shown = "The tin is dry.\n\n   NOTE: This is rare.\n\n   No brush found."
    text = f"You may receive the following error messages:\n\n   {shown}"
    assert messages(text) == ["The tin is dry.", "No brush found."]


@pytest.mark.parametrize(
    ("lead", "lines", "shown"),
    [
        (
            "The log shows the following error:",
            "TintMgr ((7)) The tin could not be opened and the\n   brush is lost.\n   TintMgr ((7)) The wall failed.",
            [
                "TintMgr ((7)) The tin could not be opened and the brush is lost.",
                "TintMgr ((7)) The wall failed.",
            ],
        ),
        (
            "You receive the following error messages:",
            "Cannot find TIN.DLL\n   Cannot find BRUSH.DLL. Check\n   the wall.",
            ["Cannot find TIN.DLL", "Cannot find BRUSH.DLL. Check the wall."],
        ),
        (
            "You receive the following error message:",
            "The tin cannot be opened.\n   The tin must be closed.",
            ["The tin cannot be opened. The tin must be closed."],
        ),
    ],
)
def test_messages_that_begin_alike(lead: str, lines: str, shown: list[str]) -> None:
    assert messages(f"{lead}\n\n   {lines}") == shown


@pytest.mark.parametrize("word", ["Stop", "Application Error", "error messages"])
def test_word_for_a_kind_of_message_is_none(word: str) -> None:
    assert messages(f'The parameters for the "{word}" error message may vary.') == []


def test_line_that_is_shown_says_nothing_of_the_next() -> None:
    text = (
        "You receive the following error messages:\n\n   Could not create red paint\n   Could not create a Tin Group."
    )
    seen = extract(Article(id="Q900101", title="Painting Is Slow", sections=(Section("SYMPTOMS", text, 10),)))
    assert [item.role for item in seen] == [Role.SYMPTOM] * 2


def test_message_that_goes_on_in_the_next_paragraph_is_one_of_several() -> None:
    text = (
        "One of the following error messages appears:\n\n"
        "   Could not start the Paint Mixer service on \\\\EASEL.\n\n"
        "   Error 1068: The tin did not open.\n\n"
        "   A system error has occurred.\n\n"
        "   System error 127 has occurred.\n\n"
        "   The brush could not be found.\n\n"
        "   The paint is dry."
    )
    seen = extract(Article(id="Q900100", title="Painting Is Slow", sections=(Section("SYMPTOMS", text, 10),)))
    assert [(getattr(item, "code", None), getattr(item, "text", None)) for item in seen] == [
        ("1068", "Could not start the Paint Mixer service on \\\\EASEL. Error 1068: The tin did not open."),
        ("127", "A system error has occurred. System error 127 has occurred. The brush could not be found."),
        (None, "The paint is dry."),
    ]


def test_line_with_an_id_closes_a_box() -> None:
    lead = "{} error message appears:\n\n"
    one = "   The tin was not opened.\n\n   Contoso Paint Wizard\n   ID no: c1030b4b\n\n"
    other = "   The brush was lost. ID no. c1030b4c\n\n"
    last = "   Painting did not go well."
    for announced in ("The following", "One of the following"):
        text = lead.format(announced) + one + other + last
        seen = extract(Article(id="Q900100", title="Painting Is Slow", sections=(Section("SYMPTOMS", text, 10),)))
        assert [getattr(item, "text", None) for item in seen] == [
            "The tin was not opened. Contoso Paint Wizard ID no: c1030b4b",
            "The brush was lost. ID no. c1030b4c",
            "Painting did not go well.",
        ]


def test_words_in_the_lines_of_a_program_are_no_message() -> None:
    code = '   If wet Then\n      Display "Unable to paint the wall."\n   End If'
    titles = '   Q900101 PRB: "Unable to Paint" Error Message When You Paint'
    assert messages(f"Run the following program:\n\n{code}") == []
    assert messages(f"See the following article:\n\n{titles}") == ["Unable to Paint"]
    assert messages('   If it is wet, the error "Unable to paint the wall" appears.') == ["Unable to paint the wall"]
