"""The word that governs a sum: a verb of giving, a noun of giving, or both, found by climbing the parse."""

from __future__ import annotations

from dataclasses import replace

from xinnlp.giving.event import Event
from xinnlp.giving.lexicon import VerbSense
from xinnlp.giving.nouns import NounReader
from xinnlp.giving.parse import Parse
from xinnlp.giving.sums import Sum
from xinnlp.giving.verbs import VerbReader
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
_MODIFIERS = frozenset(
    {"compound", "nummod", "amod", "nmod", "quantmod", "npadvmod", "appos", "poss", "dep", "det", "advmod"}
)
_MAX_LINEAR = 9
_MAX_NAME = 6
_CLAUSE_ENDS = frozenset({";", ":", "(", ")", "—", "–", "“", "”", '"', ".", "which", "who", "that", "while", "but"})


class EventFinder:
    """Finds the event of each sum of one Doc."""

    def __init__(self, parse: Parse) -> None:
        """Take the parse of the Doc."""
        self.parse = parse
        self.nouns = NounReader(parse)
        self.lexicon = self.nouns.lexicon
        self.verbs = VerbReader(parse, self.nouns)

    def find(self, given: Sum) -> Event | None:
        """Return the event of a sum, None where nothing tells of giving."""
        noun = self.nouns.inside(given)
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

    def _gives_goods(self, event: Event) -> bool:
        if event.sum.is_loose:
            return event.verb is not None and self.lexicon.has("gives_anything", self.parse.words[event.verb])
        if event.verb is None:
            return event.noun_sense is not None and event.noun_sense.strong
        senses = self.lexicon.verbs.get(self.parse.words[event.verb], ())
        is_told = event.frame == "receive" and self.verbs.tells_party(event.verb, event.sum)
        return (
            is_told
            or any(sense.goods for sense in senses)
            or (event.noun is not None and event.frame in {"give", "receive"})
        )

    def _climb(self, given: Sum, noun: int | None) -> Event | None:
        parse = self.parse
        is_part = False
        for node, head in parse.ancestors(given.root):
            is_part = is_part or parse.words[node] == "including"
            if is_part and parse.deps[head] in {"advcl", "xcomp", "acl"}:
                break  # `$2m to help schools, including $1m for X`: a part of what was given, not of what helps
            if self._is_verb_form(head) and parse.words[head] != "including":
                return self._above_total(self._at_verb(given, node, head, noun))
            if self.nouns.sense(head) is not None and noun in {None, head} and self._links(node, head, given):
                noun = head
            elif self._hangs_on_object(node, head, noun):
                continue
            elif parse.words[head] not in {"worth", "including"} and not self._is_transparent(node, head, given):
                break
        return self._nominal(given, noun, None)

    def _hangs_on_object(self, node: int, head: int, noun: int | None) -> bool:
        """Tell `helps the school with a gift of $5m` and `asks donors for $5m`, where the parse errs."""
        if self.parse.deps[head] != "dobj":
            return False
        if self.parse.words[node] == "with":
            return noun is not None
        sense = self.lexicon.verb(self.parse.words[self.parse.heads[head]], has_noun=False)
        return self.parse.words[node] == "for" and sense is not None and sense.frame == "seek"

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
        if word == "to" and self.lexicon.has("increases", parse.words[verb]):
            return self._increased(given, verb)
        sense = self.verbs.sense(verb, noun, given)
        is_means = noun is not None and self.lexicon.has("by_means", word)
        if sense is None or is_means:
            return self._nominal(given, noun if noun is not None else self._whole(verb, dep), verb)
        if dep in {"prep", "agent", "prt"} or (parse.tags[node] in {"IN", "TO"} and dep != "mark"):
            fits = word in _INTO_VERB[sense.frame] and (word != "from" or noun is not None)
            fits = fits and (word != "for" or sense.frame != "seek" or self.lexicon.has("asks_for", parse.words[verb]))
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
        if sense.frame == "launch" and not self._is_founded(noun) and not self._is_seeded(given, word):
            fits = fits and noun is not None and parse.words[verb] not in {"set", "sets", "start", "starts", "started"}
        if sense.frame == "go" and parse.child(verb, "prep", "dative", "xcomp", "advcl", "prt") is None:
            fits = False
        if not fits:
            return self._nominal(given, noun, verb)
        return self._event(given, sense, verb, noun)

    def _event(self, given: Sum, sense: VerbSense, verb: int, noun: int | None) -> Event:
        noun_sense = self.nouns.sense(noun) if noun is not None else None
        return Event(given, sense.frame, sense.status, verb, noun, noun_sense)

    def _whole(self, verb: int, dep: str) -> int | None:
        """Return the noun of giving that is the subject of `grants include $5m to X`."""
        if not self.lexicon.has("parts", self.parse.words[verb]) or dep not in {"dobj", "attr"}:
            return None
        subject = self.parse.child(verb, "nsubj")
        sense = self.nouns.sense(subject) if subject is not None else None
        return subject if sense is not None and sense.strong else None

    def _is_seeded(self, given: Sum, word: str) -> bool:
        """Tell `was set up with $5m from X`."""
        return word == "with" and self.parse.words[given.end : given.end + 1] == ["from"]

    def _increased(self, given: Sum, verb: int) -> Event | None:
        """Return the event of `doubled its pledge to $5m`: the object's."""
        grown = self.parse.child(verb, "dobj", "nsubjpass")
        return self._nominal(given, grown, verb) if grown is not None and self.nouns.sense(grown) else None

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
        noun = subject if self.nouns.sense(subject) else self.nouns.inside_of(subject)
        raised = parse.child(subject, "acl")
        if noun is None and raised is not None and parse.tags[raised] == "VBN":  # `the amount raised was $5m`
            sense = self.lexicon.verb(parse.words[raised], has_noun=False)
            return Event(given, "raise", "raised", raised) if sense is not None and sense.frame == "raise" else None
        if noun is None:
            return None
        return Event(given, "total", "given", verb, noun, self.nouns.sense(noun))

    def _above_total(self, event: Event | None) -> Event | None:
        """Return the event of `awarded grants totalling $5m`: the verb of giving above the noun, if there is one."""
        if event is None or event.frame != "total" or event.noun is None:
            return event
        parse = self.parse
        verb = parse.heads[event.noun]
        is_object = parse.deps[event.noun] in {"dobj", "nsubjpass", "attr", "pobj"}
        if is_object and self._is_verb_form(verb) and verb != event.verb:
            above = self._at_verb(event.sum, event.noun, verb, event.noun)
            if above is not None and above.verb is not None and above.frame not in {"total", "go"}:
                return above
        return replace(event, verb=None, outer=event.verb)

    def _nominal(self, given: Sum, noun: int | None, outer: int | None) -> Event | None:
        sense = self.nouns.sense(noun) if noun is not None else None
        if sense is None or sense.founded:
            return None
        return Event(given, "noun", sense.status, None, noun, sense, outer)

    def _verb_below(self, given: Sum, noun: int | None) -> Event | None:
        """Return the event of `$5m donated by X`, `the grant that X gave`."""
        parse = self.parse
        for token in (noun, given.root):
            for child in parse.children[token] if token is not None else []:
                is_purpose = any(parse.tags[c] == "TO" for c in parse.children[child])  # `$5,000 to provide meals`
                if parse.deps[child] in {"acl", "relcl"} and parse.is_verb(child) and not is_purpose:
                    sense = self.verbs.sense(child, noun, given)
                    if sense and sense.frame in {"give", "raise", "seek", "receive"} and parse.tags[child] != "VBG":
                        return self._event(given, sense, child, noun)
        return None

    def _noun_after(self, given: Sum, end: int) -> int | None:
        """Return the noun of giving after a sum, a name between them passed: `a $5,000 Rural Schools grant`."""
        token = given.end
        while token < min(end, given.end + _MAX_NAME) and self.parse.doc[token].text[0].isupper():
            token += 1
        return token if token < end and self.nouns.sense(token) is not None else None

    def _find_linear(self, given: Sum, noun: int | None) -> Event | None:
        """Return the event of the nearest verb of giving to the left in the clause, where the parse errs."""
        parse = self.parse
        start, end = parse.sentence_bounds(given.start)
        if noun is None:
            noun = self._noun_after(given, end)
        for token in range(given.start - 1, max(start, given.start - _MAX_LINEAR) - 1, -1):
            word = parse.words[token]
            if word in _CLAUSE_ENDS or parse.tags[token] == "MD":
                break
            headline_verb = parse.is_noun(token) and parse.doc[token].text.istitle() and token > start
            is_verbal = parse.is_verb(token) or headline_verb
            sense = self.verbs.sense(token, noun, given) if is_verbal and self.lexicon.noun(word) is None else None
            has_object = parse.words[token + 1] not in {"by", "to", "from"}
            if sense is not None and sense.frame in {"give", "raise", "receive"} and has_object:
                return replace(self._event(given, sense, token, noun), linear=True)
            if parse.is_verb(token):
                break
        return self._nominal(given, noun, None)
