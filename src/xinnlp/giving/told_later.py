"""Parties that only the sentences after a sum tell: `The gift is for X`, `X received the gift from Y`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from xinnlp.giving.context import Context
from xinnlp.giving.event import Event
from xinnlp.giving.lexicon import NounSense
from xinnlp.giving.nouns import NounReader
from xinnlp.giving.parse import SUBJECTS
from xinnlp.giving.party import Party
from xinnlp.giving.phrases import PhraseReader
from xinnlp.giving.statement import DONE, Giving

_MOST_SENTENCES_AFTER = 3
_MAX_AFTER = 90
_KNOWN = frozenset({"the", "this", "that", "its"})


class LaterReader:
    """Reads what the sentences after the sums of one Doc tell of them."""

    def __init__(self, context: Context, nouns: NounReader, phrases: PhraseReader) -> None:
        """Take the readers of the Doc."""
        self.context = context
        self.parse = context.parse
        self.nouns = nouns
        self.phrases = phrases

    def fill(self, given: Giving) -> Giving:
        """Return a statement with the parties that the sentences after its sum name."""
        return self._with_use(self._with_later_target(self._with_later_source(given)))

    def _with_use(self, given: Giving) -> Giving:
        """Read `The money will go to X`, `Proceeds benefit X` in the sentences after one that names no receiver."""
        if given.status == "sought" or given.recipients:
            return given
        for event in self._proceeds_after(given):
            found = self.context.resolve(self._users(event), given.funders)
            known = [p for p in found if p.id or self.phrases.parties.is_party_like(p.end - 1)]
            if known:
                return replace(given, recipients=tuple(known))
        return given

    def _users(self, event: Event) -> list[Party]:
        """Return who gets what the subject tells: after `to`, `between`, `for`, or the object of a verb of helping."""
        verb = event.outer
        if verb is not None and self.nouns.lexicon.has("helping", self.parse.words[verb]):
            return self.phrases.parties_of(self.parse.child(verb, "dobj"), event)
        return self.phrases.objects_after(event, "to", "between", "among", "for")

    def _proceeds_after(self, given: Giving) -> Iterator[Event]:
        """Yield the events of `The money …` as the subject of a verb of giving, going or helping after a sum."""
        parse, lexicon = self.parse, self.nouns.lexicon
        for token in self._tokens_after(given):
            if parse.deps[token] not in SUBJECTS or not lexicon.has("proceeds", parse.words[token]):
                continue
            verb = parse.words[parse.heads[token]]
            frames = {sense.frame for sense in lexicon.verbs.get(verb, ())}
            if frames & {"give", "go"} or lexicon.has("helping", verb) or lexicon.has("sharing", verb):
                yield Event(given.sum, "noun", given.status, None, token, None, parse.heads[token])

    def _tokens_after(self, given: Giving) -> Iterator[int]:
        """Yield the tokens of the sentences after a sum."""
        parse, first = self.parse, given.sum.end
        for token in range(first, min(len(parse), first + _MAX_AFTER)):
            if parse.sentences[token] - parse.sentences[given.sum.start] > _MOST_SENTENCES_AFTER:
                return
            yield token

    def _gifts_after(self, given: Giving, deps: Collection[str]) -> Iterator[tuple[int, NounSense]]:
        """Yield `the gift` in one of these places in the sentences after a sum."""
        parse = self.parse
        for token in self._tokens_after(given):
            sense = self.nouns.sense(token) if parse.deps[token] in deps else None
            if sense is not None and sense.strong and parse.words[max(0, token - 1)] in _KNOWN:
                yield token, sense

    def _told_after(self, given: Giving) -> Iterator[Event]:
        """Yield the events of `The gift …` as the subject of the sentences after a sum."""
        for token, sense in self._gifts_after(given, SUBJECTS):
            verb = self.parse.heads[token]
            is_part = any(self.parse.words[child] == "part" for child in self.parse.children[verb])
            if not is_part:  # `The gift to X is part of it` tells of another sum
                yield Event(given.sum, "noun", given.status, None, token, sense, verb)

    def _with_later_target(self, given: Giving) -> Giving:
        """Read `The gift is for X` in the sentences after one that does not name who gets it."""
        if given.status not in DONE or given.recipients:
            return given
        for event in self._told_after(given):
            found = self.context.resolve(self.phrases.objects_after(event, "to", "for"), given.funders)
            named = tuple(party for party in found if party.id)
            if named:
                return replace(given, recipients=named)
        return given

    def _with_later_source(self, given: Giving) -> Giving:
        """Read `The gift came from X` in the sentences after one that does not name the giver."""
        if given.status not in DONE or any(party.id for party in given.funders):
            return given
        for event in self._told_after(given):
            verb = self.parse.words[event.outer] if event.outer is not None else ""
            is_launch = any(sense.frame == "launch" for sense in self.nouns.lexicon.verbs.get(verb, ()))
            words = ("from",) if is_launch else ("from", "by")  # `the prize was founded by X`
            source = self.context.resolve(self.phrases.objects_after(event, *words), given.recipients)
            if source:
                return replace(given, funders=tuple(source))
        for event in self._received_after(given):
            source = self.context.resolve(self.phrases.objects(event, "from"))
            receiver = self.context.resolve(self.phrases.parties_of(self.phrases.subject(event), event))
            if any(party.id for party in source) and not _is_other(given.recipients, receiver):
                recipients = tuple(p for p in receiver if p.id) or given.recipients
                return replace(given, funders=tuple(source), recipients=recipients)
        return given

    def _received_after(self, given: Giving) -> Iterator[Event]:
        """Yield the events of `X received the gift from Y` in the sentences after a sum."""
        for token, sense in self._gifts_after(given, {"dobj"}):
            verb = self.parse.heads[token]
            if any(s.frame == "receive" for s in self.nouns.lexicon.verbs.get(self.parse.words[verb], ())):
                yield Event(given.sum, "receive", given.status, verb, token, sense)


def _is_other(told: tuple[Party, ...], named: list[Party]) -> bool:
    """Tell receivers by name that are not those told before by name."""
    known = {party.key for party in told if party.id}
    return bool(known) and known.isdisjoint(party.key for party in named)
