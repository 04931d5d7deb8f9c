"""Reviewed signatures: one YAML file an article, written and vouched for by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import yaml

from evcorr.packs.placed import Placed, fault, line_of
from evcorr.record import Problem
from evcorr.signature import Signature, Status

LARGEST_REVIEWED = 256 << 10
"""Bytes of one reviewed signature; a larger file is none."""

_DEEPEST = 16
"""Levels of a document; a signature has four."""

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader of plain YAML: libyaml's, which is ten times as fast, where PyYAML was built with it."""

_PATH_STEP = re.compile(r"\.([A-Za-z_]+)|\[(\d+)\]")


def read_reviewed(path: str, content: bytes) -> Iterator[Placed | Problem]:
    """The signature of one file, or what is wrong there.

    Only plain YAML is taken: tags, aliases and what is nested deep are refused, so that nothing can run or grow.
    """
    try:
        root, value = _composed(content)
    except _FaultError as error:
        yield fault(path, error.line, str(error))
        return
    try:
        signature = msgspec.convert(value, type=Signature)
    except msgspec.ValidationError as error:
        yield fault(path, _line_of(str(error), root), str(error))
    else:
        places = [f"`$.observables[{number}]`" for number in range(len(signature.observables))]
        lines = tuple(_line_of(place, root) for place in places)
        yield Placed(msgspec.structs.replace(signature, status=Status.REVIEWED), line_of(path, 1), lines)


class _FaultError(Exception):
    """What is wrong with a document, and its line."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.line = line


def _composed(content: bytes) -> tuple[yaml.Node | None, Any]:
    """The nodes of a document, which know their lines, and its value; raises _FaultError."""
    if len(content) > LARGEST_REVIEWED:
        raise _FaultError(f"no signature: larger than {LARGEST_REVIEWED >> 10} KiB")
    try:
        if refused := _refused(content):
            raise _FaultError(refused)
        return yaml.compose(content, Loader=_LOADER), yaml.load(content, Loader=_LOADER)  # noqa: S506 - a safe one
    except yaml.MarkedYAMLError as error:
        raise _FaultError(error.problem or "not YAML", _mark_line(error)) from error
    except (yaml.YAMLError, ValueError) as error:
        raise _FaultError(str(error).partition("\n")[0]) from error


def _refused(content: bytes) -> str | None:
    """Why a document is not taken, though it is YAML."""
    depth = 0
    for event in yaml.parse(content, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            return "aliases (*name) have no place in a signature"
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return f"nested deeper than {_DEEPEST} levels"
    return None


def _mark_line(error: object) -> int:
    """The line, from 1, that a YAML error points at."""
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _line_of(reason: str, node: object) -> int:
    """The line, from 1, of the value that a validation error names by its path (`$.observables[0].id`)."""
    path = reason.rpartition("`$")[2].rstrip("`")
    for key, index in _PATH_STEP.findall(path):
        below = _child(node, key, int(index or 0))
        if below is None:
            break
        node = below
    mark = getattr(node, "start_mark", None)
    return mark.line + 1 if mark else 1


def _child(node: object, key: str, index: int) -> object | None:
    """The node one step down: under a key of a mapping, or at an index of a sequence."""
    below: object | None = None
    if isinstance(node, yaml.MappingNode):
        below = next((value for name, value in node.value if name.value == key), None)
    elif isinstance(node, yaml.SequenceNode) and index < len(node.value):
        below = node.value[index]
    return below
