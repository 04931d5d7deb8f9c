"""What an article says is to be seen where all goes well, or ought to have been: nobody with its problem sees it."""

from __future__ import annotations

import re

# "event 644 should be logged", "the compiler should produce an error message (error 2065)"
_OUGHT = re.compile(
    r"""
    (?<!\bthis\s)(?<!\bcode\s)(?<!\bsteps\s)\bshould\s(?:(?:also|always|normally|instead)\s){0,2}(?:
        (?:be|have\sbeen|get)\s(?:logged|recorded|generated|reported|written|raised|audited)\b
      | (?:have\s)?(?:produced?|generated?|logged?|reported?|displayed?|raised?|caused?|returned?|recorded?)
        \s(?:an?|the|this|these|one|either)\s)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "If all of the above is correct, you should see the following event"
_WELL = re.compile(
    r"""
    \bif\s(?!you\b)(?:(?!not\b|n't)[^\s.:;,]{1,24}\s){1,10}?
    (?:(?:is|are|was|were)\s(?:correct|successful|[a-z]{2,14}ed\ssuccessfully
        |successfully\s\w{3,16})|succeeds?|succeeded|completes\ssuccessfully|works(?:\s(?:correctly|properly))?)
    \b[^.:;,]{0,60},\s(?:then\s)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Normally, event 7 is followed by event 8"; "Normally, this error means" is about what is seen
_NORMALLY = re.compile(
    r"(?:\A|[.;:]\s)(?:Norm|Usu)ally,\s(?!(?:this|the|these|such)\s(?:errors?|events?|messages?|warnings?)\b)"
    r"(?:[^.;]{0,160}\b(?:follow(?:s|ed|ing)|logged)\b|(?:after|at|if|when)\s[^.;,]{1,120},\san?\b)[^.;]{0,80}\Z"
)
_CONFIRMS = re.compile(r"\bconfirmation\s(?:message|dialog\sbox|prompt|notice)\b", re.IGNORECASE)
# a step of a procedure: "Click OK on the window that displays the following message", "Click Yes when prompted"
_PASSED = re.compile(
    r"(?:\A|[.)]\s)(?:Then\s)?Click\s(?:OK|Yes|No|Close|Continue)\s(?:(?:when|if)\s(?:you\sare\s)?prompted\b"
    r"|(?:on|in|to|at)\s(?:the|any|this)\s[^.:]{0,60}?\b(?:message|pop-?up|dialog|window|prompt|box|warning)\b)"
)
# "appears if the conversion completes successfully"
_ON_SUCCESS = re.compile(
    r"[^.:;]{0,60}?\bif\s(?:(?!not\b|\w{1,12}n't\b|un|fail)[^\s.:;]{1,24}\s){1,8}?successful(?:ly)?\b", re.IGNORECASE
)
# how far things have got: "until the "Installing" screen appears", "when you see the "Starting" message"
_STAGE = re.compile(
    r"\b(?:when|while|after|until|before|once|as\ssoon\sas)\s(?:you\s(?:see|receive)\s)?the\s\"\Z",
    re.IGNORECASE,
)
# "Event 9 messages can occur for other reasons", "There are various causes of the Event 9 error"
_CAUSED_OTHERWISE = re.compile(
    r"[^.:;]{0,30}?\b(?:can|may|might|could)\s(?:also\s)?(?:occur|appear|happen|be\s\w{3,12})\s(?:also\s)?"
    r"for\s(?:reasons\sother\b|(?:(?:many|several|various|a\s(?:number|variety)\sof)\s)?(?:other\s)?reasons\b)",
    re.IGNORECASE,
)
_OTHER_CAUSES = re.compile(
    r"\b(?:other|various)\s(?:(?:known|possible|potential|common)\s)?(?:causes|reasons)\s(?:of|for)\b[^.:;]{0,40}\Z",
    re.IGNORECASE,
)
# all that a message says: "The command completed successfully."
_SUCCESS = re.compile(r"\bsuccess(?:ful(?:ly)?)?\b|\bsucceeded\b", re.IGNORECASE)
_CUES = ("should", "if ", "confirmation", "lick ", "normally, ", "usually, ")


def is_expected(clause: str) -> bool:
    """Tell whether the words that lead to a thing say that it ought to be seen, or is where nothing is wrong."""
    folded = clause.casefold()
    if not any(map(folded.__contains__, _CUES)):
        return False
    return any(wording.search(clause) for wording in (_OUGHT, _WELL, _NORMALLY, _CONFIRMS, _PASSED))


def tells_stage(before: str) -> bool:
    """Tell whether the words right before a quoted message make it say only how far things have got."""
    return _STAGE.search(before) is not None


def tells_success(after: str) -> bool:
    """Tell whether the words behind a thing say that it is seen where something was done successfully."""
    return "uccess" in after and _ON_SUCCESS.match(after) is not None


def tells_other_causes(before: str, after: str) -> bool:
    """Tell whether the words around a thing say only that it has other causes than the article's own."""
    if "reasons" in after and _CAUSED_OTHERWISE.match(after):
        return True
    return ("causes" in before or "reasons" in before) and _OTHER_CAUSES.search(before) is not None


def says_success(text: str) -> bool:
    """Tell whether a message says that something was done successfully."""
    return _SUCCESS.search(text) is not None
