"""evcorr names the documented problems that a Windows event log shows, and what fixes them.

What is named here is public; the rest may change. Articles become signatures, logs become records, and `scan` makes a
report of both:

    article = evcorr.parse_article(Path("Q168845.TXT").read_bytes())
    signature = evcorr.sign(article, evcorr.extract(article))
    index = evcorr.compile_index(evcorr.load_signatures())
    report = evcorr.scan([Path("System.evtx")], index)
    evcorr.REPORTERS["json"](report, sys.stdout)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evcorr.article import Article as Article
    from evcorr.article import Platform as Platform
    from evcorr.article import Section as Section
    from evcorr.errors import ArticleError as ArticleError
    from evcorr.errors import EvcorrError as EvcorrError
    from evcorr.errors import ReportError as ReportError
    from evcorr.errors import SignatureError as SignatureError
    from evcorr.errors import UnreadableInputError as UnreadableInputError
    from evcorr.grade import Grade as Grade
    from evcorr.matching.index import Index as Index
    from evcorr.matching.index import compile_index as compile_index
    from evcorr.matching.matcher import Match as Match
    from evcorr.matching.matcher import match as match
    from evcorr.mining.extractors import extract as extract
    from evcorr.mining.layouts import parse_article as parse_article
    from evcorr.mining.miner import Mined as Mined
    from evcorr.mining.miner import mine as mine
    from evcorr.mining.reading import read_articles as read_articles
    from evcorr.mining.signing import sign as sign
    from evcorr.observable import Crash as Crash
    from evcorr.observable import ErrorCode as ErrorCode
    from evcorr.observable import Event as Event
    from evcorr.observable import Inference as Inference
    from evcorr.observable import Message as Message
    from evcorr.observable import Observable as Observable
    from evcorr.observable import Role as Role
    from evcorr.observable import Stop as Stop
    from evcorr.packs.pack import dump_pack as dump_pack
    from evcorr.packs.pack import load_signatures as load_signatures
    from evcorr.readers.all_readers import READERS as READERS
    from evcorr.readers.records import read as read
    from evcorr.record import Level as Level
    from evcorr.record import Origin as Origin
    from evcorr.record import Problem as Problem
    from evcorr.record import Record as Record
    from evcorr.report import Finding as Finding
    from evcorr.report import Report as Report
    from evcorr.report import decode_report as decode_report
    from evcorr.report import encode_report as encode_report
    from evcorr.reporters import REPORTERS as REPORTERS
    from evcorr.scanning.filter import Filter as Filter
    from evcorr.scanning.options import ScanOptions as ScanOptions
    from evcorr.scanning.scanner import scan as scan
    from evcorr.signature import Rarity as Rarity
    from evcorr.signature import Signature as Signature
    from evcorr.signature import Status as Status
    from evcorr.version import VERSION as VERSION

_MODULES = {
    "Article": "evcorr.article",
    "Platform": "evcorr.article",
    "Section": "evcorr.article",
    "ArticleError": "evcorr.errors",
    "EvcorrError": "evcorr.errors",
    "ReportError": "evcorr.errors",
    "SignatureError": "evcorr.errors",
    "UnreadableInputError": "evcorr.errors",
    "Grade": "evcorr.grade",
    "Index": "evcorr.matching.index",
    "compile_index": "evcorr.matching.index",
    "Match": "evcorr.matching.matcher",
    "match": "evcorr.matching.matcher",
    "extract": "evcorr.mining.extractors",
    "parse_article": "evcorr.mining.layouts",
    "Mined": "evcorr.mining.miner",
    "mine": "evcorr.mining.miner",
    "read_articles": "evcorr.mining.reading",
    "sign": "evcorr.mining.signing",
    "Crash": "evcorr.observable",
    "ErrorCode": "evcorr.observable",
    "Event": "evcorr.observable",
    "Inference": "evcorr.observable",
    "Message": "evcorr.observable",
    "Observable": "evcorr.observable",
    "Role": "evcorr.observable",
    "Stop": "evcorr.observable",
    "dump_pack": "evcorr.packs.pack",
    "load_signatures": "evcorr.packs.pack",
    "READERS": "evcorr.readers.all_readers",
    "read": "evcorr.readers.records",
    "Level": "evcorr.record",
    "Origin": "evcorr.record",
    "Problem": "evcorr.record",
    "Record": "evcorr.record",
    "Finding": "evcorr.report",
    "Report": "evcorr.report",
    "decode_report": "evcorr.report",
    "encode_report": "evcorr.report",
    "REPORTERS": "evcorr.reporters",
    "Filter": "evcorr.scanning.filter",
    "ScanOptions": "evcorr.scanning.options",
    "scan": "evcorr.scanning.scanner",
    "Rarity": "evcorr.signature",
    "Signature": "evcorr.signature",
    "Status": "evcorr.signature",
    "VERSION": "evcorr.version",
}
"""Where each public name lives: it is imported when it is first asked for, so that nobody waits for the rest."""

__all__ = list(_MODULES)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_MODULES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES})
