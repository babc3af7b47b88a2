"""Names beside what they are called: `the entrepreneur, Jane Doe`, `the charity Acme`, `a woman named Jane Doe`."""

from __future__ import annotations

from collections.abc import Callable, Container

from xinnlp.giving.parse import Parse
from xinnlp.giving.party import NamedMention
from xinnlp.quantities.nouns import is_person_noun

_MAX_TITLE = 4


class AppositionReader:
    """Reads the names beside the nouns of one Doc; every method returns None where there is none."""

    def __init__(self, parse: Parse, mention_at: Callable[[int], NamedMention | None], bodies: Container[str]) -> None:
        """Take the parse, what finds the name that covers a token, and the nouns for one body."""
        self.parse = parse
        self.mention_at = mention_at
        self._bodies = bodies

    def name_of(self, head: int) -> NamedMention | None:
        """Return the name of `the entrepreneur, Jane Doe` and `its chairman Jane Doe`."""
        return self.after(head) if self.parse.is_noun(head) else None

    def name_next(self, head: int) -> NamedMention | None:
        """Return the name right after a noun: `the charity Acme`, `alumnus Dr. Jane Doe`, `a woman named Jane Doe`."""
        word, start = self.parse.words[head], head + 1
        if self.parse.tags[head] != "NN" or self.parse.doc[head].text[0].isupper():
            return None
        start += self.parse.words[start : start + 1] in (["named"], ["called"])
        body = self.mention_at(start)
        if word in self._bodies and body is not None and body.kind == "organisations" and body.start == start:
            return body
        if not is_person_noun(word):
            return None
        last = min(len(self.parse), head + _MAX_TITLE)
        while start < last and self.mention_at(start) is None and self._is_title(start):
            start += 1
        mention = self.mention_at(start)
        return mention if mention is not None and mention.kind == "people" and mention.start == start else None

    def _is_title(self, token: int) -> bool:
        text = self.parse.doc[token].text
        return text[0].isupper() and self.parse.tags[token] in {"NNP", "NN"}

    def after(self, head: int) -> NamedMention | None:
        """Return the name that stands in apposition after a token."""
        for child in self.parse.children[head]:
            if self.parse.deps[child] == "appos" and child > head:
                inner = self.parse.child(child, "appos")
                for token in (child, inner):
                    mention = self.mention_at(token) if token is not None else None
                    if mention is not None and mention.kind != "places":
                        return mention
        return None
