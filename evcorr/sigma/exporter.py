"""Writes signatures as files of Sigma rules, one file an article, each accepted by pySigma before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path

import msgspec

from evcorr.errors import MissingPackageError
from evcorr.sigma.rule import Rule, name_of, rules_of
from evcorr.signature import Signature


class Exported(msgspec.Struct, frozen=True):
    """What was written: how many files and rules, and the articles that no rule can look for, with the reason."""

    files: int
    rules: int
    left_out: tuple[tuple[str, str], ...]


def export_sigma(signatures: Iterable[Signature], folder: Path) -> Exported:
    """Write the rules of each signature to `evcorr_ARTICLE.yml` in the folder, which is made where there is none.

    Raises MissingPackageError without pySigma, and OSError where the folder can't be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = count = 0
    left_out: list[tuple[str, str]] = []
    for signature in signatures:
        rules = rules_of(signature)
        reason = _refused(rules) if rules else "nothing but hints, which a rule would find everywhere"
        if reason:
            left_out.append((signature.id, reason))
            continue
        (folder / f"{name_of(signature.id)}.yml").write_text(dump_rules(rules), encoding="utf-8")
        files, count = files + 1, count + len(rules)
    return Exported(files, count, tuple(left_out))


def dump_rules(rules: list[Rule]) -> str:
    """Rules as YAML documents of one file; keys keep their order, and nothing in them can become a tag or an alias."""
    import yaml

    # libyaml's writer, where the package has it, is ten times as fast
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump_all(rules, Dumper=dumper, sort_keys=False, allow_unicode=True, width=120))


def _refused(rules: list[Rule]) -> str | None:
    """Why pySigma does not take the rules, if it does not."""
    try:
        from sigma.collection import SigmaCollection
        from sigma.exceptions import SigmaError
    except ImportError as error:
        raise MissingPackageError("pysigma", "sigma") from error
    try:
        SigmaCollection.from_dicts(deepcopy(rules))
    except SigmaError as error:
        return f"pySigma refuses the rule: {error}"
    return None
