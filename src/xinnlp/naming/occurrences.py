"""Where else in a document the names stand that were found once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span, Token

from xinnlp.naming.forms import is_honorific, is_initial, is_name_suffix, is_particle, organisation_words
from xinnlp.naming.roles import is_role_head, role_words
from xinnlp.naming.runs import is_name_word

Words = tuple[str, ...]


def find_occurrences(doc: Doc, names: Mapping[Words, str]) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, label) wherever a known name stands with the same capitals, the longest at each place."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for words in names:
        lengths[words[0]].add(len(words))
    longest_first = {word: sorted(found, reverse=True) for word, found in lengths.items()}
    texts = [token.text for token in doc]
    for position, text in enumerate(texts):
        for length in longest_first.get(text, ()):
            end = position + length
            label = names.get(tuple(texts[position:end])) if end <= len(texts) else None
            if label is not None:
                if length > 1 or not is_part_of_longer(doc, position, end):
                    yield position, end, label
                break


def short_forms(doc: Doc, spans: Sequence[Span]) -> Iterator[tuple[int, int, str]]:
    """Yield unlabelled single words that are short for a name: a surname, a given name, `Alibaba` of its Group."""
    taken = [False] * len(doc)
    short: dict[str, str] = {}
    for span in spans:
        taken[span.start : span.end] = [True] * (span.end - span.start)
        for word in _short_words(span):
            short.setdefault(word, span.label_)
    for position, token in enumerate(doc):
        label = short.get(token.text)
        if label and not taken[position] and not is_part_of_longer(doc, position, position + 1):
            yield position, position + 1, label


def _short_words(span: Span) -> Iterator[str]:
    words = [token.text for token in span]
    if len(words) < 2:
        return
    if span.label_ == "PERSON":
        for word in (words[0], words[-1]):
            usable = len(word) > 1 and is_name_word(word)
            if usable and not (is_initial(word) or is_particle(word) or is_name_suffix(word) or is_honorific(word)):
                yield word
    elif span.label_ == "ORGANISATION" and words[0] != "The" and is_name_word(words[0]):
        rest = [word.casefold().strip(",.") for word in words[1:]]
        if all(word in organisation_words("corporate_suffixes") for word in rest if word):
            yield words[0]


def is_part_of_longer(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a capitalised neighbour makes a longer name of the word: `Jack Smith` is not `Jack Ma`."""
    before = doc[start - 1] if start and not doc[start].is_sent_start else None
    after = doc[end] if end < len(doc) and not doc[end].is_sent_start else None
    joined_before = before is not None and not before.is_sent_start and _joins(before)
    return joined_before or (after is not None and _joins(after))


def _joins(token: Token) -> bool:
    if not (token.is_alpha and is_name_word(token.text) and token.tag_ in {"NNP", "NNPS"}):
        return False
    return not (is_honorific(token.text) or is_role_head(token.lower_) or token.lower_ in role_words("modifiers"))
