"""What kind of body an organisation is: by gazetteer, by its name's head, by how the text calls it."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Span

from xinnlp.knowledge import load_table
from xinnlp.naming.evidence import kind_in_apposition, kind_nouns
from xinnlp.naming.forms import head_class, key_of
from xinnlp.naming.gazetteer import KnownOrganisation, known_organisations

# A body of which the text tells nothing else.
_DEFAULT = "company"


def classify(
    doc: Doc,
    names: Sequence[str],
    mentions: Iterable[Span],
    known: Mapping[str, KnownOrganisation] | None = None,
) -> tuple[str, float]:
    """Return classification and confidence (0 to 1, not calibrated) of an organisation with these names.

    `known` is what a gazetteer has, by key (default: the built-in one).
    """
    spans = list(mentions)
    known = known_organisations() if known is None else known
    for name in names:
        entry = known.get(key_of(name))
        if entry and entry.classification:
            return entry.classification, 0.95
    told = _told(doc, spans)
    for name in sorted(names, key=len, reverse=True):
        words = [word.strip('(),."“”') or word for word in key_of(name).split()]
        by_head = head_class(words) if len(words) > 1 else None
        if by_head:
            return (told if told and by_head in {"other", "company"} else by_head), 0.85
    if told:
        return told, 0.8
    return _by_surroundings(doc, spans), 0.6 if len(spans) > 1 else 0.5


def _told(doc: Doc, mentions: Iterable[Span]) -> str | None:
    """Return the class that an apposition or a noun beside a mention tells."""
    kinds = kind_nouns()
    votes: Counter[str] = Counter()
    for span in mentions:
        after = doc[span.end].text if span.end < len(doc) else ""
        if after in {",", "(", "is", "was", "–", "—"}:
            kind = kind_in_apposition(doc, span.end + 1)
            if kind:
                votes[kind] += 2
        closing = span.end + (after in {"”", '"', "’"})
        if closing < len(doc) and doc[closing].lower_ in kinds:
            votes[kinds[doc[closing].lower_]] += 1
        before = doc[span.start - 1].lower_ if span.start else ""
        if before in kinds:
            votes[kinds[before]] += 1
    return max(votes, key=lambda kind: (votes[kind], kind)) if votes else None


def _by_surroundings(doc: Doc, mentions: Iterable[Span]) -> str:
    """Weigh the words of the sentences that speak of the body: those of business against those of giving."""
    table = load_table("organisation_context")["words"]
    votes: Counter[str] = Counter()
    for span in mentions:
        left, right = max(0, span.start - 25), min(len(doc), span.end + 25)
        for token in doc[left:right]:
            for kind, words in _context_words(tuple(table)).items():
                if token.lower_ in words:
                    votes[kind] += 1
    return max(votes, key=lambda kind: (votes[kind], kind == _DEFAULT)) if votes else _DEFAULT


@functools.cache
def _context_words(kinds: tuple[str, ...]) -> dict[str, frozenset[str]]:
    table = load_table("organisation_context")["words"]
    return {kind: frozenset(table[kind]) for kind in kinds}
