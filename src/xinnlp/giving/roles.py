"""Funders and recipients of an event, from the frame of its verb or noun."""

from __future__ import annotations

from typing import NamedTuple

from xinnlp.giving.event import Event
from xinnlp.giving.helped import BeneficiaryReader
from xinnlp.giving.lexicon import load_lexicon_of_giving
from xinnlp.giving.parse import Parse
from xinnlp.giving.parties import PartyReader
from xinnlp.giving.party import Party
from xinnlp.giving.phrases import PhraseReader


class Roles(NamedTuple):
    """Who gives and who gets, as read from the sentence."""

    funders: list[Party]
    recipients: list[Party]


def is_told(event: Event, status: str, roles: Roles) -> bool:
    """Tell whether enough is told: a noun of giving alone, without parties, speaks of gifts in general."""
    if event.frame == "total" and not event.sum.is_money:
        return False  # `the gift consists of 77 shares`: what was given, told again
    if event.frame in {"noun", "total"}:
        return bool(roles.funders or roles.recipients) or (event.frame == "total" and status == "raised")
    if event.sum.is_loose:
        return bool(roles.funders and roles.recipients)
    if event.frame in {"seek", "fund", "go"} or (not event.sum.is_money and event.frame != "raise"):
        return bool(roles.funders or roles.recipients)
    return bool(roles.funders or roles.recipients) or status == "raised"


class RoleReader:
    """Reads the parties of events of one Doc."""

    def __init__(self, parse: Parse, parties: PartyReader) -> None:
        """Take the parse and the reader of parties."""
        self.parse = parse
        self.parties = parties
        self.phrases = PhraseReader(parse, parties)
        self.helped = BeneficiaryReader(self.phrases)

    def read(self, event: Event) -> Roles:
        """Return funders and recipients; empty where the sentence does not tell."""
        roles = self._by_frame(event)
        return roles if roles.recipients else roles._replace(recipients=self.helped.passed_on(event))

    def _by_frame(self, event: Event) -> Roles:
        if event.frame in {"noun", "total"}:
            return self._of_noun(event)
        if event.frame == "raise" and event.noun_sense is not None and event.noun_sense.status == "sought":
            return self._of_seek(event)
        readers = {
            "receive": self._of_receive, "raise": self._of_raise, "seek": self._of_seek,
            "fund": self._of_fund, "go": self._of_go,
        }  # fmt: skip
        return readers.get(event.frame, self._of_give)(event)

    def _of_give(self, event: Event) -> Roles:
        parse, verb = self.parse, self.phrases.verb_of(event)
        subject = self.phrases.subject(event)
        recipients = self.phrases.objects_of_to(event) or self.helped.helped_by(event)
        if not parse.is_passive(verb):
            funders = self.phrases.parties_of(subject, event)
            recipients = self.phrases.indirect_object(event) or recipients
            source = self.phrases.source(event)
            if any(party.id for party in self.phrases.source_of_noun(event)):
                return Roles(self.phrases.source_of_noun(event), recipients)
            if event.frame == "announce" and not source and self._is_own(event, "for", "towards", "toward"):
                return Roles([], funders)
            if event.frame == "announce" and source and not self._is_own(event, "from"):
                return Roles(source, recipients or [p for p in funders if p.key not in {s.key for s in source}])
            owner = self.phrases.owner_of_promise(event) if not funders else []
            return Roles(funders + self.phrases.companions(event) if funders else owner or source, recipients)
        funders = self.phrases.objects_of_by(event) or self.phrases.source(event)
        if subject is not None and not self.phrases.is_sum(subject, event) and parse.deps[subject] == "nsubjpass":
            recipients = self.phrases.parties_of(subject, event) or recipients
        elif not recipients and parse.deps[verb] == "acl" and not self.phrases.is_sum(parse.heads[verb], event):
            recipients = self.phrases.parties_of(parse.heads[verb], event)
        return Roles(funders, recipients)

    def _is_own(self, event: Event, *words: str) -> bool:
        """Tell `announced a $5m donation for its new school`, `… from its relief fund`: it is for or from itself."""
        inside = [token for token in (event.noun, event.sum.root, event.verb) if token is not None]
        objects = [inner for token in inside for inner in self.parse.preposition(token, *words)]
        return any(
            self.parse.words[child] in {"its", "their"} for inner in objects for child in self.parse.children[inner]
        )

    def _of_receive(self, event: Event) -> Roles:
        parse, verb = self.parse, self.phrases.verb_of(event)
        source = self.phrases.objects(event, "from") or self.phrases.source(event)
        if parse.is_passive(verb):
            return Roles(source, self.phrases.objects_of_by(event) or self.phrases.objects_of_to(event))
        subject = self.phrases.subject(event)
        if parse.deps[verb] == "relcl" and subject is not None and parse.tags[subject] == "PRP":
            return Roles(source, self.phrases.subject_around(verb, event) or self.phrases.parties_of(subject, event))
        found = self.phrases.parties_of(subject, event)
        if not any(party.id or party.anaphor for party in found) and parse.deps[verb] in {"acl", "pcomp", "relcl"}:
            found = self.phrases.named_subject_above(verb, event) or found
        return Roles(source, found)

    def _of_raise(self, event: Event) -> Roles:
        parse, verb = self.parse, self.phrases.verb_of(event)
        recipients = (
            self.phrases.objects_of_for(event) or self.phrases.objects(event, "to") or self.helped.helped_by(event)
        )
        source = self.phrases.objects(event, "from")
        if parse.is_passive(verb):
            return Roles(self.phrases.objects_of_by(event) or source, recipients)
        head = self.phrases.subject(event)
        subject = self.phrases.parties_of(head, event)
        if source and not recipients:
            return Roles(source, subject)
        return Roles(subject or source, recipients or self._of_cause(head, event))

    def _of_cause(self, drive: int | None, event: Event) -> list[Party]:
        """Read whom a campaign is for: `the appeal for the hospice raised £5,000`, `a walk to raise funds for it …`."""
        below = [drive] if drive is not None else []
        below += [child for token in below for child in self.parse.children[token] if self.parse.deps[child] == "acl"]
        below += [child for token in below for child in self.parse.children[token] if self.parse.deps[child] == "dobj"]
        inner = (target for token in below for target in self.parse.preposition(token, "for"))
        return next((self.phrases.parties_of(t, event) for t in inner if self.parties.is_party_like(t)), [])

    def _of_seek(self, event: Event) -> Roles:
        parse, verb = self.parse, self.phrases.verb_of(event)
        source = self.phrases.objects(event, "from")
        if parse.words[verb] in {"ask", "asks", "asked", "asking"}:
            asked = parse.child(verb, "dobj", "dative")
            source = source or self.phrases.indirect_object(event)
            source = source or self._of_asked(asked, event)
        if parse.is_passive(verb):
            asker = self.phrases.objects_of_by(event) or self._clause_subject(verb, event)
            return Roles(source, asker or self.phrases.objects_of_for(event))
        return Roles(source, self.phrases.parties_of(self.phrases.subject(event), event))

    def _of_asked(self, asked: int | None, event: Event) -> list[Party]:
        """Read who is asked, though the parse may hang the sum on them."""
        if asked is None or not self.parties.is_party_like(asked):
            return []
        return self.parties.read(asked, range(event.sum.start, event.sum.end))

    def _clause_subject(self, verb: int, event: Event) -> list[Party]:
        """Read who asked in `received 3 percent of the $5m requested`: the subject of the clause."""
        above = next((head for _, head in self.parse.ancestors(verb) if self.parse.is_verb(head)), None)
        subject = self.parse.subject(above) if above is not None else None
        return self.phrases.parties_of(subject, event)

    def _of_fund(self, event: Event) -> Roles:
        parse, verb = self.parse, self.phrases.verb_of(event)
        subject = self.phrases.subject(event)
        if parse.is_passive(verb):
            funders = self.phrases.source(event) or self.phrases.objects_of_by(event)
            target = subject if subject is not None else parse.heads[verb]
            found = self.phrases.parties_of(target, event)
            if parse.deps[verb] in {"acl", "relcl"} and not any(party.id for party in found):
                found = self.phrases.named_subject_above(verb, event) or found
            return Roles(funders, found)
        return Roles(self.phrases.parties_of(subject, event), self.phrases.indirect_object(event))

    def _of_go(self, event: Event) -> Roles:
        recipients = self.phrases.objects_of_to(event) or self.phrases.objects(event, "towards", "toward", "into")
        recipients = recipients or self.helped.helped_by(event)
        known = [p for p in recipients if p.id or p.anaphor or self.parties.is_party_like(p.end - 1)]
        return Roles(self.phrases.source(event), known)

    def _of_noun(self, event: Event) -> Roles:
        """Read `X’s $5m gift to Y`, `a $5m gift from X will help Y`, `thanks to a gift from X, Y …`."""
        parse = self.parse
        funders = self.phrases.source(event)
        recipients = self.phrases.objects_of_to(event)
        if event.outer is not None and self._is_of_receiver(event, parse.words[event.outer]):
            return Roles(self.phrases.objects(event, "from"), recipients or self.phrases.owner(event))
        if event.noun_sense is not None and event.noun_sense.status == "sought":
            owners = self.phrases.owner(event)
            if not any(party.id or party.name for party in owners):
                owners = self._subject_of_outer(event) or owners
            if event.outer is not None and load_lexicon_of_giving().has("reached", parse.words[event.outer]):
                return self._of_reached(owners or recipients, self.phrases.objects_of_for(event))
            asked = [party for party in self.phrases.objects(event, "from") if party.start > event.sum.start]
            return Roles(asked, owners or recipients)
        outer = event.outer
        if outer is not None and event.frame == "noun":
            if not funders and self._ranks(outer):
                funders = self._subject_of_outer(event)
            if (
                not recipients
                and parse.words[outer] in load_lexicon_of_giving().sets["helping"]
                and self._is_subject(event, outer)
            ):
                recipients = self._helped(outer, event)
            elif funders and not recipients and not self._is_subject(event, outer):
                taken = {party.key for party in funders}
                recipients = [p for p in self._subject_of_outer(event) if p.key not in taken]
        return Roles(funders, recipients)

    def _ranks(self, verb: int) -> bool:
        """Tell `ranked second with $5m in donations`, `topped the list with a gift of $5m`, whose subject gives."""
        lexicon, ranked = load_lexicon_of_giving(), self.parse.child(verb, "dobj")
        is_list = ranked is None or lexicon.has("rankings", self.parse.words[ranked])
        return is_list and lexicon.has("ranking", self.parse.words[verb])

    def _is_of_receiver(self, event: Event, outer: str) -> bool:
        """Tell `spent its $5m grant` and `its $5m gift came from X`, where the owner of the gift has got it."""
        return load_lexicon_of_giving().has("spending", outer) or (
            outer in {"come", "comes", "came"} and bool(self.phrases.objects(event, "from"))
        )

    def _of_reached(self, owners: list[Party], recipients: list[Party]) -> Roles:
        """Read whose goal is reached: a person raises for others, a body for itself where no other is named."""
        mention = self.parties.mention_at(owners[0].start) if owners else None
        for_itself = not recipients and mention is not None and mention.kind == "organisations"
        return Roles([], owners) if for_itself else Roles(owners, recipients)

    def _is_subject(self, event: Event, outer: int) -> bool:
        noun = event.noun
        return noun is not None and self.parse.subject(outer) == noun

    def _helped(self, outer: int, event: Event) -> list[Party]:
        below = self.parse.child(outer, "ccomp", "xcomp")
        target = self.parse.child(below, "nsubj") if below is not None else None
        target = target if target is not None else self.parse.child(outer, "dobj")
        if target is None or not self.parties.is_party_like(target):
            return []
        return self.phrases.parties_of(target, event)

    def _subject_of_outer(self, event: Event) -> list[Party]:
        subject = self.parse.subject(event.outer) if event.outer is not None else None
        if (
            subject is None
            or subject == event.noun
            or not (self.parties.is_party_like(subject) or self.parse.tags[subject] == "PRP")
        ):
            return []
        return self.phrases.parties_of(subject, event)
