"""Summaries, on Docs built by hand."""

from __future__ import annotations

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from xinnlp.components import annotations as ann
from xinnlp.components.layout import mark_layout
from xinnlp.components.summary import summarise

NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")
SUBJECTS = ("the river", "a school", "the old market", "her clinic", "the choir", "our orchard", "the lighthouse")


def read(text: str, *, layout: bool = True) -> Doc:
    doc = NLP(text)
    return summarise(mark_layout(doc) if layout else doc)


def sentences_of(text: str) -> list[str]:
    doc = read(text)
    return [text[s.start : s.end] for s in ann.read_relations(doc, "summary", ann.SummarySentence)]


def article(number: int) -> str:
    parts = [
        f"In year {1900 + n} the council gave {SUBJECTS[n % 7]} number{n} a roof, a keeper{n} and lamps{n} of brass."
        for n in range(number)
    ]
    return "A headline about giving\n\n" + "\n\n".join(parts) + "\n\nPhoto credit: The council\n"


def test_a_long_article_has_three_to_five_sentences_in_its_order():
    text = article(60)
    found = sentences_of(text)
    assert 3 <= len(found) <= 5
    assert [text.index(sentence) for sentence in found] == sorted(text.index(sentence) for sentence in found)
    assert all(sentence.startswith("In year") and sentence.endswith("brass.") for sentence in found)


def test_one_sentence_is_its_own_summary():
    assert sentences_of("The trust gave a school.") == ["The trust gave a school."]


def test_a_short_text_has_fewer():
    assert len(sentences_of("The trust gave a school to the town. The town gave thanks and cake.")) == 1


def test_headings_captions_and_list_items_are_never_chosen():
    text = (
        "Gifts of the year\n\nThe trust gave a school to the town.\n\n• A roof for the old school.\n"
        "• A lamp for the harbour.\n\nPhoto: A roof for the old school.\n\nThe harbour waits for its turn."
    )
    assert sentences_of(text) and set(sentences_of(text)) <= {
        "The trust gave a school to the town.",
        "The harbour waits for its turn.",
    }


def test_nothing_is_said_twice():
    text = " ".join(["The trust gave a new school to the town."] * 8 + ["A storm took the roof of the harbour hall."])
    assert len(sentences_of(text)) == 2


def test_a_sentence_that_names_people_and_figures_wins():
    text = "It rained in the hills and dales. A trust of Ada Lowe gave forty desks. It rained in the vales and towns."
    doc = mark_layout(NLP(text))
    token = next(t.i for t in doc if t.text == "Ada")
    ann.write_spans(doc, "people", [Span(doc, token, token + 2, label="people", span_id="p1")])
    found = ann.read_relations(summarise(doc), "summary", ann.SummarySentence)
    best = max(found, key=lambda sentence: sentence.score)
    assert "Ada Lowe" in text[best.start : best.end]
    assert 0 < best.score <= 1


def test_a_sentence_that_cuts_a_quotation_is_not_chosen():
    text = "The day was long for all in the town. Then she spoke: “We built it. We paid for it,” and left."
    doc = mark_layout(NLP(text))
    start = text.index("“")
    ann.write_relations(doc, "quotes", [ann.Quote(None, "said", "direct", start, text.index("”") + 1)])
    summarise(doc)
    assert [s[:2] for s in doc._.summary] == [(0, 37)]


def test_texts_without_sentences_have_no_summary():
    for text in ("", "\n\n", "• one\n• two", "Title only"):
        assert sentences_of(text) == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='ab. !?\n"”“•漢🙂:', max_size=200))
def test_any_text_gives_whole_stretches_in_order(text):
    spans = [(s.start, s.end) for s in ann.read_relations(read(text), "summary", ann.SummarySentence)]
    assert spans == sorted(spans)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


def test_two_thousand_sentences_are_summed_up_in_no_more_than_five():
    assert 3 <= len(sentences_of(article(2_000))) <= 5


def test_as_many_sentences_as_wanted_and_one_for_the_gist():
    doc = mark_layout(NLP(article(30)))
    for number in (1, 2, 7):
        assert len(summarise(doc, number)._.summary) == number
        assert len(doc._.gist) == 1
    assert doc._.gist[0].start in [sentence.start for sentence in doc._.summary]


def test_a_sentence_in_the_words_of_the_headline_wins():
    body = "Rain fell on the hills all week. The choir of the town gets a new hall. Snow fell on the vales at night."
    doc = summarise(mark_layout(NLP(f"A hall for the choir\n\n{body}\n")), 1)
    assert doc.text[doc._.gist[0].start : doc._.gist[0].end] == "The choir of the town gets a new hall."
