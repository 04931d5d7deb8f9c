"""What a sentence or a title names as what crashed: a program, a service, a function, a file."""

from __future__ import annotations

import re

_PROGRAM = re.compile(r"\b(?P<name>[A-Za-z][\w$~-]{0,24}\.exe)\b", re.IGNORECASE)
_FUNCTION = re.compile(
    r"\bfunctions?\s(?P<name>(?=(?-i:_|[A-Za-z][a-z]{0,30}[A-Z_0-9!])|\w{1,60}\(\))[\w$]{2,60}(?:![\w:@~]{2,60})?(?:@\d{1,3})?)(?:\(\))?",
    re.IGNORECASE,
)
_LIBRARY = re.compile(
    r"""
    \b(?:in|by|of|at|inside|module)\s(?:the\s)?(?:function\s|module\s|file\s){0,2}
    (?P<name>[A-Za-z][\w$-]{0,24}(?:\.(?:dll|drv|ocx|sys|vxd|386|cpl|vbx)|![\w:@~]{2,60}) | (?<=module\s)<unknown>
      | (?-i:(?:[A-Z][\w.+-]{1,20}\s){1,3})library
      | (?-i:KRNL[23]86|KERNEL(?:32)?|USER(?:32)?|GDI(?:32)?|NTDLL|COMMDLG|MMSYSTEM) | (?:krnl[23]86|gdi|user)\.exe
      | (?:video|display|printer|audio|mouse)\sdriver
      # DMODInitReceiveAllocate, CHtmlStream.Detach: names that only code has
      | (?-i:(?:[A-Z]{1,6}[a-z]{1,14}){3,6}|C[A-Z][A-Za-z]{2,30}(?:::|\.)[A-Z][a-z]\w{1,30}))(?![\w!]|\.\w|\scalls\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_METHOD = re.compile(r"\b(?P<name>[A-Z]\w{2,40}::~?[A-Z]\w{2,40})\b")
# "a WINSLI32.DLL Access Violation", and in titles "INETINFO Access Violation When"
_FILE_BEFORE = re.compile(r"\b(?P<name>[A-Za-z][\w$-]{0,24}\.(?:dll|drv|ocx|sys|vxd|386|cpl))\s\Z", re.IGNORECASE)
_TITLED = re.compile(
    r"""
    (?:\A|:\s)(?P<name>[A-Z][A-Z0-9]{4,11}
      # "Print Monitor Access Violation When ...": words of which none leads to the word for the fault or tells of it
      |(?!(?:Random|Intermittent|Potential|Possible|Multiple|Unexpected|Occasional|Frequent|Fatal|Err|Error|Dr|Windows|How
          |Cannot|Can't)\b)
        (?!(?:Sporadic|Simultaneous|Troubleshooting|Avoid|An?|No|The|Exception|Invalid|Unrecoverable|TRAP|Run-time|Startup
          |Application|Program|Server|Client|WinNT|Caus|Generat|Produc)\w{0,3}\s\Z)
        [A-Z][\w.+-]{1,20}(?<!ing)(?:\s(?:for\s)?
        (?!(?:Caus|Generat|Get|Giv|Produc|Result|Return|Receiv|Experienc|Encounter|Report|Trigger|Creat|Lead|Lik|Throw|Chance|(?i:Trap)|Or\b|And\b|With\b|May\b|Can\b|Error))
        [A-Z0-9][\w.+-]{0,20}(?<!ing)){0,4})
    \s\Z
    """,
    re.VERBOSE,
)
# and "XCON: MTA May Stop on 9405 Errors with Access Violation"
# "Paint Traps When Printing"
_TITLE_ACTOR = re.compile(r"(?:\A|:\s)(?P<name>(?!SNMP\b|Windows\b)[A-Z]\w{2,20})\s\Z")
_TITLE_SUBJECT = re.compile(
    r"""
    (?:\A|:\s)(?P<name>(?!(?:Err|Error|Windows|PRB|BUG|FIX|Access|Dr|Unable|Cannot|[A-Z]\w{2,12}ing)\b)[A-Z][\w.+-]{1,20}(?:\s[A-Z0-9][\w.+-]{0,20}){0,2}?
        (?:\sfor\sWindows(?:\s\d[\d.]{0,5})?)?)
    (?:\s[A-Z]\w{1,14}ly)?\s(?:May|Might|Can|Will|Has|Hangs|Experiences|Receives|Gets|Gives
        |(?:Stop|Fail|Crash|Generat|Produc|Terminat|Quit|Encounter|Report)(?:s|es?|p?ing)?)\s(?:\S{1,20}\s){0,6}\Z
    """,
    re.VERBOSE,
)
# "Audit32 Causes an Access Violation", "Paint 2.1 Causes", "Paint Wizard Causes": names that only programs have
_TITLE_CAUSE = re.compile(
    r"""
    (?:\A|:\s)(?P<name>[A-Z][A-Za-z]{2,8}\d{1,2}|[A-Z][A-Z0-9]{4,11}
      |(?!(?:Windows|MS-DOS|Using|[A-Z]\w{2,12}ing)\b)(?:[A-Z0-9][\w.+-]{1,20}\s){1,3}?
        (?:(?:[Vv]ersion\s)?\d{1,2}(?:\.\d{1,2}){1,2}|Applet|Editor|Wizard|Viewer|Browser|Navigator|Explorer|Manager|Service|Utility|Agent))
    \sCaus(?:es?|ing)\s(?:\S{1,20}\s){0,2}\Z
    """,
    re.VERBOSE,
)
# "Access Violation in WINSCL When Using CR Parameter", "GP Fault Running Paint with Large Pictures"
_TITLE_SCENE = re.compile(
    r"\A\s(?i:in|running|starting|exiting|quitting|using(?=\s(?:\w{1,20}\s){1,3}with\b))\s(?:the\s)?"
    r"(?P<name>(?!Windows\b|Programs?\b|WFWG?\b|NT\b|Ring\b)(?:[A-Z][A-Z0-9]{1,11}|[A-Z]{2,6}[a-z]\w{1,16}|[A-Z][a-z]\w{2,20}(?:\s[A-Z][a-z]\w{1,20})?)(?:\s\d[\d.]{0,5})?)"
    r"(?=\Z|\s(?i:when|while|if|after|during|using|running|on|with)\b)"
)
# "Access Violation on Paint Server": a program; a print server, or one of Windows NT, is the machine that has it
_ON_SERVER = re.compile(
    r"\A(?:\s\([A-Z]{2,4}\))?\s(?:[a-z]{1,12}\s){0,4}?on\s(?:the\s)?(?:Microsoft\s)?"
    r"(?P<name>(?!(?:Windows|NT|Terminal|Print|File|Member|Backup|Busy|NetWare|Exchange|Remote|Alpha|Set|Web)\b)[A-Z]\w{1,20}\sServer)"
    r"(?=\Z|[.,;]\s|\s(?:When|While|If|After|During|Using|Running|with|when|while|if|after|during)\b)"
)
# "Memory Access Violation" is the fault, whatever stands before it
_OF_MEMORY = re.compile(r"(?<=\s)Memory\s\Z", re.IGNORECASE)
_SERVICE = re.compile(
    r"""
    \b(?:The\s)?
    (?P<name>(?!The\s)(?:[A-Z][\w.+-]{1,20}\s){1,4}(?:[Ss]ervice|[Ss]erver|[Pp]rocess|[Aa]gent|[Mm]anager))
    (?:\s\([\w.-]{1,24}\))? \s(?i:(?:may\s|can\s|will\s|could\s)?
    (?:stop\sresponding(?:\s\(hang\))?\sor\s)?(?:experiences?|encounters?|generates?|causes?|gets?|(?:fails?|crash(?:es)?|terminates?|stops?)(?:\s\w{4,14}ly)?\swith))\b
    """,
    re.VERBOSE,
)
_PROCESS = re.compile(r"(?P<program>[\w.+-]{2,40})\s[Pp]rocess")
# "the Exchange to OV/VM transform (LME-PROFS-MEXDIA) process may terminate"
_IN_BRACKETS = re.compile(
    r"\((?P<name>(?=[\w.]{0,20}[-\d]|[A-Z][a-z]{2})[A-Za-z][\w.-]{2,30})\)\s(?:process|service|program|task)\s"
    r"(?:may|might|can|could|will|has|stops?|fails?|crashes|terminates?|quits?|experiences?|generates?|causes?)\b"
)
# "The information store may stop with an access violation": the subject of the sentence, by its name
_SUBJECT = re.compile(
    r"""
    (?:\A|[,;:]\s|\bthat\s|\bthen\s|\band\s|,\sor\s) (?:[Tt]he\s|[Aa]n?\s|[Yy]our\s)?(?:Microsoft\s)?
    (?:Windows\sNT\s(?:(?:Server|Workstation)\s)?+)?
    (?P<name>
        (?!(?:If|When|This|That|It|They|You|Having|Using|After|Before|However|There|An?|The|Microsoft|Windows|Error|Users?|In|On|As)\b)
        [A-Z][\w.+'-]{1,20}(?:\s(?:for\s|and\s)?(?!This\b)(?:[A-Z0-9][\w.+-]{0,20}|cc:Mail)){0,6}
        (?:\s(?:information\sstore|message\stransfer\sagent))?
        (?:\s(?:service|server|process|program|agent|spooler|driver|tool|client|provider|wizard|applet|connector|gateway))?
      | (?:information\sstore|message\stransfer\sagent|directory\sservice|print\sspooler|spooler)
        (?:\s(?:service|process))?)
    (?:\sutility)?(?:\s(?:provided|supplied|included|shipped|that\scomes)\swith\s(?:\S{1,20}\s){0,5}?\S{1,20})?
    (?:\s\([\w\s.]{1,24}\)|\s(?:versions?|version\snumbers?)\s\d[\w.]{0,5}(?:(?:,\s|,?\s(?:and|or|through)\s)\d[\w.]{0,5}){0,5})?
    (?:\sor\s(?:any\s)?other\s(?:\S{1,20}\s){0,6}?\S{1,20})?
    \s(?:may|might|can|could|will|has|have|gets?|produces?|fails?|stops?|crash(?:es)?
         |terminates?|quits?|closes|halts?|(?:encounter|experience|generate|cause)(?:s|e?d)?)
    \s(?:\S{1,20}\s){0,8}\Z
    """,
    re.VERBOSE,
)
# "When you exit 16-bit Access version 2.0, a GPF occurs": the program that somebody starts or leaves
_HANDLED = re.compile(
    r"""
    \b(?:[Ww]hen|[Ii]f|[Aa]fter)\syou\s(?:try\sto\s|attempt\sto\s)?(?:start|run|exit|quit|close|launch)\s
    (?:the\s|any\sversion\sof\s)?(?:\d\d-bit\s)?(?:Microsoft\s)?
    (?P<name>(?!(?:Windows|Setup|MS-DOS)\b)[A-Z][\w+-]{1,20}(?:\s[A-Z][\w+-]{0,20}){0,3})
    """,
    re.VERBOSE,
)
# "start the Paint Spooler service, an access violation may occur", "an access violation occurs if you stop the Painter"
_RUN = r"""
    \b(?:(?:re)?start|run|exit|quit|close|launch|stop|shut\sdown)\s(?:the\s)?(?:Microsoft\s)?
    (?P<name>(?!(?:Windows|Setup|MS-DOS|Microsoft)\b)[A-Z][\w+-]{1,20}(?:\s(?:for\s)?[A-Z][\w+-]{0,20}){0,4}
        \s(?:service|utility|program|process|tool|agent|connector))
"""
_RUN_BEFORE = re.compile(
    _RUN + r"(?:\s\([\w.]{1,24}\))?,\s(?:an?|you\s(?:may\s|can\s)?(?:receive|get|see)\san?)\s\Z", re.VERBOSE
)
_RUN_AFTER = re.compile(
    r"\A\s(?:(?:may|can|will|might)\s)?(?:occurs?|happens?|appears?|is\s\w{3,12})\s(?:when|if|after|as)\syou\s(?:(?:try|attempt)\sto\s)?"
    + _RUN,
    re.VERBOSE,
)
# "an access violation is generated in Internet Information Server (IIS)"
_SCENE = re.compile(
    r"""
    \A\s?\"?(?:\s\([A-Z]{2,4}\))?(?:\s\w{1,12}){0,5}?\s(?:in|by|within)\s(?:the\s)?(?:Microsoft\s)?
    (?P<name>(?!(?:Windows|Microsoft|This|The|STOP)\b)[A-Z][\w+-]{1,20}(?:(?:\sfor)?\s(?!Q\d)[A-Z][\w+-]{0,20}){1,3}
        |(?!(?:Windows|Microsoft|This|These|The|STOP|If|When|Kernel|ODBC|OLE|MFC|SQL|API|DLL|IDE|RPC|OS2)\b)
            (?:[A-Z][\w+-]{3,20}|[A-Z]{3})
            (?=\W*\Z|[.,;]\s|\s(?:when|while|if|after|during|process|service)\b)
        |(?:information\sstore|message\stransfer\sagent|directory\sservice|(?:print\s)?spooler)(?:\sservice)?)
    (?![\w:])
    """,
    re.VERBOSE,
)
# "an error can cause the External Painter program to stop or to produce an access violation"
_CAUSED_TO = re.compile(
    r"\b(?i:caus(?:e[ds]?|ing))\s(?:[Tt]he\s)?(?:Microsoft\s)?(?P<name>(?!(?:Microsoft|Windows|Dr)\b|\w{1,20}\.(?i:dll|ocx|drv|sys)\b)[A-Z][\w.+-]{1,20}(?:\s[A-Z0-9][\w.+-]{0,20}){0,5}"
    r"(?:\s(?:service|server|process|program|agent|spooler|driver|tool|client|provider))?)(?:\s\([A-Z]{2,6}\))?\sto\s"
)
# "In version 3.0 of Paint, a general protection fault occurs when you copy a picture"
_IN_NAME = re.compile(
    r"""
    \AIn\s(?:versions?\s[\w.]{1,6}(?:(?:,\s|,?\s(?:and|or|through)\s){1,2}[\w.]{1,6}){0,5}\sof\s)?(?:the\s)?(?:Microsoft\s)?
    (?P<name>(?!(?:Microsoft|Windows|MS-DOS|NT|This|These|Some|Certain)\b)[A-Z][\w+-]{1,20}(?:\s(?:for\s)?[A-Z0-9][\w.+-]{0,20}){0,4})
    ,\s(?:an?|you\s(?:may\s|can\s)?(?:receive|get|see|experience)\san?
        |(?:[^\s,;:]{1,30}\s){1,16}(?:caus(?:es?|ing)|generates?)\san?)\s\Z
    """,
    re.VERBOSE,
)
# "When you open a picture in Visual Paint, you may receive a general protection fault"
_WHERE = re.compile(
    r"\b(?:When|If|After|While|when|if|after|while)\s(?:[^\s,;:]{1,30}\s){1,30}?(?:in|within|using|from|with|use)\s(?:the\s)?(?:Microsoft\s)?"
    r"(?P<name>(?!(?:Microsoft|Windows|MS-DOS|Setup|Figure|Step|Service|Internet|WFWG|Ring)\b)[A-Z][\w+-]{1,20}(?:\s(?:for\s)?[A-Z0-9][\w.+-]{0,20}){0,4}"
    r"(?:\sversions?\s\d[\d.]{0,5})?)(?:\s\([A-Z]{2,6}\))?(?:\sversions?\s\d[\w.]{0,5}(?:(?:,\s|,?\s(?:and|or)\s)\d[\w.]{0,5}){1,4})?,\s(?:and\syou\s[^,;:]{1,80},\s)?(?:you\s|an?\s|the\s|it\s)(?:[^\s,;:]{1,30}\s){0,12}\Z"
)
# "If you use Visual Paint (VP) to view a large picture, an access violation occurs"
_USED = re.compile(
    r"""
    \b(?:[Ww]hen|[Ii]f|[Aa]fter|[Ww]hile)\s(?:you\suse|using)\s(?:the\s)?(?:Microsoft\s)?
    (?P<name>(?!(?:Microsoft|Windows|MS-DOS|Setup|Remote|Internet|Control)\b|\w{1,20}\.(?i:dll|ocx|drv|sys)\b)
        [A-Z][\w.+-]{1,20}(?:\s(?:for\s)?[A-Z0-9][\w.+-]{0,20}){0,4})
    (?:\s\([A-Z]{2,6}\))?\sto\s(?:[^\s,;:]{1,30}\s){0,24}[^\s,;:]{1,30},\s(?:an?|you\s(?:may\s|can\s)?(?:receive|get|see)\san?)\s\Z
    """,
    re.VERBOSE,
)
_CAUSES = re.compile(r"\b(?:Causes?|Generates?|Produces?)\s(?:\S{1,20}\s){0,2}\Z")
# "Access Violation in Paint When Printing": where a name ends in a title, in which each word has a capital
_CIRCUMSTANCE = re.compile(r"\s(?:When|While|If|After|During|See)\b.*")
# names of nothing: a log, "Applications May Fail", "Programs Using Paint", "Application encounters"
_NO_PROGRAM = re.compile(
    r".*\.log\Z|(?:Applications|Programs|Possible|Running|Bad|This)\b"
    r"|(?:Application|Program|Component|DLL|File|Help\sFile|Home\sProducts)\Z",
    re.IGNORECASE,
)
_TOOLS = frozenset({"drwtsn32.exe", "drwatson.exe", "windbg.exe", "ntsd.exe", "setup.exe"})
_KERNEL = frozenset({"krnl286.exe", "krnl386.exe", "gdi.exe", "user.exe"})


def is_program(file: str) -> bool:
    """Tell whether a file is a program: the kernel of Windows 3.x to Me is made of modules, for all they are called."""
    return file.lower().endswith(".exe") and file.lower() not in _KERNEL


def program_named(sentence: str) -> str | None:
    """Return the program that a sentence names by its file, or a process or service that it says crashes."""
    for found in _PROGRAM.finditer(sentence):
        if found["name"].lower() not in _TOOLS and is_program(found["name"]):
            return found["name"]
    return _name(_IN_BRACKETS, sentence) or _of_process(_name(_SERVICE, sentence))


def _of_process(name: str | None) -> str | None:
    """Return the program whose process is named, "Winlogon process", where one word names it."""
    found = _PROCESS.fullmatch(name or "")
    return found["program"] if found else name


def program_in_title(title: str, before: str, after: str, *, is_verb: bool) -> str | None:
    """Return the program that a title names `before` or `after` its word for a fault, or for what the program does."""
    if named := program_named(title) or _name(_CAUSED_TO, before):
        return named
    titled = _titled(_OF_MEMORY.sub("", before), is_verb=is_verb)
    scene = _name(_TITLE_SCENE, after) or _name(_ON_SERVER, after)
    # "A Printer Driver May Cause a GP Fault in Paint"
    return (scene or titled) if _CAUSES.search(before) else (titled or scene)


def program_in_prose(sentence: str, before: str, after: str) -> str | None:
    """Return the program that a sentence names: its subject `before` the word for a fault, or a place `after` it."""
    named = program_named(sentence) or _name(_CAUSED_TO, before) or _name(_SUBJECT, before)
    if named or (named := _name(_SCENE, after) or _name(_ON_SERVER, after)):
        return named
    return next(
        filter(None, (_name(wording, before) for wording in (_IN_NAME, _HANDLED, _WHERE, _USED, _RUN_BEFORE))),
        _name(_RUN_AFTER, after),
    )


def subject_of(lead: str) -> str | None:
    """Return the program that is the subject of a sentence which leads up to what it shows."""
    return _of_process(_name(_SUBJECT, lead.rstrip(":") + " "))


def module_blamed(sentence: str, before: str) -> str | None:
    """Return the function or file that a sentence blames, or a method that it names at all."""
    blamed = _name(_FUNCTION, sentence) or _name(_LIBRARY, sentence) or _name(_FILE_BEFORE, before)
    return blamed or _name(_METHOD, sentence)


def _titled(before: str, *, is_verb: bool) -> str | None:
    forms = (_TITLED, _TITLE_SUBJECT, _TITLE_CAUSE, *((_TITLE_ACTOR,) if is_verb else ()))
    return next(filter(None, (_name(form, before) for form in forms)), None)


def _name(wording: re.Pattern[str], sentence: str) -> str | None:
    found = wording.search(sentence)
    name = _CIRCUMSTANCE.sub("", found["name"]) if found else ""
    return name if name and not _NO_PROGRAM.match(name) else None
