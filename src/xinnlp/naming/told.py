"""What a text tells of the kind of a body: appositions, nouns beside it, and the company its name keeps."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from xinnlp.knowledge import load_table
from xinnlp.naming.evidence import kind_in_apposition
from xinnlp.naming.forms import name_cues
from xinnlp.naming.name_evidence import kind_nouns
from xinnlp.naming.runs import is_possessive

# Of a body of which the text tells nothing: in writing on giving most unknown bodies are charities.
_DEFAULT = "nonprofit"
_WINDOW = 25
# American stations are called so; the words around tell them from other acronyms.
_CALL_LETTERS = re.compile(r"[KW][A-Z]{3}")
_QUOTE_MARKS = frozenset("\"“”‘’'«»")
_MAX_DESCRIBING = 6
_DESCRIBING = frozenset({"NN", "NNS", "JJ", "VBG", "NNP"})
_PAUSES = frozenset({",", ":", "–", "—", "-"})


def class_told(doc: Doc, mentions: Iterable[Span]) -> str | None:
    """Return the class that an apposition, a noun beside a mention or a later `the charity` tells, or None."""
    votes: Counter[str] = Counter()
    for span in mentions:
        for kind, weight in (*_told_after(doc, span.end), *_told_before(doc, span.start)):
            votes[kind] += weight
    return max(votes, key=lambda kind: (votes[kind], kind)) if votes else None


def _told_after(doc: Doc, end: int) -> Iterator[tuple[str, int]]:
    kinds = kind_nouns()
    quoted = end < len(doc) and doc[end].text in _QUOTE_MARKS
    end += quoted
    if quoted and (called := kinds.get(_described(doc, end))):
        yield called, 2
    end = _past_brackets(doc, end)
    if end >= len(doc):
        return
    after = doc[end].text
    if after in {",", "(", "is", "was", "–", "—", "has", "are"}:
        start = end + 1 + (end + 1 < len(doc) and doc[end + 1].lower_ in {"which", "been"})
        start += start < len(doc) and doc[start].lower_ in {"is", "was"}
        kind = kind_in_apposition(doc, start)
        if kind:
            yield kind, 2
    if after in kinds and not (end + 1 < len(doc) and is_possessive(doc[end + 1].text)):
        yield kinds[after], 1


def _described(doc: Doc, start: int) -> str:
    """Return `campaign` of `‘Kites Alive’ social media fundraising campaign`: the last noun after the marks."""
    end = start
    while end < min(len(doc), start + _MAX_DESCRIBING) and doc[end].is_lower and doc[end].tag_ in _DESCRIBING:
        end += 1
    return doc[end - 1].text if end > start + 1 else ""


def _past_brackets(doc: Doc, position: int) -> int:
    """Return the position after `(LRF)` when it stands at `position`."""
    if position + 2 < len(doc) and doc[position].text == "(" and doc[position + 2].text == ")":
        return position + 3
    return position


def _told_before(doc: Doc, start: int) -> Iterator[tuple[str, int]]:
    """Read `the charity X`, `its campaign, X`, `a programme called “X”`."""
    kinds = kind_nouns()
    position = start - 1
    while position > 0 and (doc[position].text in _QUOTE_MARKS or doc[position].lower_ == "the"):
        position -= 1
    if position > 0 and doc[position].lower_ in name_cues("name_verbs"):
        position -= 1
        weight = 2
    elif position > 0 and doc[position].text in _PAUSES and not doc[position + 1].is_sent_start:
        position -= 1
        weight = 1
        if doc[position].text in kinds and not _opens_apposition(doc, position):
            return
    else:
        weight = 2
    if position >= 0 and doc[position].text in kinds and not doc[start].is_sent_start:
        yield kinds[doc[position].text], weight


def _opens_apposition(doc: Doc, position: int) -> bool:
    """Tell `its flagship campaign, X`: a determiner within a few words before the noun."""
    for token in reversed(doc[max(0, position - 4) : position]):
        if token.lower_ in {"its", "their", "our", "a", "an", "his", "her"}:
            return True
        if token.lower_ in {"the", "this"}:
            return False
    return False


def class_by_surroundings(doc: Doc, mentions: Iterable[Span]) -> str:
    """Weigh words beside the mentions (`told X`, `X Ltd`, `launched X`) and in the sentences that speak of the body."""
    votes: Counter[str] = Counter({_DEFAULT: 1})
    for span in mentions:
        left, right = max(0, span.start - _WINDOW), min(len(doc), span.end + _WINDOW)
        nearby: Counter[str] = Counter()
        for token in doc[left:right]:
            nearby.update(_context_words().get(token.lower_, ()))
        votes += nearby
        if nearby["media"] and _CALL_LETTERS.fullmatch(span.text):
            votes["media"] += 10
        for kind in _beside(doc, span):
            votes[kind] += 4
    return max(votes, key=lambda kind: (votes[kind], kind == _DEFAULT, kind))


def _beside(doc: Doc, span: Span) -> Iterator[str]:
    before = [token.lower_ for token in doc[max(0, span.start - 3) : span.start]]
    while before and (before[-1] in {"the", "its", "a", "an"} or before[-1] in _QUOTE_MARKS):
        before.pop()
    if before:
        yield from _cues("before").get(before[-1], ())
    if span.end < len(doc):
        follows = span.end + is_possessive(doc[span.end].text)
        if follows < len(doc):
            yield from _cues("after").get(doc[follows].lower_, ())


@functools.cache
def _cues(side: str) -> dict[str, tuple[str, ...]]:
    """Return word → the classes it speaks for, of the words before or after a name."""
    return _by_word(load_table("organisation_context")[side])


@functools.cache
def _context_words() -> dict[str, tuple[str, ...]]:
    return _by_word(load_table("organisation_context")["words"])


def _by_word(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    words = sorted({word for entries in table.values() for word in entries})
    return {word: tuple(kind for kind, entries in table.items() if word in entries) for word in words}
