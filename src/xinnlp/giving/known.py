"""Parties that a sentence leaves out and the rest of the text tells: by headings, other sums, the headline, `we`."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from xinnlp.giving.causes import with_causes, with_raisers
from xinnlp.giving.context import Context
from xinnlp.giving.lists import Introductions
from xinnlp.giving.nouns import NounReader
from xinnlp.giving.party import Party
from xinnlp.giving.phrases import PhraseReader
from xinnlp.giving.statement import DONE, Giving
from xinnlp.giving.told_later import LaterReader
from xinnlp.giving.voice import count_own_voice, find_called_body

_MOST_BELOW_TOTAL = 100  # statements between a total and one of its parts
_LEADING_SHARE = 2 / 3
_OWN_VOICE = 3


class KnownParties:
    """Fills in the parties of one Doc's statements; what a sentence tells is never replaced."""

    def __init__(self, context: Context, nouns: NounReader, phrases: PhraseReader, lists: Introductions) -> None:
        """Take the readers of the Doc."""
        self.context = context
        self.parse = context.parse
        self.nouns = nouns
        self.phrases = phrases
        self.lists = lists
        self.later = LaterReader(context, nouns, phrases)

    def fill(self, found: list[Giving]) -> list[Giving]:
        """Return the statements with the parties that the text makes known elsewhere."""
        found = [self.later.fill(statement) for statement in found]
        found = _with_same_sums(self._with_headings(found))
        found = self._with_funders(found)
        found = with_causes(with_raisers(found), self.parse, self.phrases.parties)
        found = self._with_recipients(_with_usual_recipients(self._with_headline(self._with_grantees(found))))
        return [replace(g, recipients=g.helped) if g.status in DONE and not g.recipients else g for g in found]

    def _with_headings(self, found: list[Giving]) -> list[Giving]:
        """Fill in the body that the heading above names, on the side where other sums below a heading have it."""
        above = [self.lists.bodies_above(g.sum) for g in found]
        gives = sum(_is_among(bodies, g.funders) for bodies, g in zip(above, found, strict=True))
        gets = sum(_is_among(bodies, g.recipients) for bodies, g in zip(above, found, strict=True))
        if gives == gets:
            return found
        filled = []
        for bodies, given in zip(above, found, strict=True):
            told = {p.key for p in (*given.funders, *given.recipients)}
            apart = tuple(party for party in bodies if party.key not in told)
            if gives > gets and not given.funders and given.status in DONE:
                given = replace(given, funders=apart)  # noqa: PLW2901
            elif gets > gives and apart and not given.recipients:
                given = replace(given, recipients=apart)  # noqa: PLW2901
            filled.append(given)
        return filled

    def _with_funders(self, found: list[Giving]) -> list[Giving]:
        """Fill in who gives: the only giver of the text, the body of the sentence before, that of the total above."""
        done = [g for g in found if _is_done_by_name(g)]
        leading = _leading([g.funders[0].key for g in done])
        named = _named_funders(done)
        named_in_text = _named_funders([g for g in done if not self._is_item(g)])
        giving_body = self._giving_body(found)
        called = find_called_body(self.parse, self.phrases.parties) if found and not named else ()
        filled: list[Giving] = []
        last_in_section: dict[int | None, tuple[Party, ...]] = {}
        for given in found:
            section = self.lists.section_at(given.sum.start)
            if not given.funders and given.status in {"given", "pledged"}:
                only = named_in_text if self._is_item(given) else named
                before = self._funder_before(given)
                candidates = [
                    tuple(only.values()) if len(only) == 1 else (),
                    (before,) if before is not None else (),
                    last_in_section.get(section, ()),
                    _giver_of_total(filled[-_MOST_BELOW_TOTAL:], given),
                    () if self._is_item(given) else giving_body,
                    (only[leading],) if leading in only else (),
                    called,
                ]
                given = replace(given, funders=_first_apart(candidates, given.recipients))  # noqa: PLW2901
            if _is_done_by_name(given):
                last_in_section[section] = given.funders
            filled.append(given)
        return filled

    def _funder_before(self, given: Giving) -> Party | None:
        """Return the subject of the sentence before; that of another paragraph where it speaks of giving."""
        before = self.context.funder_before(given.sum.start, self.lists.item_start(given.sum))
        if before is None or self.lists.section_at(before.start) == self.lists.section_at(given.sum.start):
            return before
        return before if any(map(self._speaks_of_giving, range(*self.parse.sentence_bounds(before.start)))) else None

    def _is_item(self, given: Giving) -> bool:
        return self.lists.is_item(given.sum)

    def _giving_body(self, found: list[Giving]) -> tuple[Party, ...]:
        """Return the body that the text names most where its name says that it gives, and nobody gives to it."""
        main = self.context.main_body()
        if main is None or any(party.key == main.id for g in found for party in g.recipients):
            return ()
        words = self.context.names.get(main.id, "").casefold().split()
        gives = any(self.nouns.lexicon.has("giving_bodies", word) for word in words)
        return (self.phrases.parties.of_mention(main),) if gives else ()

    def _with_grantees(self, found: list[Giving]) -> list[Giving]:
        """Fill in the names of a list of grantees where all sums given are one and name none of them."""
        given = [g for g in found if g.is_gift]
        if len({(g.sum.mention.value, g.sum.mention.unit) for g in given}) != 1:
            return found
        if any(party.id for statement in given for party in statement.recipients):
            return found
        names = tuple(self.context.resolve(self.lists.grantees()))
        return [replace(g, recipients=names) if g.is_gift else g for g in found] if names else found

    def _with_headline(self, found: list[Giving]) -> list[Giving]:
        """Fill in the recipient that only the headline names, where it speaks of giving."""
        headline = self.lists.headline()
        if headline is None or not any(map(self._speaks_of_giving, range(*headline))):
            return found
        filled = []
        for given in found:
            open_gift = given.is_gift and not given.in_heading and not given.recipients
            party = self.context.recipient_in_headline(*headline, given.funders) if open_gift else None
            filled.append(replace(given, recipients=(party,)) if party is not None else given)
        return filled

    def _speaks_of_giving(self, token: int) -> bool:
        return self.nouns.sense(token) is not None or self.parse.words[token] in self.nouns.lexicon.verbs

    def _with_recipients(self, found: list[Giving]) -> list[Giving]:
        """Fill in who gets: the body that the other sums go to, or the one in whose own voice the text speaks."""
        topic = self._topic(found)
        if topic is None:
            return found
        # A part's recipient (`$10m, including $2m for X`) is not that of the whole.
        told = {self.parse.sentences[g.sum.start] for g in found if g.recipients}
        largest = _largest_gifts(found, topic)
        filled = []
        for given in found:
            is_open = given.status != "sought" and not given.recipients
            is_open = is_open and self.parse.sentences[given.sum.start] not in told
            apart = topic.key not in {party.key for party in given.funders} and not _is_larger(given, largest)
            filled.append(replace(given, recipients=(topic,)) if is_open and apart else given)
        return filled

    def _topic(self, found: list[Giving]) -> Party | None:
        """Return whom the text tells gifts to: most sums' recipient, told twice or named early, that gives nothing."""
        gives = {p.key for g in found for p in g.funders if g.status in DONE}
        gets = [g.recipients[0] for g in found if any(party.id for party in g.recipients[:1])]
        leading = _leading([party.key for party in gets])
        main = self.context.main_body()
        early = main is not None and self.lists.is_early(main.start) and self.context.stands_out(main)
        if leading is not None and leading not in gives:
            told_twice = sum(party.key == leading for party in gets) > 1
            if told_twice or (main is not None and main.id == leading):
                return next(party for party in gets if party.key == leading)
        if main is None or main.id in gives or not early:
            return None
        is_own_voice = not self.lists.has_byline and count_own_voice(self.parse) >= _OWN_VOICE
        is_told_of = is_own_voice or bool(gives and not gets and not self._giving_body(found))
        return self.phrases.parties.of_mention(main) if is_told_of else None


def _with_same_sums(found: list[Giving]) -> list[Giving]:
    """Fill in who gives where the same sum to the same receiver is told again with the giver's name."""
    givers: dict[tuple[str, float, str], tuple[Party, ...]] = {}
    for given in filter(_is_done_by_name, found):
        for party in given.recipients:
            givers.setdefault((given.sum.mention.unit, given.sum.mention.value, party.key), given.funders)
    filled = []
    for given in found:
        sums = [(given.sum.mention.unit, given.sum.mention.value, party.key) for party in given.recipients]
        told = next((givers[key] for key in sums if key in givers), ())
        filled.append(replace(given, funders=told) if told and not given.funders and given.status in DONE else given)
    return filled


def _with_usual_recipients(found: list[Giving]) -> list[Giving]:
    """Fill in who gets where the giver gives to the same in all its other statements, two at least."""
    told: dict[str, list[tuple[Party, ...]]] = {}
    for given in found:
        if given.status in DONE and given.funders and given.recipients:
            told.setdefault(given.funders[0].key, []).append(given.recipients)
    usual = {
        giver: recipients[0]
        for giver, recipients in told.items()
        if len(recipients) > 1 and len({tuple(party.key for party in parties) for parties in recipients}) == 1
    }
    filled = []
    for given in found:
        is_open = given.status in DONE and given.funders and not given.recipients
        parties = usual.get(given.funders[0].key, ()) if is_open else given.recipients
        filled.append(replace(given, recipients=parties))
    return filled


def _is_done_by_name(given: Giving) -> bool:
    return given.status in DONE and any(party.id for party in given.funders)


def _named_funders(found: list[Giving]) -> dict[str, Party]:
    return {party.key: party for given in found for party in given.funders if party.id}


def _is_among(bodies: list[Party], parties: tuple[Party, ...]) -> bool:
    return bool({party.key for party in bodies} & {party.key for party in parties})


def _leading(keys: list[str]) -> str | None:
    """Return the one that at least two thirds are."""
    most = Counter(keys).most_common(1)
    return most[0][0] if most and most[0][1] >= _LEADING_SHARE * len(keys) else None


def _largest_gifts(found: list[Giving], topic: Party) -> dict[str, float]:
    """Return the largest sum that each giver (by key) is told to give the topic."""
    largest: dict[str, float] = {}
    for given in found:
        if topic.key in {party.key for party in given.recipients}:
            for giver in given.funders:
                largest[giver.key] = max(largest.get(giver.key, 0), given.sum.mention.value)
    return largest


def _is_larger(given: Giving, largest: dict[str, float]) -> bool:
    """Tell a sum over what its giver is told to give the topic: a lifetime's giving, not one more gift."""
    told = [largest[party.key] for party in given.funders if party.key in largest]
    return bool(told) and given.sum.mention.value > max(told)


def _giver_of_total(before: list[Giving], part: Giving) -> tuple[Party, ...]:
    """Return the giver of the last larger sum that goes to nobody by name: the sums below are its parts."""
    for given in reversed(before):
        whole, mention = given.sum.mention, part.sum.mention
        is_whole = not part.sum.is_money or (whole.unit == mention.unit and whole.value >= mention.value)
        if given.status in DONE and is_whole and not any(party.id for party in given.recipients):
            return tuple(party for party in given.funders if party.id)
    return ()


def _first_apart(candidates: list[tuple[Party, ...]], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the first candidates that are none of the parties on the other side."""
    taken = {party.key for party in others}
    return next((c for c in candidates if c and not taken & {party.key for party in c}), ())
