"""Sums and parties told in step: `gave £5m and £2m to A and B respectively`, `A and B, to whom it gave …`."""

from __future__ import annotations

from dataclasses import replace

from xinnlp.giving.parse import Parse
from xinnlp.giving.parties import PartyReader
from xinnlp.giving.party import Party
from xinnlp.giving.statement import Giving

_LINKS = frozenset({",", ";", "and", "&", "to", "the"})
_RELATIVE = frozenset({"whom", "which"})


def set_in_step(parse: Parse, parties: PartyReader, found: list[Giving]) -> list[Giving]:
    """Return the statements with each sum of a sentence that says `respectively` given its own party of as many."""
    if "respectively" not in parse.words:
        return found
    stepped: list[Giving] = []
    for told in _runs(parse, found):
        bounds = parse.sentence_bounds(told[0].sum.start)
        is_told = len(told) > 1 and "respectively" in parse.words[slice(*bounds)]
        stepped += _in_step(told, _antecedents(parse, parties, told)) if is_told else told
    return stepped


def _runs(parse: Parse, found: list[Giving]) -> list[list[Giving]]:
    """Return the statements in runs of sums with nothing but commas and conjunctions between them."""
    runs: list[list[Giving]] = []
    for given in found:
        if runs and _LINKS.issuperset(parse.words[runs[-1][-1].sum.end : given.sum.start]):
            runs[-1].append(given)
        else:
            runs.append([given])
    return runs


def _in_step(told: list[Giving], antecedents: tuple[Party, ...]) -> list[Giving]:
    recipients = told[0].recipients or antecedents
    if len(recipients) == len(told) and all(given.recipients in {told[0].recipients, ()} for given in told):
        return [replace(given, recipients=(party,)) for given, party in zip(told, recipients, strict=True)]
    funders = told[0].funders
    if len(funders) == len(told) and all(given.funders == funders for given in told):
        return [replace(given, funders=(party,)) for given, party in zip(told, funders, strict=True)]
    return told


def _antecedents(parse: Parse, parties: PartyReader, told: list[Giving]) -> tuple[Party, ...]:
    """Return the names, as many as sums, that stand right before `to whom` or `to which`."""
    start, _ = parse.sentence_bounds(told[0].sum.start)
    token = next((t for t in range(told[0].sum.start - 1, start, -1) if parse.words[t] in _RELATIVE), start) - 1
    found: list[Party] = []
    while token >= start and len(found) < len(told):
        mention = parties.mention_at(token)
        if mention is not None and mention.kind != "places":
            found.append(parties.of_mention(mention))
            token = mention.start - 1
        elif parse.words[token] in _LINKS:
            token -= 1
        else:
            break
    return tuple(reversed(found))
