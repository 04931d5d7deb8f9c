"""Findings that the logs can't tell apart, told as one: the best of them, and the others beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from evcorr.report import Finding


class Block(NamedTuple):
    """A finding that is told in full, and those that the same entries show as well; best first."""

    finding: Finding
    others: tuple[Finding, ...]

    @property
    def members(self) -> Sequence[Finding]:
        """All of them, the best first."""
        return (self.finding, *self.others)


def likely_first(findings: Sequence[Finding]) -> tuple[Sequence[Finding], Sequence[Finding]]:
    """The findings to tell in full, and those whose entries other articles explain better; the best is of the first."""
    told = [finding for finding in findings if not finding.outdone] or list(findings[:1])
    ranks = {finding.rank for finding in told}
    return told, [finding for finding in findings if finding.rank not in ranks]


def blocks(findings: Iterable[Finding]) -> tuple[Block, ...]:
    """Each group of findings as one block, in the order of its best; a report that tells no groups has none."""
    groups: dict[tuple[int, int], list[Finding]] = {}
    for finding in findings:
        # without a group a finding is alone, and its rank tells it from all others
        groups.setdefault((finding.group, 0 if finding.group else finding.rank), []).append(finding)
    return tuple(Block(first, tuple(others)) for first, *others in groups.values())
