"""A long text is read in slices: what is found in it is what is found in each slice alone, and no slice is long."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from xinnlp.components.layout import mark_layout
from xinnlp.components.ner import PROBABILITIES_KEY, SPANS_KEY
from xinnlp.slices import annotate, find_slices

_BLANK = spacy.blank("en")
_PARAGRAPHS = (
    "A headline about giving",
    "Ada Lowe, chair of the Lowe Trust, pledged $2 million to schools in Kenya. She spoke in Nairobi on Friday.",
    "• Save the Children\n• Oxfam",
    "The Gates Foundation gave 40 desks to girls in Accra, where Melinda Gates met Bill Gates.",
)
_TEXT = "\n\n".join(_PARAGRAPHS * 3)


def annotated(nlp: Language, text: str, limit: int = 5_000) -> Doc:
    return next(annotate(nlp, [(nlp.make_doc(text), None)], limit))[0]


def findings(doc: Doc, start: int = 0, end: int | None = None) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.dep_, t.head.i - start, t.is_sent_start, t.ent_iob_, t.ent_type_) for t in doc[start:end]
    ]


def names(doc: Doc, start: int, end: int) -> list[tuple[str, str, float]]:
    pairs = zip(doc.spans[SPANS_KEY], doc.user_data[PROBABILITIES_KEY], strict=True)
    return [(span.text, span.label_, probability) for span, probability in pairs if start <= span.start < end]


def test_in_a_long_text_is_found_what_is_found_in_its_slices_alone(nlp: Language) -> None:
    doc = annotated(nlp, _TEXT, limit=40)
    slices = find_slices(mark_layout(nlp.make_doc(_TEXT)), limit=40)
    assert len(slices) > 3
    for start, end in slices:
        alone = nlp(doc[start:end].text_with_ws)
        assert findings(doc, start, end) == findings(alone)
        assert names(doc, start, end) == names(alone, 0, len(alone)) != []
        sentences = [sentence.text for sentence in doc.sents if start <= sentence.start < end]
        assert sentences == [sentence.text for sentence in alone.sents]


def test_rules_read_a_long_text_whole(nlp: Language) -> None:
    people = [entity[:2] for entity in annotated(nlp, _TEXT, limit=40)._.relations["people"]]
    assert [name for _, name in people].count("Ada Lowe") == 1


def test_a_text_within_the_limit_is_read_as_ever(nlp: Language) -> None:
    doc, read = nlp(_TEXT), annotated(nlp, _TEXT)
    assert findings(read) == findings(doc)
    assert read._.relations == doc._.relations


def test_long_and_short_texts_come_in_order(nlp: Language) -> None:
    texts = ["Ada gave.", _TEXT, _TEXT, "Bob gave.", "", "Eve gave."]
    pairs = annotate(nlp, ((nlp.make_doc(text), number) for number, text in enumerate(texts)), 40)
    assert [(doc.text, number) for doc, number in pairs] == [(text, number) for number, text in enumerate(texts)]


def test_no_component_before_the_rules_sees_more_than_the_limit() -> None:
    seen: list[int] = []

    @Language.component("test_slices_witness")
    def witness(doc: Doc) -> Doc:
        seen.append(len(doc))
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("xinnlp_layout")
    nlp.add_pipe("test_slices_witness")
    doc = annotated(nlp, "Ada Lowe gave five desks. " * 500 + "word " * 500 + "\n\n" + "Ada gave.\n\n" * 500, 100)
    assert sum(seen) == len(doc)
    assert max(seen) <= 100 < len(doc) / 50


@pytest.mark.parametrize(
    ("text", "limit", "slices"),
    [
        ("One two.\n\nThree four.", 4, ["One two.\n\n", "Three four."]),
        ("One two. Three four.\n\nFive.", 5, ["One two. ", "Three four.\n\n", "Five."]),
        ("one two three four five", 2, ["one two ", "three four ", "five"]),
        ("", 5, []),
        ("One.", 1, ["One", "."]),
    ],
)
def test_slices_end_with_blocks_else_with_sentences(text: str, limit: int, slices: list[str]) -> None:
    doc = mark_layout(_BLANK(text))
    assert [doc[start:end].text_with_ws for start, end in find_slices(doc, limit)] == slices


@given(st.lists(st.sampled_from(["word", "Ada gave.", "\n\n", "• item\n", " ", "!"]), max_size=60), st.integers(1, 9))
def test_slices_cover_every_token_once_and_none_is_longer_than_the_limit(parts: list[str], limit: int) -> None:
    doc = mark_layout(_BLANK(" ".join(parts)))
    slices = find_slices(doc, limit)
    assert [index for start, end in slices for index in range(start, end)] == list(range(len(doc)))
    assert all(end - start <= limit for start, end in slices)
