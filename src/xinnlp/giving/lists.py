"""Sums in list items, which the sentence or heading before the list introduces."""

from __future__ import annotations

from bisect import bisect_right

from xinnlp.giving.event import Event
from xinnlp.giving.events import EventFinder
from xinnlp.giving.items import MOST_TOKENS, ItemReader
from xinnlp.giving.lexicon import load_lexicon_of_giving
from xinnlp.giving.parse import Parse
from xinnlp.giving.parties import PartyReader
from xinnlp.giving.party import Party
from xinnlp.giving.sums import Sum

_VALUES = frozenset({"byline", "author", "date", "publisher"})
_MAX_NAMES = 16
_MOST_INTRODUCTIONS = 3
_MOST_SECTIONS = 60
_EARLY = 3
_ITEMS = frozenset({"list_item", "row"})
_BEFORE_SUM = frozenset({"–", "—", "-", "--", ":", "):", "("})
_GIVING_FRAMES = frozenset({"give", "receive", "raise"})


class Introductions:
    """The list items of one Doc, and what introduces them."""

    def __init__(self, parse: Parse, parties: PartyReader, sections: list[tuple[str, int, int]]) -> None:
        """Take (kind, start, end) sections in token indices, in text order."""
        self.parse = parse
        self.parties = parties
        self.items = ItemReader(parse, parties)
        self.has_byline = any(kind in {"byline", "author"} for kind, _, _ in sections)
        self.sections = [section for section in sections if section[0] not in _VALUES]
        self._firsts: list[int] | None = None
        self._starts = [start for _, start, _ in self.sections]

    def heading_funders(self, given: Sum) -> list[Party]:
        """Return the bodies that a heading names right above a block that begins with the sum."""
        number = self.section_at(given.start)
        if not number or not given.is_money or given.start - self.sections[number][1] > 1:
            return []
        return self._bodies_of_heading(number - 1)

    def bodies_above(self, given: Sum) -> list[Party]:
        """Return the bodies that the nearest heading above a sum names, where it names nothing else."""
        number = self.section_at(given.start)
        first = max(0, (number or 0) - _MOST_SECTIONS)
        above = (n for n in range((number or 0) - 1, first - 1, -1) if self.sections[n][0] == "heading")
        heading = next(above, None)
        return self._bodies_of_heading(heading) if heading is not None else []

    def names_givers(self, event: Event) -> bool:
        """Tell an introduction whose items name givers (`Gifts`, `we received donations from:`), not grantees."""
        if event.frame == "receive":
            return not self.parse.is_passive(event.verb) if event.verb is not None else False
        named = event.verb is None and event.noun is not None
        return named and load_lexicon_of_giving().has("gifts_by", self.parse.words[event.noun or 0])

    def giver_of_line(self, given: Sum, events: EventFinder) -> Party | None:
        """Return the body that a heading with its sum begins with, where the block below has it give."""
        number = self.section_at(given.start)
        if number is None or number + 1 >= len(self.sections) or not given.is_money:
            return None
        kind, start, end = self.sections[number]
        mention = self.parties.mention_at(start)
        is_line = kind in {"heading", "paragraph"} and end - start <= _MAX_NAMES + _MAX_NAMES and given.end >= end - 1
        if (
            mention is None
            or mention.kind == "places"
            or not is_line
            or any(map(self.parse.is_finite, range(start, end)))
        ):
            return None
        _, first, last = self.sections[number + 1]
        for token in range(first, min(last, first + MOST_TOKENS)):
            below, verb = self.parties.mention_at(token), self.parse.heads[token]
            is_subject = below is not None and below.id == mention.id and self.parse.deps[token] == "nsubj"
            sense = events.lexicon.verb(self.parse.words[verb], has_noun=True) if is_subject else None
            if sense is not None and sense.frame in {"give", "announce", "launch", "fund"}:
                return self.parties.of_mention(mention)
        return None

    def is_item(self, given: Sum) -> bool:
        """Tell a sum in an item of a list or a row of a table."""
        number = self.section_at(given.start)
        return number is not None and self._is_item(number)

    def _is_item(self, number: int) -> bool:
        """Tell an item, a row, and a paragraph written as one: `Nyota School – £5 for desks`, `A (£5), for desks`."""
        kind, start, end = self.sections[number]
        if kind not in {"paragraph", "heading"} or not self.parse.doc[start].text[:1].isupper():
            return kind in _ITEMS
        for token in range(start + 1, min(end - 1, start + _MAX_NAMES)):
            if self.parse.is_finite(token):
                return False
            after = self.parse.doc[token + 1]
            if self.parse.doc[token].text in _BEFORE_SUM and (after.tag_ == "$" or after.is_currency):
                return True
        return False

    def opening_of_item(self, given: Sum) -> list[Party]:
        """Return the name that the item of a sum begins with, where the sum is the first thing told of it."""
        number = self.section_at(given.start)
        if number is None or not self._is_item(number):
            return []
        _, start, _ = self.sections[number]
        mention = self.parties.mention_at(start + (self.parse.words[start] == "the"))
        is_first = given.start - start <= _MAX_NAMES and not any(map(self.parse.is_finite, range(start, given.start)))
        return (
            [self.parties.of_mention(mention)] if mention is not None and mention.kind != "places" and is_first else []
        )

    def item_start(self, given: Sum) -> int:
        """Return where the item or row of a sum begins; 0 for a sum in running text."""
        number = self.section_at(given.start)
        return self.sections[number][1] if number is not None and self.is_item(given) else 0

    def is_early(self, token: int) -> bool:
        """Tell a token of the text's first sections: headline, opening paragraph."""
        number = self.section_at(token)
        return number is not None and number < _EARLY

    def headline(self) -> tuple[int, int] | None:
        """Return the token bounds of the headline."""
        return next(((start, end) for kind, start, end in self.sections if kind == "headline"), None)

    def _bodies_of_heading(self, number: int) -> list[Party]:
        kind, start, end = self.sections[number]
        if kind != "heading" or end - start > _MAX_NAMES:
            return []
        named = [self.parties.mention_at(token) for token in range(start, end)]
        found = list(dict.fromkeys(m for m in named if m is not None and m.kind != "places"))
        covered = sum(m.end - m.start for m in found)
        return [self.parties.of_mention(m) for m in found] if found and covered * 2 >= end - start else []

    def grantees(self) -> list[Party]:
        """Return the names of the one list without sums that `grant recipients include:` or the like introduces."""
        lists: list[list[Party]] = []
        for number, (kind, start, end) in enumerate(self.sections[:-1]):
            words = self.parse.words[max(start, end - _MAX_NAMES) : end]
            if kind != "list_item" and self.sections[number + 1][0] == "list_item" and _announces(words):
                lists.append(self._names_of_items(number + 1))
        return lists[0] if len(lists) == 1 else []

    def _names_of_items(self, number: int) -> list[Party]:
        found: list[Party] = []
        for kind, start, end in self.sections[number:]:
            if kind != "list_item":
                break
            if any(self.parse.tags[token] == "$" for token in range(start, min(end, start + MOST_TOKENS))):
                return []
            found += self.items.opening_name(start, end)
        return found

    def section_at(self, token: int) -> int | None:
        """Return the number of the section that holds a token."""
        number = bisect_right(self._starts, token) - 1
        return number if number >= 0 and token < self.sections[number][2] else None

    def find(self, given: Sum, events: EventFinder) -> tuple[Event | None, list[Party]] | None:
        """Return the introducing event of a sum in a list item, and the recipients that the item names."""
        number = self.section_at(given.start)
        if number is None or not self._is_item(number):
            return None
        kind, start, end = self.sections[number]
        is_price = given.end < end and self.parse.is_finite(given.end)  # `$50 buys a lens`
        if is_price or given.start - start > MOST_TOKENS or any(map(self.parse.is_finite, range(start, given.start))):
            return None
        in_row = kind == "row"
        recipients = self.items.named_in_row(start, end) if in_row else self.items.recipients(given, start, end)
        first = self._first_item(number)
        for before in range(first - 1, max(-1, first - 1 - _MOST_INTRODUCTIONS), -1):
            event = self._introducing_event(given, self.sections[before], events)
            if event is not None:
                return event, recipients
            if self.sections[before][0] != "paragraph":
                break
        return self._announced_above(given, first), recipients

    def _announced_above(self, given: Sum, first: int) -> Event | None:
        """Return the event of a heading further up that speaks of grants, gifts or awards in the plural."""
        for number in range(first - 1, max(-1, first - _MOST_SECTIONS), -1):
            kind, start, end = self.sections[number]
            for token in range(start, min(end, start + _MAX_NAMES)) if kind in {"heading", "headline"} else ():
                sense = load_lexicon_of_giving().noun(self.parse.words[token])
                if sense is not None and sense.strong and self.parse.words[token].endswith("s"):
                    return Event(given, "noun", sense.status, None, token, sense) if given.is_money else None
                if kind == "heading" and _announces([self.parse.words[token]]):
                    return Event(given, "noun", "given", None, token) if given.is_money else None
        return None

    def _first_item(self, number: int) -> int:
        """Return the number of the first item of the list that holds an item; remembered, since lists may be long."""
        if self._firsts is None:
            self._firsts = []
            items = [self._is_item(position) for position in range(len(self.sections))]
            for position, is_item in enumerate(items):
                is_later = position > 0 and is_item and items[position - 1]
                self._firsts.append(self._firsts[-1] if is_later else position)
        return self._firsts[number]

    def _introducing_event(self, given: Sum, section: tuple[str, int, int], events: EventFinder) -> Event | None:
        """Return the event of the last verb, else noun, of giving in the introduction's last sentence."""
        parse, (kind, start, end) = self.parse, section
        introduces = kind != "paragraph" or parse.words[end - 1] in {":", "："}
        sentence = parse.sentences[end - 1]
        noun: int | None = None
        for token in range(end - 1, max(start, end - MOST_TOKENS) - 1, -1):
            if parse.sentences[token] != sentence:
                break
            sense = events.lexicon.verb(parse.words[token], has_noun=True) if parse.is_verb(token) else None
            fits = sense is not None and sense.frame in _GIVING_FRAMES and (given.is_money or sense.goods)
            if introduces and sense is not None and fits:
                return Event(given, sense.frame, sense.status, token, noun)
            noun_sense = events.nouns.sense(token)
            if noun_sense is not None and noun_sense.strong and (introduces or parse.tags[token] == "NNS"):
                noun = token
        if noun is None or not given.is_money:
            return None
        return Event(given, "noun", "given", None, noun, events.nouns.sense(noun))


def _announces(words: list[str]) -> bool:
    """Tell an introduction such as `this year’s grant recipients include:` or the heading `Winners`."""
    return any(load_lexicon_of_giving().has("grantees", word) for word in words)
