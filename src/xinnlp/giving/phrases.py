"""The phrases around a sum and its verb or noun that hold parties: subjects, objects, owners, prepositional phrases."""

from __future__ import annotations

from collections.abc import Iterable

from xinnlp.giving.event import Event
from xinnlp.giving.lexicon import load_lexicon_of_giving
from xinnlp.giving.parse import SUBJECTS, Parse
from xinnlp.giving.parties import PartyReader
from xinnlp.giving.party import Party

_MAX_SCAN = 30
_ENDS = frozenset({";", "which", "who", "according"})


class PhraseReader:
    """Reads the parties in the phrases of an event; every method returns an empty list where there is none."""

    def __init__(self, parse: Parse, parties: PartyReader) -> None:
        """Take the parse and the reader of parties."""
        self.parse = parse
        self.parties = parties

    def source(self, event: Event) -> list[Party]:
        """Read the funder of a noun of giving: its owner, or what follows with `from` or `by`."""
        return self.owner(event) or self.objects(event, "from", "by")

    def source_of_noun(self, event: Event) -> list[Party]:
        """Read who follows a noun with `from` that is not what the verb gives: `part of a gift from X`."""
        if event.noun is None or self.parse.deps[event.noun] in {"dobj", "nsubjpass"}:
            return []
        inner = self.parse.preposition(event.noun, "from")
        return next((found for token in inner if (found := self.parties_of(token, event))), [])

    def owner(self, event: Event) -> list[Party]:
        """Read `X’s gift`, `a Gates Foundation grant`."""
        parse = self.parse
        for token in (event.noun, event.sum.root):
            owner = parse.child(token, "poss") if token is not None else None
            verb = event.outer if event.outer is not None else event.verb
            if owner is not None and parse.tags[owner] == "PRP$" and verb is not None:
                subject = parse.subject(verb)
                owner = owner if subject in {None, event.noun, token} else subject
            if owner is not None and parse.words[owner] != "whose":
                return self.parties_of(owner, event)
        if event.noun is None:
            return []
        first = min(event.sum.start, event.noun)
        if parse.words[first - 1 : first] in (["'s"], ["’s"], ["'"], ["’"]) and first > 1:
            return self.parties_of(first - 2, event)
        for token in range(event.noun - 1, max(-1, event.noun - 4), -1):
            mention = self.parties.mention_at(token)
            if mention is not None and mention.kind != "places" and parse.heads[mention.end - 1] == event.noun:
                return [self.parties.of_mention(mention)]
        return []

    def owner_of_promise(self, event: Event) -> list[Party]:
        """Read `X’s pledge to give $5m`: the owner of the noun that the infinitive hangs on."""
        verb = self.verb_of(event)
        if self.parse.deps[verb] != "acl" or self.parse.tags[verb] != "VB":
            return []
        return self.parties_of(self.parse.child(self.parse.heads[verb], "poss"), event)

    def objects_of_by(self, event: Event) -> list[Party]:
        """Read who follows with `by`."""
        return self.objects(event, "by")

    def objects_of_to(self, event: Event) -> list[Party]:
        """Read recipients: what follows with `to`, `among`, `in` for investments, or `for` where it names a body."""
        shared = [p for p in self.objects(event, "among", "amongst", "between") if p.start > event.sum.start]
        found = self.objects(event, "to") or shared
        sense = event.noun_sense
        if not found and (event.status == "invested" or (sense is not None and sense.status == "invested")):
            found = [p for p in self.objects(event, "in") if not self._is_manner(p)]
        return found or self.objects_of_for(event)

    def _is_manner(self, party: Party) -> bool:
        """Tell `in the form of a loan`, `in two tranches`, which name no body."""
        words = set(self.parse.words[party.start : party.end])
        return not party.id and not words.isdisjoint(load_lexicon_of_giving().sets["manners"])

    def objects_of_for(self, event: Event) -> list[Party]:
        """Read who follows with `for`, where it names somebody: else it is a purpose."""
        return self.objects(event, "for", check=True)

    def objects(self, event: Event, *words: str, check: bool = False) -> list[Party]:
        """Return the parties in prepositional phrases of sum, noun and verb; the phrase next to the sum first."""
        parse = self.parse
        tokens = [t for t in (event.sum.root, event.noun, event.verb) if t is not None]
        tokens += [child for t in tokens for child in parse.children[t] if self._tells_more(child)]
        if "from" in words and event.outer is not None:
            tokens.append(event.outer)
        candidates = sorted({inner for token in tokens for inner in parse.preposition(token, *words)})
        part = self._next_part(event.sum.end)
        after = [c for c in candidates if event.sum.end <= c < part]
        ordered = after + [c for c in reversed(candidates) if c < event.sum.start]
        if not ordered:
            ordered = list(self._scan(event, words))
        for token in ordered:
            is_number = parse.tags[token] in {"CD", "$"} and self.parties.counted(token) is None
            if self.is_sum(token, event) or is_number:
                continue
            if check and not self._may_receive(token):
                continue
            parties = self.parties_of(token, event)
            if parties:
                return parties
        return []

    def objects_after(self, event: Event, *words: str) -> list[Party]:
        """Return the parties in the prepositional phrases of the noun and the verb above, further down the text."""
        tokens = [token for token in (event.noun, event.outer) if token is not None]
        inner = (o for token in tokens for o in self.parse.preposition(token, *words) if o > tokens[0])
        return next((found for o in inner if (found := self.parties_of(o, event))), [])

    def _tells_more(self, token: int) -> bool:
        """Tell the participle of `grants awarded to Y`, `a gift made by X`, and `goods worth $5m to Y`."""
        if self.parse.words[token] == "worth":
            return True
        is_acl, tag = self.parse.deps[token] == "acl", self.parse.tags[token]
        return is_acl and ((tag == "VBN" and self._gives(token)) or (tag == "VBG" and self._is_total(token)))

    def _is_total(self, token: int) -> bool:
        """Tell the participle of `grants totalling $5m to Y`."""
        senses = load_lexicon_of_giving().verbs.get(self.parse.words[token], ())
        return any(sense.frame == "total" for sense in senses)

    def _gives(self, token: int) -> bool:
        senses = load_lexicon_of_giving().verbs.get(self.parse.words[token], ())
        return any(sense.frame in {"give", "fund"} for sense in senses)

    def _may_receive(self, token: int) -> bool:
        if self.parse.child(token, "poss") is not None and self.parties.mention_at(token) is None:
            return False  # `for its new school` is a purpose
        return self.parties.is_party_like(token) or self.parse.tags[token] in {"NNP", "NNPS"}

    def _scan(self, event: Event, words: Iterable[str]) -> Iterable[int]:
        """Yield the names right after one of the words, between the event and the clause's end."""
        parse = self.parse
        last = max(t for t in (event.sum.end - 1, event.noun or 0, event.verb or 0))
        _, end = parse.sentence_bounds(last)
        for token in range(last + 1, min(end - 1, last + _MAX_SCAN, self._next_part(last + 1))):
            if parse.is_finite(token) or parse.tags[token] == "VB" or parse.words[token] in _ENDS:
                return
            if parse.words[token] == "by" and parse.tags[token - 1] == "VBN" and not self._gives(token - 1):
                continue  # `communities affected by the flood`
            if parse.words[token] in words:
                following = token + 1 + (parse.words[token + 1] in {"the", "a", "an"})
                mention = self.parties.mention_at(following)
                if mention is not None and mention.kind == "places" and parse.words[mention.end] in {"'s", "’s"}:
                    mention = self.parties.mention_at(mention.end + 1) or mention  # `to Kenya’s Ministry of Health`
                if mention is not None:
                    yield mention.end - 1
                elif following < end and parse.doc[following].text[0].isupper() and not parse.is_finite(following):
                    yield following

    def _next_part(self, start: int) -> int:
        """Return where a part of the sum begins (`, including $2m for X`): what follows there is the part's."""
        lexicon, end = load_lexicon_of_giving(), min(len(self.parse), start + _MAX_SCAN)
        words = self.parse.words
        return next((t for t in range(start, end) if lexicon.has("parts", words[t])), len(words))

    def indirect_object(self, event: Event) -> list[Party]:
        """Return the indirect object (`gave Y $5m`), whichever label the parse gives it."""
        parse, verb = self.parse, self.verb_of(event)
        inside = {event.sum.root, event.noun}
        for child in parse.children[verb]:
            is_object = parse.deps[child] in {"dative", "dobj", "iobj"} and parse.tags[child] not in {"IN", "TO"}
            is_object = is_object and verb < child < event.sum.start
            known = self._may_receive(child) or parse.tags[child] == "PRP" or self.parties.counted(child) is not None
            if is_object and known and child not in inside and not self._holds_sum(child, event):
                parties = self.parties_of(child, event)
                if parties:
                    return parties
        return []

    def _holds_sum(self, token: int, event: Event) -> bool:
        for _, head in self.parse.ancestors(event.sum.root):
            if head in {event.verb, event.outer}:
                return False
            if head == token:
                return True
        return False

    def subject(self, event: Event) -> int | None:
        """Return the head of the verb's subject, or the name right before the verb where the parse has none."""
        subject = self.parse.subject(self.verb_of(event))
        if subject is None and (event.linear or self.parse.deps[self.verb_of(event)] == "ROOT"):
            before = self.verb_of(event) - 1
            mention = self.parties.mention_at(before)
            return mention.end - 1 if mention is not None else None
        hung = self._name_hung_on_sum(event)
        return subject if hung is None or (subject is not None and subject > hung) else hung

    def _name_hung_on_sum(self, event: Event) -> int | None:
        """Return the subject of `A gave $5m, B, with C, gave $3m` that the parse has hung on the sum before."""
        parse, verb = self.parse, self.verb_of(event)
        if parse.deps[verb] != "conj" or parse.child(verb, *SUBJECTS) is not None:
            return None
        for token in range(verb - 1, max(parse.heads[verb], verb - _MAX_SCAN), -1):
            mention = self.parties.mention_at(token)
            named = mention is not None and mention.kind != "places" and mention.end == token + 1
            if named and parse.deps[token] in {"appos", "conj"} and parse.heads[token] in self.parties.sums:
                return token
        return None

    def is_sum(self, token: int, event: Event) -> bool:
        """Tell a token of the sum, or of the phrase that holds it."""
        return event.sum.start <= token < event.sum.end or token == event.noun or self._holds_sum(token, event)

    def parties_of(self, head: int | None, event: Event) -> list[Party]:
        """Read the parties of a noun phrase by its head, without the sum itself."""
        if head is None or (self.is_sum(head, event) and self.parse.is_noun(head)):
            return []
        return self.parties.read(head, range(event.sum.start, event.sum.end))

    def companions(self, event: Event) -> list[Party]:
        """Read who gives with the subject: `X, together with Y and Z, gives`."""
        verb, lexicon = self.verb_of(event), load_lexicon_of_giving()
        subject = self.parse.subject(verb)
        if subject is None:
            return []
        for token in range(subject + 1, min(verb, subject + _MAX_SCAN)):
            if lexicon.has("companions", self.parse.words[token]):
                link = token + (self.parse.words[token + 1] == "with")
                inner = self.parse.child(link, "pobj")
                return self.parties_of(inner, event) if inner is not None and inner < verb else []
        return []

    def subject_around(self, verb: int, event: Event) -> list[Party]:
        """Read the subject of the clause around a relative clause: who `it` is in `Y spends the $5m it received`."""
        above = next(
            (head for _, head in self.parse.ancestors(self.parse.heads[verb]) if self.parse.is_verb(head)), None
        )
        return self.parties_of(self.parse.subject(above), event) if above is not None else []

    def named_subject_above(self, verb: int, event: Event) -> list[Party]:
        """Read the first subject of a clause above a verb that is a name or stands for one."""
        for _, head in self.parse.ancestors(verb):
            subject = self.parse.child(head, "nsubj", "nsubjpass") if self.parse.is_verb(head) else None
            found = self.parties_of(subject, event) if subject is not None else []
            if any(party.id or party.anaphor for party in found):
                return found
        return []

    def verb_of(self, event: Event) -> int:
        """Return the verb of an event that has one by its frame."""
        if event.verb is None:
            raise ValueError(f"an event of frame {event.frame!r} has no verb")
        return event.verb
