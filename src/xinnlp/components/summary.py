"""Chooses the sentences that stand for an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from xinnlp.classification.words import find_words
from xinnlp.components.annotations import (
    Figure,
    Quote,
    SummarySentence,
    Theme,
    read_relations,
    spans_of,
    write_relations,
)
from xinnlp.knowledge import load_lexicon
from xinnlp.summarising.selection import Sentence, choose_sentences, usual_length

_ENDS = frozenset(".!?…。")
_CLOSING = " \t\n\r\"'”’»)]"
_LEAST_WORDS = 4
_TITLES = frozenset({"headline", "heading"})

Span = tuple[int, int]


@Language.factory(
    "xinnlp_summary",
    assigns=["doc._.summary", "doc._.gist"],
    requires=["doc._.people", "doc._.organisations", "doc._.figures", "doc._.quotes", "doc._.themes"],
    default_config={"sentences": 0},
)
def create_summary(nlp: Language, name: str, sentences: int) -> Callable[[Doc], Doc]:
    """Return the component; `sentences` is the length of summaries, 0 for 3 to 5 by the article's length."""
    return partial(summarise, sentences=sentences)


def summarise(doc: Doc, sentences: int = 0) -> Doc:
    """Write `doc._.summary`, 3 to 5 sentences of the article in its order, fewer where it is short, and `doc._.gist`.

    Reads sentence starts, layout, mentions, figures, quotes and themes. Only whole sentences of running paragraphs
    are chosen, never headings, captions, bylines or list items, and none that begins or ends within a quotation.
    It cannot mend pronouns whose person the sentence before names; such sentences only weigh less.
    """
    candidates = list(_candidates(doc))
    text = doc.text
    whole = [(start, end) for start, end in candidates if text.count(" ", start, end) >= _LEAST_WORDS - 1]
    candidates = whole or candidates
    described = _describe(doc, candidates)
    length = sentences or usual_length(described)
    title = _title_words(doc, candidates[0][0] if candidates else 0)
    for kind, number in (("summary", length), ("gist", 1)):
        chosen = choose_sentences(described, number, title)
        write_relations(doc, kind, [SummarySentence(*candidates[index], score) for index, score in chosen])
    return doc


def _title_words(doc: Doc, before: int) -> frozenset[str]:
    """Return the words of headline and headings that stand before the first sentence."""
    spans = [span for span in spans_of(doc, "layout") if span.label_ in _TITLES and span.start_char < before]
    words = {word.form for span in spans for word in find_words(span.text)}
    return frozenset(words - load_lexicon("function_words") - {"."})


def _candidates(doc: Doc) -> Iterator[Span]:
    """Yield the whole sentences of paragraphs, in code points without white space around."""
    quotes = [(q.start, q.end) for q in read_relations(doc, "quotes", Quote) if q.type == "direct"]
    layout = spans_of(doc, "layout")
    paragraphs = [(span.start_char, span.end_char) for span in layout if span.label_ == "paragraph"]
    if not layout:
        paragraphs = [(0, len(doc.text))]
    ends = [end for _, end in paragraphs]
    for sentence in doc.sents if doc.has_annotation("SENT_START") else [doc[:]]:
        text = sentence.text
        start = sentence.start_char + len(text) - len(text.lstrip())
        end = start + len(text.strip())
        index = bisect_left(ends, end)
        if start >= end or index == len(paragraphs) or paragraphs[index][0] > start:
            continue
        if text.rstrip(_CLOSING)[-1:] in _ENDS and not _is_cut(start, end, quotes):
            yield start, end


def _is_cut(start: int, end: int, quotes: Sequence[Span]) -> bool:
    """Tell whether the sentence begins or ends within a quotation."""
    for bound in (start, end):
        index = bisect_left(quotes, (bound,)) - 1
        if index >= 0 and quotes[index][0] < bound < quotes[index][1]:
            return True
    return False


def _describe(doc: Doc, candidates: Sequence[Span]) -> list[Sentence]:
    text = doc.text
    names = [(span.start_char, span.id_) for group in ("people", "organisations") for span in spans_of(doc, group)]
    names.sort()
    figures = sorted(figure.start for figure in read_relations(doc, "figures", Figure))
    themes = sorted({start for theme in read_relations(doc, "themes", Theme) for start, _ in theme.evidence})
    quotes = [(quote.start, quote.end) for quote in read_relations(doc, "quotes", Quote) if quote.type == "direct"]
    found = []
    for start, end in candidates:
        words = tuple(word.form for word in find_words(text[start:end]) if word.form != ".")
        named = names[bisect_left(names, (start, "")) : bisect_left(names, (end, ""))]
        first = bisect_left(quotes, (start,))
        found.append(
            Sentence(
                words=words,
                names=frozenset(entity for _, entity in named),
                themes=_count(themes, start, end),
                figures=_count(figures, start, end),
                quoted=first < len(quotes) and quotes[first][0] < end,
            )
        )
    return found


def _count(starts: Sequence[int], start: int, end: int) -> int:
    return bisect_right(starts, end - 1) - bisect_left(starts, start)
