"""Error codes: the forms that are taken, with space and message, and numbers that are none."""

from __future__ import annotations

import pytest

from evcorr.mentions import find_errors

TAKEN = [
    ("Paint error 80030002-0...", "80030002-0", None, None),
    ("Primary return code = F011", "F011", "product", None),
    ("State:37000,Native:16909,Origin:[Driver] Invalid", "16909", "product", None),
    ("SQLSTATE: S1000 [Driver]", "S1000", "product", None),
    ("42000 [Microsoft][ODBC Paint Driver]No brush", "42000", "product", None),
    ("   DIAG [HYC00] [Microsoft][ODBC Paint Driver]No brush", "HYC00", "product", None),
    ("S1109:[Microsoft][ODBC Paint Driver] No brush", "S1109", "product", None),
    ("No brush\nState:S1009,Native:0,Origin:[Microsoft]", "S1009", "product", None),
    ("Error from RasGetEntryProperties = 623", "623", None, None),
    ("Agent   *FAILED* [80240439] Method failed [Paint]", "80240439", "hresult", None),
    ("If you want to search the web, this may help: (0x80070bc9)", "0x80070bc9", "hresult", None),
    ("kann Folgendes hilfreich sein: (0x80070bc9)", "0x80070bc9", "hresult", None),
    ("Failed to install on 3/13/2024 - 0x800f0922", "0x800f0922", "hresult", None),
    ("RAS-Fehler 623", "623", None, None),
    ("Systemfehler 1219 aufgetreten.", "1219", "win32", None),
    ("L'erreur syst\u00e8me 1219 s'est produite.", "1219", "win32", None),
    ("Error de sistema 3502.", "3502", "net", None),
    ("Errore di sistema 53.", "53", "win32", None),
    ("Erro de sistema 53.", "53", "win32", None),
    ("Systeemfout 53 opgetreden.", "53", "win32", None),
    ("primary_rc = 0xF004 (AP_COMM_SUBSYSTEM_NOT_LOADED)", "0xF004", "product", "AP_COMM_SUBSYSTEM_NOT_LOADED"),
    ("primary_rc = X'0001'", "0001", "product", None),
    ("prim_rc=0x1400 (LUA_UNSUCCESSFUL)", "0x1400", "product", "LUA_UNSUCCESSFUL"),
    ("State:37000,Native:-3102,Origin:[Driver] Invalid", "-3102", "product", None),
    ("LME-SNADS-MEXDIA(00d4)\n   4 04103:Queue", "04103", "product", "LME-SNADS-MEXDIA(00d4) 4 04103:Queue"),
    ("LME-NOTES-MEXOUT(0233) 3 31500:Sender", "31500", "product", "LME-NOTES-MEXOUT(0233) 3 31500:Sender"),
    ("control(01ba) 1 01054:Error in the paint", "01054", "product", "control(01ba) 1 01054:Error in the paint"),
    ("The error reported was: [317] (317)", "317", None, None),
    ("Last attempt @ 2024-03-01 10:11:12 failed, result 8453 (0x2105):", "8453", "win32", None),
    ("PaintBind to left failed with status 1722 (0x6ba):", "1722", "win32", None),
    ("This device cannot start. (Code 10)", "10", "product", None),
    (
        "System error 85 has occurred. The name is in use.\nC:\\>",
        "85",
        "win32",
        "System error 85 has occurred. The name is in use.",
    ),
    (
        "System error 85 has occurred.\n\nThe name is in use.\n",
        "85",
        "win32",
        "System error 85 has occurred. The name is in use.",
    ),
    (
        "   System error 85 has occurred.\n\nThis happens often, we think.",
        "85",
        "win32",
        "System error 85 has occurred.",
    ),
    ("System Error 86 - the password is bad.", "86", "win32", "System Error 86 - the password is bad."),
    ("System error 2250 has occurred.", "2250", "win32", "System error 2250 has occurred."),
    ("System error 2140 has occurred.", "2140", "net", "System error 2140 has occurred."),
    ("System error 3534 has occurred.", "3534", "net", "System error 3534 has occurred."),
    ("System error 3012 has occurred.", "3012", "win32", "System error 3012 has occurred."),
    ("System error 2404 has occurred.", "2404", "win32", "System error 2404 has occurred."),
    (
        "Wait a bit. The device is busy. More help is available by\ntyping NET HELPMSG 2404.",
        "2404",
        "net",
        "The device is busy. More help is available by typing NET HELPMSG 2404.",
    ),
    (
        "The name is bad.\n\nMore help is available by typing NET HELPMSG 2185.\n",
        "2185",
        "net",
        "The name is bad. More help is available by typing NET HELPMSG 2185.",
    ),
    (
        "C:\\>sc start x\n[SC] StartService FAILED 1053:\n\nThe paint is dry.\n",
        "1053",
        "win32",
        "[SC] StartService FAILED 1053: The paint is dry.",
    ),
    ("Control failed: Status = 1311 0x51f ERROR_NO_LOGON_SERVERS", "1311", "win32", "ERROR_NO_LOGON_SERVERS"),
    ("see NET HELPMSG\n3539", "3539", "net", None),
    ("see NET HELPMSG3539", "3539", "net", None),
    ("[HRESULT = 0x80004005 - E_FAIL]", "0x80004005", "hresult", "E_FAIL"),
    ("Status = 0xC0000034", "0xC0000034", "ntstatus", None),
    ("with a status of 0xC0000005.", "0xC0000005", "ntstatus", None),
    ("The service-specific error code is 5.", "5", "product", None),
    ("stopped with service specific error 2612", "2612", "net", None),
    ("stopped with Service Specific Error\n4294966781.", "4294966781", "jet", None),
    ("JET_errReadVerifyFailure (-1018)", "-1018", "jet", "JET_errReadVerifyFailure"),
    ("The database page error -1018 was found", "-1018", "jet", None),
    ("NET3106: A block came.", "3106", "net", "NET3106: A block came."),
    ("a NET 2480 error may be returned", "2480", "net", None),
    ("SYS1192: PAINT cannot start.", "SYS1192", "product", "SYS1192: PAINT cannot start."),
    ("quit because an error of type 28 occurred", "28", "product", None),
    ("Error Type -192 on Macintosh", "-192", "product", None),
    ("raises exception e0010004.", "e0010004", "product", None),
    ("Information Store\nID\n  no: 80070057-0501-00000000", "80070057-0501-00000000", "hresult", None),
    ("Win32 Error = 5", "5", "win32", None),
    ("Run-time error '9':\n   Subscript out of range", "9", "product", "Run-time error '9': Subscript out of range"),
    ("error LNK2001: unresolved symbol", "LNK2001", "product", "error LNK2001: unresolved symbol"),
    (
        "Error: 17826, Severity: 18, State: 1\nNo set-up.",
        "17826",
        "product",
        "Error: 17826, Severity: 18, State: 1 No set-up.",
    ),
    ("connect failed. [0003][0000005]", "[0003][0000005]", "product", None),
    ("ID no: c1031daf", "c1031daf", "product", None),
    ("ID no: 8004011d-0501-00000000", "8004011d-0501-00000000", "hresult", None),
    ("error code 0x80070005 was returned", "0x80070005", "hresult", None),
    ("(via DC) Returns 0xC0000234", "0xC0000234", "ntstatus", None),
    ("Exception number: c0000005 (access violation)", "c0000005", "exception", None),
    ("error number -2147467259", "-2147467259", "hresult", None),
]

LOOSE = [
    ("dialed a connection which has failed. The error code returned on failure is 809.", "809", None, None),
    ("The error code returned by the registry is 0x5.", "0x5", None, None),
    ("The error code that was returned: 1355", "1355", None, None),
    ("A fatal alert was received. The TLS protocol defined fatal alert code is 48.", "48", None, None),
    ("secondary_rc = X'0000015B' (AP_BAD_PARTNER_LU_ALIAS)", "0000015B", "product", "AP_BAD_PARTNER_LU_ALIAS"),
    ("Secondary return code = 00000008", "00000008", "product", None),
    ("sense data = X'084C0000'", "084C0000", "product", None),
    ("ReadFileEx failed with error code 233L", "233", None, None),
    ("status with error code **53003**", "53003", None, None),
    ("   rc = 20 (CM_PRODUCT_SPECIFIC_ERROR)", "20", None, "CM_PRODUCT_SPECIFIC_ERROR"),
    ("Creation of named pipe failed, rc = 10048", "10048", None, None),
    ("rejected with sense code 084C0000", "084C0000", "product", None),
    ("Sense data = 0x080F6051", "0x080F6051", "product", None),
    ("a sense code of 0x'0835'", "0835", "product", None),
    ('run-time is fine, error 3146 "Call Failed" is raised', "3146", None, "Call Failed"),
    ("failed due to the following error: %%1275", "1275", "win32", None),
    ("Error 2140. Internal Windows error.", "2140", "net", "Error 2140. Internal Windows error."),
    ('reports error 1317 ("The user does\nnot exist").', "1317", None, "The user does not exist"),
    ("fails with error 53 again", "53", None, None),
    ("error code: 3", "3", None, None),
    ("error 2250 again", "2250", "net", None),
    ("the query gives error 3075 again", "3075", None, None),
    ("the printer gives error 3012 again", "3012", None, None),
    ("it says 0x80040115 there", "0x80040115", "hresult", None),
    ("it says 80040115 there", "80040115", "hresult", None),
    ("no memory (8007000E-F2000200)", "8007000E-F2000200", None, None),
    ("Error -1206.", "-1206", "jet", None),
    ("0x3EA: error 0x3ea (SRV_TABLE)", "0x3ea", None, "SRV_TABLE"),
    ("halted due to error code 0xfaf", "0xfaf", None, None),
    ("the spooler gives error code 000004c7", "000004c7", None, None),
    ("Error code 12345678 is all digits", "12345678", None, None),
    ("could not be started.\nMapi 1.0 [00000A02]", "00000A02", None, None),
]


@pytest.mark.parametrize(("text", "code", "space", "message"), TAKEN, ids=[case[0][:40] for case in TAKEN])
def test_takes_explicit(text: str, code: str, space: str | None, message: str | None) -> None:
    (mention,) = find_errors(text)
    assert (mention.what.code, mention.what.space, mention.what.text) == (code, space, message)
    assert mention.explicit


@pytest.mark.parametrize(("text", "code", "space", "message"), LOOSE, ids=[case[0][:40] for case in LOOSE])
def test_takes_loose(text: str, code: str, space: str | None, message: str | None) -> None:
    (mention,) = find_errors(text)
    assert (mention.what.code, mention.what.space, mention.what.text) == (code, space, message)
    assert not mention.explicit


@pytest.mark.parametrize(
    "text",
    [
        "error 10.5 percent",
        "The error code returned tells in 2 digits what happened",
        "errors: 5:30",
        "eax=80004005 ebx=c0000000",
        "port 80 and 0x00000005",
        "build 8004.1 of 80041234567",
        "for %%1 in (*) do",
        "the JET engine has 1000 pages",
        "an error occurred 5 times",
        "the .NET 2003 message",
        "error type mismatch",
        "a sense of code 12",
        "terror 5",
        "error handling",
    ],
)
def test_leaves(text: str) -> None:
    assert list(find_errors(text)) == []


def test_each_code_once_and_in_order() -> None:
    text = "System error 5 has occurred. Then error 0x80070005 and 80070005, and system error 53."
    assert [mention.what.code for mention in find_errors(text)] == ["5", "0x80070005", "80070005", "53"]


def test_span_covers_the_message() -> None:
    text = "   - The device is busy. More help is available by\n     typing NET HELPMSG 2404.\n"
    (mention,) = find_errors(text)
    assert text[mention.start : mention.end] == text.strip(" \n-")


def test_a_command_is_no_part_of_what_it_prints() -> None:
    text = "C:\\>net use q: /d\nThe device is busy.\n\nMore help is available by typing NET HELPMSG 2404.\n"
    (mention,) = find_errors(text)
    assert text[mention.start :].startswith("The device is busy.")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Errors 1067 and 2140 appear", ["1067", "2140"]),
        ("errors 546, 629, or 630", ["546", "629", "630"]),
        ("error 1 or 2.5 pages", ["1"]),
    ],
)
def test_takes_lists(text: str, codes: list[str]) -> None:
    assert [mention.what.code for mention in find_errors(text)] == codes
