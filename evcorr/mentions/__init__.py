"""Observables as running text shows them: the same functions read articles and logs, so both speak of one thing alike."""

from __future__ import annotations

from evcorr.mentions.mention import Mention as Mention
