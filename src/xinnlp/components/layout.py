"""Layout: sentence ends where blocks end, so that nothing read later crosses a heading, bullet or line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Any, cast

from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span

from xinnlp.components.annotations import write_spans
from xinnlp.sections import find_sections


@Language.factory("xinnlp_layout", assigns=["token.is_sent_start", "doc._.layout"])
def create_layout(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it takes no settings."""
    return mark_layout


def mark_layout(doc: Doc) -> Doc:
    """Set sentence starts at block starts and `doc.spans["layout"]`, labelled with the section's kind.

    Reads `doc._.sections` where a reader has set them, else finds sections in the text. Blocks that begin within a
    token are passed over. Sentence ends inside a block are left to the parser.
    """
    sections = doc._.sections
    if sections is None:
        sections = [(s.kind, s.start, s.end) for s in find_sections(doc.text)]
    starts = [token.idx for token in doc]
    spans = []
    sentence_starts = doc.to_array(SENT_START)
    for kind, start, end in sections:
        first = bisect_left(starts, start)
        last = bisect_left(starts, end)
        if first >= last or starts[first] != start:
            continue
        sentence_starts[first] = 1
        if last < len(doc):
            sentence_starts[last] = 1
        spans.append(Span(doc, first, last, label=kind))
    doc.from_array(
        [SENT_START], cast("Any", sentence_starts.reshape(-1, 1))
    )  # one by one they cost a pass over the Doc each
    write_spans(doc, "layout", spans)
    return doc
