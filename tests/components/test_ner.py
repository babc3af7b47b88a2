"""The component with the package's own model: it is loaded once, in a fraction of a second."""

import tracemalloc

import pytest
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example

from xinnlp.components.ner import PROBABILITIES_KEY, SPANS_KEY, NamedEntities, word_ends, words_worth_reading
from xinnlp.ner_model import LINE_END, NO_END, SENTENCE_END

ARTICLE = (
    "Ada Lowe, director of the Kestrel Water Trust, met Kofi Mensah in Nairobi on Monday.\n\n"
    "“We are grateful,” said Lowe. The gift of $2 million came from Barclays.\n"
)


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("xinnlp_ner")
    return pipeline


def names(doc):
    return [(entity.text, entity.label_) for entity in doc.ents]


def test_people_organisations_and_places_are_found(nlp):
    found = names(nlp(ARTICLE))
    for expected in [
        ("Ada Lowe", "PERSON"),
        ("Kestrel Water Trust", "ORG"),
        ("Kofi Mensah", "PERSON"),
        ("Nairobi", "LOC"),
        ("Lowe", "PERSON"),
        ("Barclays", "ORG"),
    ]:
        assert expected in found


def test_an_address_is_no_name(nlp):
    found = names(nlp("From: Ada.Lowe@lowetrust.org on 01/24/2001\nJuma Lowe thanked the donors."))
    assert ("Juma Lowe", "PERSON") in found
    assert not any("@" in text for text, _ in found)


def test_the_span_group_equals_the_entities_and_has_a_probability_each(nlp):
    doc = nlp(ARTICLE)
    assert list(doc.spans[SPANS_KEY]) == list(doc.ents)
    probabilities = doc.user_data[PROBABILITIES_KEY]
    assert len(probabilities) == len(doc.ents)
    assert all(type(p) is float and 0 < p <= 1 and round(p, 4) == p for p in probabilities)


def test_results_do_not_depend_on_the_batch(nlp):
    texts = [ARTICLE, "Thandeka Mkhize runs Umthombo Legacy Fund.", ARTICLE * 5, "", "Oxfam"]
    alone = [nlp(text) for text in texts]
    for batch in (nlp.pipe(texts), reversed(list(nlp.pipe(texts[::-1], batch_size=2)))):
        for one, other in zip(alone, batch, strict=True):
            assert names(one) == names(other)
            assert one.user_data[PROBABILITIES_KEY] == other.user_data[PROBABILITIES_KEY]


def test_docs_survive_serialisation(nlp):
    doc = nlp(ARTICLE)
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [(s.text, s.label_) for s in copy.spans[SPANS_KEY]] == [(s.text, s.label_) for s in doc.spans[SPANS_KEY]]
    assert copy.user_data[PROBABILITIES_KEY] == doc.user_data[PROBABILITIES_KEY]


def test_entities_already_set_stay_unless_a_name_overlaps_them(nlp):
    doc = nlp.make_doc("Ada Lowe gave $2 million on Monday.")
    doc.set_ents([Span(doc, 1, 3, "ORG"), Span(doc, 7, 8, "DATE")])
    doc = nlp.get_pipe("xinnlp_ner")(doc)
    assert ("Ada Lowe", "PERSON") in names(doc)
    assert ("Monday", "DATE") in names(doc)
    assert ("Lowe gave", "ORG") not in names(doc)


def test_ends_follow_line_breaks_and_sentence_starts():
    vocab = spacy.blank("en").vocab
    doc = Doc(vocab, words=["One", ".", "Two", "\n\n", "Three", "\t", "four"], sent_starts=[1, 0, 1, 0, 1, 0, 0])
    indices, ends = word_ends(doc)
    assert indices == [0, 1, 2, 4, 6]
    assert ends == [NO_END, SENTENCE_END, LINE_END, NO_END, NO_END]


def test_no_name_goes_on_over_a_sentence_start(nlp):
    words = ["He", "met", "Ada", "Lowe", "and", "Kofi", "Mensah", "."]
    starts = [True, False, False, True, False, False, False, False]
    doc = nlp.get_pipe("xinnlp_ner")(Doc(nlp.vocab, words=words, sent_starts=starts))
    assert ("Ada Lowe", "PERSON") not in names(doc)
    assert ("Kofi Mensah", "PERSON") in names(doc)


def test_no_name_goes_on_over_a_line_break(nlp):
    for doc in nlp.pipe(["Photo: Ada\nLowe Trust", "Kestrel Water\n\nTrust of Kenya"]):
        assert all("\n" not in entity.text for entity in doc.ents)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Oxfam",
        "\n\n\n \n",
        "🎗🎉" * 500,
        "善款 捐贈 基金會。" * 200,
        "x" * 50_000,
        "A" * 50_000,
        "善" * 50_000,
        "\u200b \ufffd",
    ],
    ids=[
        "empty",
        "one token",
        "line breaks",
        "emoji",
        "cjk",
        "long lower",
        "long upper",
        "long cjk",
        "invisible",
    ],
)
def test_strange_documents_are_read(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert len(doc.user_data[PROBABILITIES_KEY]) == len(doc.spans[SPANS_KEY])


def test_a_sentence_of_thousands_of_words_is_read_to_its_end(nlp):
    words = ["and", "gave"] * 1_500 + ["to", "Lowe", "Foundation", "in", "Nairobi", "."]
    doc = nlp.get_pipe("xinnlp_ner")(Doc(nlp.vocab, words=words))
    assert ("Lowe Foundation", "ORG") in names(doc)
    assert ("Nairobi", "LOC") in names(doc)


def test_a_long_document_needs_little_memory(nlp):
    doc = Doc(nlp.vocab, words=["we", "gave", "bread", "to", "children", "."] * 4_000)
    component = nlp.get_pipe("xinnlp_ner")
    tracemalloc.start()
    component(doc)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000 * len(doc), "bytes a word"


def test_score_counts_entities(nlp):
    doc = nlp(ARTICLE)
    scores = nlp.get_pipe("xinnlp_ner").score([Example(doc, doc)])
    assert scores["ents_f"] == 1.0


def test_configuration_goes_to_disk_and_back(tmp_path):
    pipeline = spacy.blank("en")
    pipeline.add_pipe("xinnlp_ner", config={"threads": 2})
    pipeline.to_disk(tmp_path)
    assert spacy.load(tmp_path).get_pipe("xinnlp_ner").threads == 2
    copy = NamedEntities().from_bytes(NamedEntities(threads=3).to_bytes())
    assert copy.threads == 3


def test_two_threads_find_the_same(nlp):
    two = spacy.blank("en")
    two.add_pipe("xinnlp_ner", config={"threads": 2})
    assert names(two(ARTICLE)) == names(nlp(ARTICLE))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "They met in Accra. The rain fell. In the hills it was cold. We met Ada.",
            ["They met in Accra.", "We met Ada."],
        ),
        ("the rain fell. we met ada lowe. it was cold in the hills of kivu.", None),
        ("IT grew. It grew. I saw it.", ["IT grew."]),
    ],
)
def test_only_sentences_that_may_hold_a_name_are_read(text, kept):
    doc = spacy.blank("en")(text)
    for token in doc[:-1]:
        doc[token.i + 1].is_sent_start = token.text == "."
    words = [token.text for token in doc]
    ends = [SENTENCE_END if word == "." else NO_END for word in words]
    read = " ".join(words[k] for k in words_worth_reading(words, ends, doc.vocab))
    assert read.replace(" .", ".") == (text if kept is None else " ".join(kept))
