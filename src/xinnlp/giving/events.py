"""The word that governs a sum: a verb of giving, a noun of giving, or both, found by climbing the parse."""

from __future__ import annotations

from dataclasses import replace

from xinnlp.giving.event import Event
from xinnlp.giving.lexicon import Lexicon, NounSense, VerbSense, load_lexicon_of_giving
from xinnlp.giving.parse import Parse
from xinnlp.giving.sums import Sum
from xinnlp.giving.vetoes import is_vetoed

# Prepositions between a sum and its verb that keep it the verb's sum, by frame.
_INTO_VERB = {
    "give": {"of", "with", "up", "as", "in"},
    "receive": {"of", "up", "from"},
    "raise": {"of", "up"},
    "seek": {"for", "of", "up"},
    "announce": {"of", "up", "on"},
    "launch": {"of", "with", "up"},
    "fund": {"with", "by", "through", "via"},
    "total": {"to", "at", "up", "over", "of"},
    "go": {"up"},
}
_INTO_NOUN = frozenset({"of", "worth", "in", "up", "for", "with", "at"})
_OBJECT_OF_SUM = frozenset({"in", "worth", "of"})
_MODIFIERS = frozenset(
    {"compound", "nummod", "amod", "nmod", "quantmod", "npadvmod", "appos", "poss", "dep", "det", "advmod"}
)
_MAX_LINEAR = 9
_CLAUSE_ENDS = frozenset({";", ":", "(", ")", "—", "–", "“", "”", '"', ".", "which", "who", "that", "while", "but"})


class EventFinder:
    """Finds the event of each sum of one Doc."""

    def __init__(self, parse: Parse) -> None:
        """Take the parse of the Doc."""
        self.parse = parse
        self.lexicon: Lexicon = load_lexicon_of_giving()

    def find(self, given: Sum) -> Event | None:
        """Return the event of a sum, None where nothing tells of giving."""
        noun = self._noun_inside(given)
        if is_vetoed(self.parse, given, noun):
            return None
        asked = self._verb_below(given, noun)
        climbed = asked if asked and asked.frame == "seek" else self._climb(given, noun)
        if climbed is None or climbed.frame == "noun":
            below = self._verb_below(given, climbed.noun if climbed else noun)
            climbed = below or climbed
        if climbed is None:
            climbed = self._find_linear(given, noun)
        if climbed and not given.is_money and not self._gives_goods(climbed):
            return None
        return climbed

    def noun_sense(self, token: int) -> NounSense | None:
        """Return the sense of a noun of giving, None for other words and for verbs of the same form."""
        if not self.parse.is_noun(token) and self.parse.tags[token] not in {"JJ", "VB", "VBP"}:
            return None
        return self.lexicon.noun(self.parse.words[token])

    def _gives_goods(self, event: Event) -> bool:
        if event.sum.is_loose:
            return event.verb is not None and self.lexicon.has("gives_anything", self.parse.words[event.verb])
        if event.verb is None:
            return event.noun_sense is not None and event.noun_sense.strong
        senses = self.lexicon.verbs.get(self.parse.words[event.verb], ())
        return any(sense.goods for sense in senses) or (event.noun is not None and event.frame in {"give", "receive"})

    def _noun_inside(self, given: Sum) -> int | None:
        """Return the noun of `$5m in grants`, `$2m worth of aid`."""
        parse = self.parse
        if given.end < len(parse) and self.noun_sense(given.root) is not None:
            return given.root
        if parse.words[given.end : given.end + 2] in (["per", "year"], ["a", "year"], ["per", "annum"]):
            return self._noun_after(given.end + 2)
        for first in range(given.end, min(given.end + 3, len(parse) - 1)):
            if parse.words[first] not in _OBJECT_OF_SUM:
                return None
            for token in range(first + 1, min(first + 5, len(parse))):
                modifies = parse.deps[token] == "compound" and parse.heads[token] > token
                if self.noun_sense(token) is not None and not modifies:
                    return token
                if parse.tags[token][:2] not in {"NN", "JJ", "VB"}:
                    break
        return None

    def _noun_after(self, start: int) -> int | None:
        """Return the noun of `a $5m per year support grant`: the last of those that stand together."""
        end = start
        while end < min(start + 4, len(self.parse)) and self.parse.tags[end] in {"NN", "NNS", "JJ", "NNP"}:
            end += 1
        return end - 1 if end > start and self.noun_sense(end - 1) is not None else None

    def _climb(self, given: Sum, noun: int | None) -> Event | None:
        parse = self.parse
        for node, head in parse.ancestors(given.root):
            if self._is_verb_form(head) and parse.words[head] != "including":
                event = self._at_verb(given, node, head, noun)
                if event is not None and event.frame == "total" and event.noun is not None:
                    return self._above_total(event)
                return event
            if self.noun_sense(head) is not None and noun in {None, head} and self._links(node, head, given):
                noun = head
            elif parse.words[node] == "with" and noun is not None and parse.deps[head] == "dobj":
                continue  # `support the school with a gift of $5m`, where the parse hangs `with` on the school
            elif parse.words[head] not in {"worth", "including"} and not self._is_transparent(node, head, given):
                break
        return self._nominal(given, noun, None)

    def _is_verb_form(self, token: int) -> bool:
        if self.parse.is_verb(token):
            return True
        known = self.parse.words[token] in self.lexicon.verbs and self.lexicon.noun(self.parse.words[token]) is None
        return known and self.parse.deps[token] == "ROOT"

    def _links(self, node: int, head: int, given: Sum) -> bool:
        """Tell whether a noun of giving has the sum as its own: `a $5m gift`, `a gift of $5m`, `gifts worth $5m`."""
        if self.parse.deps[node] in _MODIFIERS or given.start <= node < given.end:
            return self.parse.deps[node] != "conj"
        return self.parse.words[node] in _INTO_NOUN

    def _is_transparent(self, node: int, head: int, given: Sum) -> bool:
        parse = self.parse
        if parse.deps[node] in {"conj", "appos", "nmod", "dep"} or given.start <= head < given.end:
            return True
        if parse.tags[head] in {"IN", "TO", "RP"} or parse.words[node] == "including":
            return True
        return self.lexicon.has("sum_nouns", parse.words[head]) or parse.tags[head] in {"CD", "$"}

    def _at_verb(self, given: Sum, node: int, verb: int, noun: int | None) -> Event | None:
        """Return the event where the climb has reached a verb through `node`."""
        parse = self.parse
        dep, word = parse.deps[node], parse.words[node]
        sense = self._sense(verb, noun)
        if sense is None:
            return self._nominal(given, noun, verb)
        if dep in {"prep", "agent", "prt"} or (parse.tags[node] in {"IN", "TO"} and dep != "mark"):
            fits = word in _INTO_VERB[sense.frame] and (word != "from" or noun is not None)
        elif dep in {"nsubj", "csubj"}:
            fits = sense.frame == "go" or parse.is_passive(verb)
        elif dep == "nsubjpass":
            fits = sense.frame in {"give", "raise", "seek", "launch", "receive", "announce"}
        else:
            fits = sense.frame != "go" and dep not in {"advcl", "mark", "relcl"}
        if sense.frame == "total" and noun is not None:
            return self._nominal(given, noun, verb)
        if sense.frame in {"announce", "total"} and noun is None:
            if sense.frame == "announce":
                is_for = self.parse.words[given.end : given.end + 1] in (["for"], ["to"], ["towards"], ["in"])
                return self._event(given, sense, verb, None) if fits and is_for and given.is_money else None
            return self._about_total(given, verb) if fits else None
        if sense.frame == "launch" and not self._is_founded(noun):
            fits = fits and noun is not None and parse.words[verb] not in {"set", "sets", "start", "starts", "started"}
        if sense.frame == "go" and parse.child(verb, "prep", "dative", "xcomp", "prt") is None:
            fits = False
        if not fits:
            return self._nominal(given, noun, verb)
        return self._event(given, sense, verb, noun)

    def _event(self, given: Sum, sense: VerbSense, verb: int, noun: int | None) -> Event:
        noun_sense = self.noun_sense(noun) if noun is not None else None
        return Event(given, sense.frame, sense.status, verb, noun, noun_sense)

    def _sense(self, verb: int, noun: int | None) -> VerbSense | None:
        is_gift = noun is not None and (sense := self.noun_sense(noun)) is not None and not sense.founded
        following = self.parse.words[verb + 1 : verb + 3]
        return self.lexicon.verb(self.parse.words[verb], following, has_noun=is_gift)

    def _is_founded(self, noun: int | None) -> bool:
        return noun is not None and self.lexicon.is_founded(self.parse.words[noun])

    def _about_total(self, given: Sum, verb: int) -> Event | None:
        """Return the event of `the gift totals $5m`: its subject is a noun of giving."""
        parse = self.parse
        subject = parse.subject(verb)
        if subject is None and parse.deps[verb] in {"acl", "relcl"}:
            subject = parse.heads[verb]
        if subject is None:
            return None
        noun = subject if self.noun_sense(subject) else self._of_noun(subject)
        if noun is None:
            return None
        return Event(given, "total", "given", verb, noun, self.noun_sense(noun))

    def _of_noun(self, token: int) -> int | None:
        """Return the noun of giving in `the value of the gifts`, `the total grants`."""
        inside = [*self.parse.preposition(token, "of", "in"), *self.parse.children[token]]
        return next((t for t in inside if self.noun_sense(t) is not None and t != token), None)

    def _above_total(self, event: Event) -> Event:
        """Return the event of `awarded grants totalling $5m`: the verb of giving above the noun, if there is one."""
        assert event.noun is not None
        parse = self.parse
        verb = parse.heads[event.noun]
        is_object = parse.deps[event.noun] in {"dobj", "nsubjpass", "attr", "pobj"}
        if is_object and self._is_verb_form(verb) and verb != event.verb:
            above = self._at_verb(event.sum, event.noun, verb, event.noun)
            if above is not None and above.verb is not None and above.frame not in {"total", "go"}:
                return above
        return replace(event, verb=None, outer=event.verb)

    def _nominal(self, given: Sum, noun: int | None, outer: int | None) -> Event | None:
        sense = self.noun_sense(noun) if noun is not None else None
        if sense is None or sense.founded:
            return None
        return Event(given, "noun", sense.status, None, noun, sense, outer)

    def _verb_below(self, given: Sum, noun: int | None) -> Event | None:
        """Return the event of `$5m donated by X`, `the grant that X gave`."""
        parse = self.parse
        for token in (noun, given.root):
            for child in parse.children[token] if token is not None else []:
                if parse.deps[child] in {"acl", "relcl"} and parse.is_verb(child):
                    sense = self._sense(child, noun)
                    if sense and sense.frame in {"give", "raise", "seek", "receive"} and parse.tags[child] != "VBG":
                        return self._event(given, sense, child, noun)
        return None

    def _find_linear(self, given: Sum, noun: int | None) -> Event | None:
        """Return the event of the nearest verb of giving to the left in the clause, where the parse errs."""
        parse = self.parse
        start, end = parse.sentence_bounds(given.start)
        if noun is None and given.end < end and self.noun_sense(given.end) is not None:
            noun = given.end
        for token in range(given.start - 1, max(start, given.start - _MAX_LINEAR) - 1, -1):
            word = parse.words[token]
            if word in _CLAUSE_ENDS or parse.tags[token] == "MD":
                break
            headline_verb = parse.is_noun(token) and parse.doc[token].text.istitle() and token > start
            is_verbal = parse.is_verb(token) or headline_verb
            sense = self._sense(token, noun) if is_verbal and self.lexicon.noun(word) is None else None
            has_object = parse.words[token + 1] not in {"by", "to", "from"}
            if sense is not None and sense.frame in {"give", "raise", "receive"} and has_object:
                return replace(self._event(given, sense, token, noun), linear=True)
            if parse.is_verb(token):
                break
        return self._nominal(given, noun, None)
