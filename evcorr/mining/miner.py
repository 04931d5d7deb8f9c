"""Mining: articles become signatures, and what shows nothing that a log could single out is named as such."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from evcorr.article import Article
from evcorr.hint import only_hints
from evcorr.mining.completion import complete
from evcorr.mining.family import family_of
from evcorr.mining.precedents import Precedents
from evcorr.mining.rarity import with_rarity
from evcorr.mining.reading import MinedArticle, read_articles
from evcorr.mining.signing import sign
from evcorr.mining.wording import Wording
from evcorr.observable import Observable, text_of
from evcorr.record import Problem
from evcorr.running.progress import Progress, Watch
from evcorr.signature import Signature, sort_key


class Superseded(msgspec.Struct, frozen=True):
    """The file of an edition of an article that is left out, and the file of the one that is taken."""

    id: str
    path: str
    taken: str


class Mined(msgspec.Struct, frozen=True):
    """What a set of articles gave: signatures sorted by article, and what became of the rest."""

    signatures: tuple[Signature, ...]
    families: Mapping[str, str]
    """The product family of each signature's article, by its id."""
    silent: tuple[Article, ...]
    """Articles that show nothing observable."""
    vague: tuple[Article, ...]
    """Articles that show only what other problems and ordinary logs show as well; they get no signature."""
    problems: tuple[Problem, ...]
    articles: int
    superseded: tuple[Superseded, ...] = ()

    def by_family(self) -> dict[str, tuple[Signature, ...]]:
        """The signatures of each family, in order of the families' names."""
        return {
            family: tuple(one for one in self.signatures if self.families[one.id] == family)
            for family in sorted(set(self.families.values()))
        }


def mine(
    paths: Iterable[Path | str],
    watch: Watch | None = None,
    *,
    jobs: int = 1,
    known: Iterable[Signature] = (),
    quote: bool = False,
) -> Mined:
    """The signatures of all articles; of several editions of one article the newest is taken.

    What one article leaves out of an event is taken from the others, and from the signatures `known` of articles that
    are not among them. `watch` is told after each article; `jobs` processes share the work, and their number makes no
    difference to what is mined. With `quote` signatures hold the articles' own words on what to do.
    """
    newest: dict[str, MinedArticle] = {}
    problems: list[Problem] = []
    editions: list[tuple[str, str]] = []
    for item in read_articles(paths, jobs, quote=quote):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        editions.append((item.article.id, item.path))
        other = newest.get(item.article.id)
        if other is None or _edition(item) > _edition(other):
            newest[item.article.id] = item
        if watch is not None:
            watch(Progress(item.path, len(editions)))
    signed = _signed(newest, Precedents(known, besides=newest), tuple(problems), len(editions))
    return msgspec.structs.replace(signed, superseded=tuple(_superseded(editions, newest)))


def _superseded(editions: Iterable[tuple[str, str]], newest: Mapping[str, MinedArticle]) -> Iterator[Superseded]:
    """The editions, by id and path, that were not taken."""
    for id, path in editions:
        if path != newest[id].path:
            yield Superseded(id, path, newest[id].path)


def _edition(item: MinedArticle) -> tuple[str, int]:
    """Orders editions of one article: by date, then by how much they show."""
    modified = item.article.modified
    return (modified.isoformat() if modified else "", len(item.observables))


def _signed(
    newest: Mapping[str, MinedArticle], precedents: Precedents, problems: tuple[Problem, ...], articles: int
) -> Mined:
    """The signatures of one edition an article."""
    observables = complete({id: item.observables for id, item in newest.items()}, precedents)
    facts = {id: item.article for id, item in newest.items()}
    wording = Wording((id, text) for id, items in observables.items() for text in map(text_of, items) if text)
    signed = {id: signature for id in facts if (signature := _sign(newest[id], observables[id], wording))}
    known = [one for one in with_rarity(signed.values(), wording) if not only_hints(one)]
    kept = {one.id for one in known}
    return Mined(
        signatures=tuple(sorted(known, key=sort_key)),
        families={id: family_of(facts[id]) for id in kept},
        silent=tuple(article for id, article in facts.items() if id not in signed),
        vague=tuple(facts[id] for id in signed if id not in kept),
        problems=problems,
        articles=articles,
    )


def _sign(item: MinedArticle, observables: Iterable[Observable], wording: Wording) -> Signature | None:
    """The signature of an article, with what the other articles tell of its observables."""
    signature = sign(item.article, observables, pattern_of=wording.pattern_of, timings=item.timings)
    return signature and msgspec.structs.replace(signature, remedies=item.remedies, fix=item.quote)
