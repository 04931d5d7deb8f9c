"""The lines that lead up to a message, such as "you receive the following error message:", told from other lead-ins."""

from __future__ import annotations

import re

from evcorr.mining.extractors.context.paragraph import Paragraph
from evcorr.mining.extractors.messages.manual import quotes_manual
from evcorr.text.worded_regex import BegunRegex

_SHOWN = (
    r"(?:error|warning|message(?!\s(?:path|body|file|header|class|queue|type|store|id|size|handling))|stop|fault"
    r"|exception|alert|non-delivery\sreport|NDR|(?<!command\s)(?<!DOS\s)prompt|notification|dialog(?:\sbox)?|pop-?up|trap)s?"
)
_SHOWN_BEGINS = (
    *("error", "warning", "message", "stop", "fault", "exception", "alert", "non-delivery", "ndr", "prompt"),
    *("notification", "dialog", "pop", "trap"),
)
_SAYS = re.compile(
    rf"\b(?:{_SHOWN}|reports?|displays?|returns?|logs?|generates?|produces?|receives?|says|states|reads|responds?|get"
    rf"|see(?!\s(?:if|whether)\b)|shows?|with|similar|like|contains?)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(
    rf"\b(?:{_SHOWN}|events?|(?<!\A)question)\b|\b(?:output|trace|logs?|entry|entries)\s(?:is|are|reads?|appears?)\sas\sfollows\b",
    re.IGNORECASE,
)
_IS_SHOWN = re.compile(
    rf"\b(?:{_SHOWN}|events?|text|question|description|details?|entry|entries|displays?|displayed|reported|returned|logged|shown|generated"
    rf"|recorded|received|appears?|occurs?|log\s?file)\b|\.log\b",
    re.IGNORECASE,
)
# "the Despooler log shows:", "in the Paint.log file:"
_TELLS = re.compile(
    r"\b(?:reports?|displays?|returns?|shows?|yields?):\Z|\.log(?:\sfile)?:\Z"
    r"|\b(?:entry|entries|lines?)\s(?:[\w-]{1,12}\s){0,3}similar\sto:\Z",
    re.IGNORECASE,
)
# what follows has only a name that anything has: "contains the following information:"
_IS_NAMED = re.compile(
    r"\s(?:[\w-]{1,20}\s){0,2}?(?:information|strings?|lines?|explanation|reason|reason\scode|status|titles?|comments?|output|example):?",
    re.IGNORECASE,
)
# "you get this error:", "some of the error messages that may occur are:"
_GIVES = re.compile(
    rf"""
    \b(?:displays?|returns?|gets?|receives?|sees?|yields?|generates?|produces?|causes?|reports?|gives?|issues?|results?\sin|with)
    \s(?:the|this|an?|another|these)\s(?:[\w-]{{1,20}}\s){{0,3}}?{_SHOWN}:\Z
  | \A(?:(?:some|examples?|two|several|most)\sof\s)?(?:the\s|these\s|some\s)?(?:[\w-]{{1,16}}\s){{0,3}}?
    (?:error|warning)\smessages?\b[^.:]{{0,140}}\b(?:are|include):\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "the following code causes this error:", "any of these conditions can cause this error:"
_OF_CAUSE = re.compile(r"\bfollowing\b|\bconditions?\s(?:can|may|could|might|will)\s", re.IGNORECASE)
_SAID = re.compile(r"\b(?:reports?|displays?|returns?|receives?|says|states|generates?)\s(?:the\s)?\Z", re.IGNORECASE)
# what follows is something else, of which messages may be told: "the following symptoms occur", "the following occurs"
_IS_OTHER = re.compile(
    r"""
    \s(?:(?:[\w'.-]{1,20}\s){0,3}?
    (?:conventions|situations|symptoms|scripts?|sequences?|alternatives|attributes|adapters|rights|levels|exit\scodes|menu\sitems
      |behaviors?|manner|way|flow|list|images|parameters|code|syntax)\b(?!\s(?:of|errors?)\b)
      |(?:(?:may|might|will|can)\s)?occurs?\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ALIKE = re.compile(r"\b(?:similar\sto|like|such\sas|resembl\w{2,4})\s(?:(?:one|any)\sof\s)?the\s\Z", re.IGNORECASE)
# what one is to do at a prompt or in a dialog box, unless it makes something appear
_BIDS = re.compile(
    r"""
    (?!.*\b(?:you\s(?:\w{1,12}\s){0,3}(?:receive|see|get)|appears?|is\sdisplayed|displays|says|stat(?:es|ing)|reads
       |note\sthat|error\smessages?:\Z))
    (?:(?:In|At|On|To|Under|From|For)\b[^:]{1,80},\s)?
    (?:press|check|use|add|choose|click|select|type|answer|override|change|set|enter|insert|specify|modify|edit|do\snot|reply)\s
  | .*\byou\scan:\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NEAR = 80
# "this error occurs in the following situations:", "to correct the error, use the following command:"
_OTHER = re.compile(
    r"""
      \b(?:follow|perform|use|using|do|try|complete|take|run|enter|type|typing|execut\w{1,5}|issu\w{1,4}|choose
         |add|insert|modify|edit|change|replac\w{1,4}|set|creat\w{1,4})
      \s(?:either\s|one\sor\smore\s|one\s|any\s|all\s|each\s|of\s|by\s|the\s|a\s|an\s|these\s|this\s|some\s){0,5}
      (?:following|steps|command\w{0,1}|methods?|procedures?|below|code|program|line)\b
    | \b(?:following|these|below|several|possible|more|two|three|common|many|known)\s(?:\w{1,16}\s){0,2}?
      (?:reasons?|causes?|situations?|tables?|conditions?|circumstances|steps?|commands?|methods?|procedures?|articles?|workarounds?
         |scenarios?|ways?|files?|keys?|values?|settings?|code|examples?|lines?|programs?|registry|parameters?|options?
         |solutions?|things?|sites?|locations?|true|versions?|products?|functions?|syntax|statements?|criteria|factors
         |components|services|programs|problems|changes|actions?|configurations?|questions?|sections?|macro|query|batch
         |information\sapplies|addresses?|places?|modifications?|environments?|drivers?|computers?|systems?)\b
    | \barticles?\b .{0,80} \bKnowledge\sBase
    | \b(?:readme(?:\.\w{3})?|manual|documentation|guide|chapter|appendix|online\shelp|help\stopic)\b .{0,80}
      \b(?:contains?|includes?|states?|says|reads)\b
    | \b(?:if|when|because|unless)\s(?:all\s|any\s|either\s|one\s|both\s|you\s|the\s|a\s|of\s|are\s){0,6}
      (?:following|true|conditions)\b
    | \b(?:type|enter|run|(?<!in\s)use|click|press|choose|select)(?:\sthe\s\w{1,20})?:\Z
    | \b(?:if|when|during|because|unless|either):\Z | \b(?:cases|situations|scenarios|environments)\s(?:such\sas|like)\b
  | \b(?:syntax|example|steps|instructions|procedure|code|workaround|resolution|do\sthis)\b[^:]{0,30}:\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SURE = BegunRegex(
    ("following", "similar", *_SHOWN_BEGINS, "this", "an", "receive", "get", "see", "these", "report"),
    rf"""
    \b(?:following|similar)\s
    (?:(?!(?:steps?|methods?|commands?|reasons?|causes?|articles?|files?|keys?|conditions?|conventions|situations|in|on
      |(?:scripts?|code)(?!\serror))\b)[\w'.-]{{1,20}}\s){{0,5}}?
    (?:{_SHOWN}|events?|description|log\sentry)\b(?:\s(?!following\b(?!\s(?:an?|the|your)\b))\S{{1,40}}){{0,28}}:\Z
  | \b{_SHOWN}\)?\s(?:(?:that\sis|which\sis|that|which|containing|with)\s)?
    (?:similar\sto|like|such\sas|resembl(?:es?|ing))
    \s(?:(?:one|any|some)\s(?:or\smore\s)?of\s)?the\sfollowing (?:\s(?:one|example))?
    (?:\s(?:when|if|while|after|during|in|on|under|from|at|as|for|by)\s[^:.]{{2,160}})?:\Z
  | \b(?:(?:this|an)\serror\smessage\s(?:appears?|occurs?|is\s(?:displayed|returned|generated))
      |(?:receive|get|see)\san?\serror(?:\smessage)?)
    \s(?:when|if|while)\s(?![^:]{{0,200}}\b(?:following|below|code|command)\b)[^:.]{{4,200}}:\Z
  | \bthese\s(?:error|warning)\smessages?:\Z
  | \b(?:message|report|NDR)\)?,?\s(?:which\s|that\s)?(?:appears?|is\sdisplayed)\sin\sthe\sfollowing\s(?:format|form):\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ERROR_MESSAGE = BegunRegex(
    ("following", "error", "warning"),
    r"\bfollowing(?:\s(?!th[aei]|any\b|all\b|avoid|cause|would|without|to\b|of\b|are\b|methods?\b|code\b)[\w'-]{1,20}){0,4}?"
    r"\s(?:error|warning)\s(?:message)?s?(?:\s(?:appears?|occurs?|is\s\w{4,9}|may\s\w{4,9}))?:\Z"
    # "an error message similar to one or more of the following, where <Name> is the name of the game:"
    r"|\b(?:error|warning)\smessages?\b[^.:]{0,60}\bfollowing,?\s(?:where|in\swhich)\s[^.:]{4,160}:\Z",
)
# "The following message may be displayed. It may also be displayed when ...": the colon is missing
_FOLLOWING = re.compile(rf"\bfollowing\s(?:[\w'.-]{{1,20}}\s){{0,2}}?(?:{_SHOWN}|events?)\b", re.IGNORECASE)
# "The error", or "An error message saying", what it says, and then "is generated if ..."; you receive "the", what it
# says, and then "error message"; "The message is preceded by"
_BROKEN_OFF = re.compile(
    r"\b(?:error|warning|message|(?:error|warning)(?:\smessage)?\s(?:saying|stating|indicating|reading)"
    r"|(?:error|warning|message)\s(?:such\sas|like|is|reads|says|is\s(?:preceded|followed)\sby|is\sas\sfollows)"
    r"|(?:gets?|receives?|sees?|displays?|returns?|generates?)\s(?:an?|the))\Z",
    re.IGNORECASE,
)
# a heading of one of several messages: "Error message 2"
_COUNTED = re.compile(r"(?:error|warning)\smessage\s#?\d{1,2}", re.IGNORECASE)
# what ends a sentence comes first in the expressions: it is found faster than what stands behind it
_SENTENCE = re.compile(r"[.!?](?<!Dr\.)[\"')]{0,2}\s+(?=[\"'(A-Z])")
_FULL_STOP = re.compile(r"\.(?<!Dr\.)[\"')]{0,2}\s+(?=[\"'(A-Z])")
# "displays the error messages:" and then one message an item
_LISTED = re.compile(
    r"\b(?:receives?|displays?|reports?|returns?|generates?|following(?!\s(?:application|program|product|function)s?\b)|get|see)\b"
    r".{0,80}"
    r"\b(?:(?:error|warning)\smessages?|errors|following\smessages?)(?:(?:\s\w{1,20}){0,3}|\s(?:when|if|while|during|after|as)\s(?:[^:.]|\.(?=\w)){1,160}):\Z"
    # "One of the following messages will appear if you try to move, copy or rename the file:"
    r"|\bfollowing\s(?:(?!to\b|in\b|for\b)[\w'-]{1,20}\s){0,3}?messages\b(?:\s(?!following\b)\S{1,20}){1,24}:\Z",
    re.IGNORECASE,
)
_LONG = 800
# more than the longest words that a paragraph is broken off after
_WORDS = 32
_PLACE_WORDS, _CLAUSE_WORDS, _PLACES_WORDS = 5, 12, 18
_NO_PLACE = re.compile(
    r"(?:for\s)?examples?\b|sample\b|syntax|notes?\b|where\b|workaround|type\b|cause|to\b|resol|status", re.IGNORECASE
)
_SYSTEM = re.compile(
    r"(?:(?:In|On)\s)?(?:Microsoft\s)?Windows\s(?:NT|\d{2,4}|\d\.\d{1,2}|for\sWorkgroups)(?:\s\S{1,12}){0,3}:"
)
_UNDERLINE = re.compile(r"\s[-=*]{3,}\Z")
_ENDS = (".", "!", "?", ":", ",", ";", '"')
_PLACE = re.compile(r"(?:[-*o]\s)?(?:If|When|While|In|From|On|At|With|For|During|Under|Installing|(?:16|32)-bit)\s")


def last_sentence(flat: str) -> str:
    """Return the last sentence of a paragraph on one line."""
    return _SENTENCE.split(flat[-_LONG:])[-1]


_FOREIGN_LEAD = BegunRegex(
    ("fehlermeldung", "warnmeldung", "meldung", "fehlertext", "erscheint", "meldet", "lautet", "message", "affiche"),
    r"\b(?:(?:fehler|warn)?meldung(?:en)?|fehlertext|erscheint|meldet|lautet|message\s(?:d'erreur|suivant)|affiche(?:nt|r)?)\b"
    r"[^:.]{0,60}:\Z",
)
# "zeigt keine Meldung:", "Meldung bestätigen mit:"
_FOREIGN_OTHER = re.compile(r"\b(?:keine?|bestätigen|eingeben|ausführen|befehl|commande|aucun)\b", re.IGNORECASE)


def announces_abroad(sentence: str) -> bool:
    """Tell whether a sentence in German or French that ends in a colon leads up to a message."""
    return _FOREIGN_LEAD.search(sentence) is not None and _FOREIGN_OTHER.search(sentence) is None


def announces(sentence: str) -> bool:
    """Tell whether a sentence that ends in a colon leads up to a message, rather than to steps, reasons or code."""
    return _leads(sentence) and not quotes_manual(sentence)


def _leads(sentence: str) -> bool:
    if speaks_of_error_message(sentence) or is_sure(sentence) or _gives_message(sentence) or announces_abroad(sentence):
        return True
    return _speaks_of_what_is_shown(sentence) and _OTHER.search(sentence) is None


def _gives_message(sentence: str) -> bool:
    return _GIVES.search(sentence) is not None and _OF_CAUSE.search(sentence) is None


def speaks_of_error_message(sentence: str) -> bool:
    """Tell whether the last words of a sentence are of an error message that follows, which leaves no doubt."""
    return "following" in sentence and _ERROR_MESSAGE.search(sentence) is not None


def is_sure(sentence: str) -> bool:
    """Tell whether a sentence says that a message or an event follows, whatever else it speaks of."""
    return _SURE.search(sentence) is not None


def _speaks_of_what_is_shown(sentence: str) -> bool:
    before, following, after = sentence.rpartition("following")
    if not following:
        near = sentence[-_NEAR:]
        return any((_NAMES.search(near), _TELLS.search(near))) and _BIDS.match(sentence) is None
    if len(after) > 2:
        if _IS_OTHER.match(after) and not _ALIKE.search(before):
            return False
        if _IS_SHOWN.search(after) or _SAID.search(before):
            return True
    if len(after) > 2 and _IS_NAMED.fullmatch(after) is None:
        return False
    return _SAYS.search(before[-_NEAR:]) is not None


def announcement(paragraph: Paragraph) -> str | None:
    """Return the sentence of a paragraph that leads up to what is shown under it; None if none does."""
    # "you receive the following error(s):"
    flat = paragraph.flat.replace("(s)", "s")
    if not flat.endswith(":"):
        return flat if _leads_without_colon(flat) else None
    sentence = last_sentence(flat)
    if announces(sentence):
        return sentence
    # "You receive the following error when you run Paint! For Children:"
    whole = _FULL_STOP.split(flat[-_LONG:])[-1]
    return whole if len(whole) > len(sentence) and announces(whole) else None


def _leads_without_colon(flat: str) -> bool:
    """Tell whether a paragraph leads up to a message though its colon is missing."""
    if "ollowing" in flat and _FOLLOWING.search(flat):
        return True
    if flat[-1:].isalpha():
        return _BROKEN_OFF.search(flat, max(0, len(flat) - _WORDS)) is not None
    return flat[-1:].isdigit() and _COUNTED.fullmatch(flat) is not None


def names_shown(sentence: str) -> bool:
    """Tell whether a lead says that what follows is a message or an event: "you see the following:" does not."""
    return _NAMES.search(sentence) is not None


def names_place(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph only says where a message of those announced is seen: "From File Manager:"."""
    if not paragraph.is_prose or not paragraph.flat.endswith(":") or _NO_PLACE.match(paragraph.flat):
        return False
    if _BIDS.match(paragraph.flat):
        return False
    return len(paragraph.flat.split()) <= (_CLAUSE_WORDS if _PLACE.match(paragraph.flat) else _PLACE_WORDS)


def names_system(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph only names the system that shows the next message: "Windows 95:"."""
    return _SYSTEM.fullmatch(paragraph.flat) is not None and paragraph.is_prose


def says_where(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph amid what is shown only says where the next is seen: "In Microsoft Windows 95:"."""
    flat = paragraph.flat
    return flat.endswith(":") and _PLACE.match(flat) is not None and len(flat.split()) <= _PLACES_WORDS


def heads_place(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a heading that says where a message announced above it is seen: "On the Client"."""
    heading = _UNDERLINE.sub("", paragraph.flat)
    if paragraph.is_item or paragraph.indent or not heading[:1].isupper() or heading.endswith(_ENDS):
        return False
    return len(heading.split()) <= _CLAUSE_WORDS and _NO_PLACE.match(heading) is None


def lists_messages(flat: str) -> bool:
    """Tell whether a paragraph announces messages that may follow one an item."""
    return _LISTED.search(flat) is not None
