"""Whom a text says that money is collected for: `donations to be shared between X and Y`, `raising money for X`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from xinnlp.giving.lexicon import load_lexicon_of_giving
from xinnlp.giving.parse import Parse
from xinnlp.giving.parties import PartyReader
from xinnlp.giving.party import Party
from xinnlp.giving.statement import DONE, Giving

_REACH = 6  # tokens from the collected money to the preposition
_AFTER_PREPOSITION = 6
_BETWEEN = frozenset({",", "and", "&", "the", "our", "friends", "at", "both", "two", "charities", "charity"})
# The words after which bodies stand that such money goes to, by the verbs right before them.
_TO = frozenset({"go", "goes", "going", "went", "donated"})
# Whom a body that raises for them does not mean by itself.
_OTHERS = frozenset({"charity", "charities", "causes"})
_LEADS = frozenset({"between", "among", "to", "of", "for"})


def with_causes(found: list[Giving], parse: Parse, parties: PartyReader) -> list[Giving]:
    """Return the statements with the bodies of the text's first cause where a sum raised goes to nobody by name."""
    is_open = [g.status == "raised" and not any(party.id for party in g.recipients) for g in found]
    if not any(is_open):
        return found
    cause = find_cause(parse, parties)
    if not cause:
        return found
    return [
        replace(g, recipients=cause) if is_raised and not _is_among(cause, g.funders) else g
        for g, is_raised in zip(found, is_open, strict=True)
    ]


def with_raisers(found: list[Giving]) -> list[Giving]:
    """Return the statements with the one body that raised money as the giver of what is given out, if none is named."""
    if any(party.id for g in found if g.status in DONE for party in g.funders):
        return found
    raisers = {party.key: party for g in found if g.status == "raised" for party in g.funders if party.id}
    raiser = tuple(raisers.values()) if len(raisers) == 1 else ()
    return [
        replace(g, funders=raiser) if g.status in DONE and not g.funders and not _is_among(raiser, g.recipients) else g
        for g in found
    ]


def with_own_collections(found: list[Giving], collectors: Collection[str]) -> list[Giving]:
    """Return the statements with the body that raised a sum for nobody else by name as the one who gets it.

    `collectors` are the ids of bodies that collect for what they do themselves; a campaign collects for others.
    """
    return [
        replace(g, funders=(), recipients=g.funders)
        if g.status == "raised"
        and g.funders
        and all(party.id in collectors for party in g.funders)
        and not any(party.id or _is_others(party) for party in g.recipients)
        else g
        for g in found
    ]


def _is_others(party: Party) -> bool:
    return bool(party.name) and (party.name or "").casefold().split()[-1] in _OTHERS


def find_cause(parse: Parse, parties: PartyReader) -> tuple[Party, ...]:
    """Return the named bodies that the text first says money is collected for, empty where it names none."""
    for token, word in enumerate(parse.words):
        if word in _LEADS and _leads_to_cause(parse, token) and (found := _bodies_after(token + 1, parse, parties)):
            return found
    return ()


def _leads_to_cause(parse: Parse, token: int) -> bool:
    """Tell `proceeds will go to`, `donations shared between`, `raise money for`, `in aid of`, which `token` ends."""
    sets, word, sentence = load_lexicon_of_giving().sets, parse.words[token], parse.sentences[token]
    before = [parse.words[t] for t in range(max(0, token - _REACH), token) if parse.sentences[t] == sentence]
    last = before[-1] if before else ""
    if word == "of":
        return last == "aid"
    if word == "for":
        led = not sets["raising"].isdisjoint(before)
    else:
        led = last in (_TO if word == "to" else sets["sharing"])
    return led and not sets["proceeds"].isdisjoint(before)


def _bodies_after(start: int, parse: Parse, parties: PartyReader) -> tuple[Party, ...]:
    """Return the organisations that follow a preposition, joined by commas and `and`."""
    found: list[Party] = []
    position = start
    while position < min(len(parse), start + _AFTER_PREPOSITION):
        mention = parties.mention_at(position)
        if mention is not None and mention.kind == "organisations":
            found.append(parties.of_mention(mention))
            position = mention.end
            start = position
        elif parse.words[position] in _BETWEEN:
            position += 1
        else:
            break
    return tuple({party.key: party for party in found}.values())


def _is_among(cause: Sequence[Party], funders: Sequence[Party]) -> bool:
    return not {party.key for party in cause}.isdisjoint(party.key for party in funders)
