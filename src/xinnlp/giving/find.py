"""From a Doc's figures and mentions to its commitments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from xinnlp.giving.bare import BareReader
from xinnlp.giving.context import Context
from xinnlp.giving.enumerations import EnumerationReader
from xinnlp.giving.event import Event
from xinnlp.giving.events import EventFinder
from xinnlp.giving.known import KnownParties
from xinnlp.giving.lists import Introductions
from xinnlp.giving.parse import Parse
from xinnlp.giving.parties import PartyReader
from xinnlp.giving.parts import PartReader, Told
from xinnlp.giving.party import NamedMention, Party
from xinnlp.giving.purpose import find_purpose
from xinnlp.giving.repairs import mend_around, set_datelines_apart
from xinnlp.giving.respective import set_in_step
from xinnlp.giving.roles import RoleReader, Roles, is_told
from xinnlp.giving.statement import Giving, Section
from xinnlp.giving.status import status_of
from xinnlp.giving.sums import FigureMention, Sum, find_sums

_SHORT = 2


class GivingReader:
    """Reads every statement of giving of one Doc."""

    def __init__(
        self,
        doc: Doc,
        mentions: Iterable[NamedMention],
        sections: list[Section],
        names: dict[str, str],
        employers: dict[str, str] | None = None,
    ) -> None:
        """Take the Doc, its mentions and sections, the full name of each id, and whom each person works for."""
        self.doc = doc
        self.parse = Parse(doc)
        self.parties = PartyReader(self.parse, mentions)
        self.roles = RoleReader(self.parse, self.parties)
        self.events = EventFinder(self.parse)
        self.context = Context(self.parse, self.parties, names, employers)
        self.lists = Introductions(self.parse, self.parties, [(s.kind, s.start, s.end) for s in sections])
        self._doubly_transitive = self.events.lexicon.sets["doubly_transitive"]
        self._set_datelines_apart(sections)
        self.enumerations = EnumerationReader(self.parse, self.parties, self.events.nouns)
        self.parts = PartReader(self.parse, self.roles.phrases, self.events.nouns)
        self.bare = BareReader(self.parse, self.roles.phrases, self.events.nouns)
        self.known = KnownParties(self.context, self.events.nouns, self.roles.phrases, self.lists)
        self._headings = [(s.start, s.end) for s in sections if s.kind in {"headline", "heading", "caption"}]

    def read(self, figures: Iterable[FigureMention]) -> list[Giving]:
        """Return the statements in the order of their sums."""
        found: list[Giving] = []
        sums = list(find_sums(self.parse, figures))
        self.parties.sums.update(token for given in sums if given.is_money for token in range(given.start, given.end))
        for given in sums:
            mend_around(self.parse, given, self.parties.names, self._doubly_transitive)
            previous = found[-1] if found else None
            statement = (
                self._read_block(given)
                or self._read_enumerated(given, previous)
                or self._read_told(given, self.bare.available(given))
                or self._read_told(given, self.parts.use(given, previous))
                or self._read_sentence(given, previous)
                or self._read_told(given, self.bare.beside(given, previous))
                or self._read_told(given, self.parts.read(given, previous))
                or self._read_list_item(given)
                or self._read_line(given)
            )
            if statement is not None:
                found.append(statement)
        return self.known.fill(set_in_step(self.parse, self.parties, found))

    def _set_datelines_apart(self, sections: list[Section]) -> None:
        starts = []
        for section in sections:
            mention, text = self.parties.mention_at(section.start), self.doc[section.start].text
            is_place = mention.kind == "places" if mention is not None else text.isupper() and len(text) > _SHORT
            if section.kind == "paragraph" and is_place:
                starts.append(section.start)
        set_datelines_apart(self.parse, starts)

    def _read_block(self, given: Sum) -> Giving | None:
        """Read a block that begins with its sum, under a heading that names who gives it."""
        funders = self.lists.heading_funders(given)
        if not funders:
            return None
        event = self.events.find(given)
        if event is not None and event.verb is not None and self.parse.is_finite(event.verb):
            return None
        noun = event.noun if event is not None else None
        sense = self.events.nouns.sense(noun) if noun is not None else None
        block = Event(given, "noun", sense.status if sense else "given", None, noun, sense)
        recipients = self.context.resolve(self.roles.read(block).recipients, funders)
        return self._statement(block, block.status, Roles(funders, recipients))

    def _read_enumerated(self, given: Sum, previous: Giving | None) -> Giving | None:
        """Read a sum after a name: in brackets, or where the verb is that of the sum before."""
        found = self.enumerations.bracketed(given)
        gapped = self.enumerations.gapped(given, previous) if found is None else None
        if gapped is not None and previous is not None:
            found = gapped, previous.status
        if found is None:
            return None
        roles, status = found
        roles = Roles(self.context.resolve(roles.funders), self.context.resolve(roles.recipients))
        return self._statement(Event(given, "noun", status), status, roles)

    def _read_sentence(self, given: Sum, previous: Giving | None) -> Giving | None:
        event = self.events.find(given)
        if event is None:
            return None
        status = status_of(self.parse, event)
        if status is None:
            return None
        roles = self.roles.read(event)
        funders = self.context.resolve(roles.funders)
        roles = Roles(funders, self.context.resolve(roles.recipients, funders))
        main = self.context.main_body_beyond(given.start) if event.frame == "total" and not any(roles) else None
        if main is not None:
            body = [self.parties.of_mention(main)]
            roles = Roles([], body) if status == "raised" else Roles(body, [])
        if not roles.funders and previous is not None and self.parts.is_rest(given, previous):
            roles = roles._replace(funders=list(previous.funders))
        if not roles.funders and status in {"given", "pledged", "invested"}:
            announcer = self.context.resolve(self.bare.announcer(given), roles.recipients)
            roles = roles._replace(funders=[p for p in announcer if p.id])
        if roles.funders and not roles.recipients:
            taken = {party.key for party in roles.funders}
            roles = roles._replace(recipients=[p for p in self.lists.opening_of_item(given) if p.key not in taken])
        roles = self._of_handover(event, roles)
        if event.frame == "receive" and status == "raised" and any(party.id for party in roles.funders):
            status = "given"  # `had two donations, one of £500 from Acme`
        is_drive = status == "sought" and event.frame in {"raise", "launch"} and not roles.recipients
        if is_drive and self.context.is_body(roles.funders):
            roles = Roles([], roles.funders)  # `Acme hopes to raise £1m`, `launched a £1m appeal`: for itself
        if status == "raised":  # nobody raises from itself
            gets = {party.key for party in roles.recipients}
            roles = roles._replace(funders=[party for party in roles.funders if party.key not in gets])
        if not is_told(event, status, roles):
            return None
        return self._statement(event, status, roles)

    def _of_handover(self, event: Event, roles: Roles) -> Roles:
        """Read whom a cheque is handed for: the body of the one person who accepts it, where a body gives it."""
        words = {self.parse.words[token] for token in (event.verb, event.outer) if token is not None}
        is_prize = event.noun is not None and self.events.lexicon.has("for_one_person", self.parse.words[event.noun])
        if is_prize or words.isdisjoint(self.events.lexicon.sets["handovers"]) or len(roles.recipients) != 1:
            return roles
        body = self.context.body_of(roles.recipients[0])
        taken = {party.key for party in roles.funders}
        is_from_body = any(party.id not in self.context.employers for party in roles.funders if party.id)
        return roles._replace(recipients=[body]) if body and is_from_body and body.key not in taken else roles

    def _read_told(self, given: Sum, told: Told | None) -> Giving | None:
        """Read a sum that no verb or noun of giving governs, by what stands around it or by the sum before."""
        if told is None:
            return None
        event, status, roles = told
        funders = self.context.resolve(roles.funders)
        return self._statement(event, status, Roles(funders, self.context.resolve(roles.recipients, funders)))

    def _read_list_item(self, given: Sum) -> Giving | None:
        introduced = self.lists.find(given, self.events)
        if introduced is None:
            return None
        event, recipients = introduced
        status = status_of(self.parse, event) if event is not None else None
        if event is None or status is None:
            return None
        roles = self.roles.read(event)
        if recipients and recipients[0].start < given.start and self.lists.names_givers(event):
            roles = Roles(recipients, roles.recipients if event.verb is not None else [])
        else:
            roles = roles._replace(recipients=recipients or roles.recipients)
        found = self.context.resolve(roles.recipients)
        resolved = Roles(self.context.resolve(roles.funders, found), found)
        main = self.context.main_body(2) if event.frame in {"give", "noun"} and not resolved.funders else None
        if main is not None and main.id not in {party.id for party in resolved.recipients}:
            resolved = resolved._replace(funders=[self.parties.of_mention(main)])
        if not resolved.funders and not resolved.recipients:
            return None
        inner = replace(event, sum=given, verb=None, noun=None, outer=None)
        return self._statement(inner, status, resolved)

    def _read_line(self, given: Sum) -> Giving | None:
        """Read the heading `Giver, Place | $5m` above a block that says that this body gives."""
        giver = self.lists.giver_of_line(given, self.events)
        if giver is None:
            return None
        return self._statement(Event(given, "noun", "given"), "given", Roles([giver], []))

    def _statement(self, event: Event, status: str, roles: Roles) -> Giving:
        if not event.sum.is_money and not roles.recipients and status in {"given", "pledged"}:
            found = self.context.resolve(self.roles.helped.recipients_before(event.sum), roles.funders)
            taken = {party.key for party in roles.funders}
            roles = roles._replace(recipients=[party for party in found if party.key not in taken])
        purpose = find_purpose(self.parse, event, roles.recipients)
        if purpose is not None and not roles.recipients and status != "sought":
            roles = roles._replace(recipients=self._in_purpose(purpose, roles.funders))
        sentence = self.parse.sentences[event.sum.start]
        bounds = [(event.sum.start, event.sum.end)]
        bounds += [(t, t + 1) for t in (event.verb, event.noun) if t is not None]
        bounds += [(p.start, p.end) for p in (*roles.funders, *roles.recipients) if p.end > p.start]
        bounds += [purpose] if purpose else []
        numbers = self.parse.sentences
        inside = [b for b in bounds if numbers[b[0]] == numbers[b[1] - 1] == sentence]
        first, last = min(b[0] for b in inside), max(b[1] for b in inside) - 1
        last -= self.doc[last].is_space
        words = " ".join(self.doc[purpose[0] : purpose[1]].text.split()) if purpose else None
        in_heading = any(start <= event.sum.start < end for start, end in self._headings)
        start, end = self.doc[first].idx, self.doc[last].idx + len(self.doc[last])
        start, end = min(start, event.sum.mention.start), max(end, event.sum.mention.end)
        helped = tuple(self.roles.helped.people_in(purpose)) if purpose and not roles.recipients else ()
        funders, recipients = tuple(roles.funders), tuple(roles.recipients)
        return Giving(
            event.sum, status, funders, recipients, words, start, end, in_heading, helped,
            sentence, self._is_told_again(event),
        )  # fmt: skip

    def _is_told_again(self, event: Event) -> bool:
        """Tell `the $5m grant` and `that million`, which speak of a gift as known."""
        before, noun = set(self.parse.words[max(0, event.sum.start - 1) : event.sum.start + 1]), event.noun
        if event.sum.is_money and before & {"this", "that"}:
            return True
        is_definite = bool(before & {"the", "this", "that"})
        return is_definite and noun is not None and event.sum.end <= noun and self.parse.tags[noun] == "NN"

    def _in_purpose(self, purpose: tuple[int, int], funders: list[Party]) -> list[Party]:
        """Read whose the purpose is: `to build a clinic at Nyota School`."""
        taken = {party.key for party in funders}
        for token in range(*purpose):
            mention = self.parties.mention_at(token)
            if mention is None or mention.kind != "organisations" or mention.id in taken or mention.start < purpose[0]:
                continue
            before = self.parse.words[mention.start - 1]
            before = self.parse.words[mention.start - 2] if before == "the" else before
            if mention.start == purpose[0] or before in {"at", "of", "for", "by", "in", "with"}:
                return [self.parties.of_mention(mention)]
        return []
