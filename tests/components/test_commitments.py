from __future__ import annotations

import json
import random

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from tests.giving.parsed import parsed, with_names_and_figures

from xinnlp.components.annotations import Commitment, Figure, read_relations, spans_of
from xinnlp.components.commitments import find_commitments

_BLANK = spacy.blank("en")
WORDS = st.sampled_from([
    "Lowe", "Trust", "Nyota", "School", "Ada", "Kenya", "gave", "donated", "received", "raised", "pledged", "needs",
    "$", "£", "5", "300", "million", "grant", "gift", "of", "to", "from", "by", "for", "and", ",", ".", "which", "it",
    "will", "not", "each", "laptops", "total", "is", "including", "(", ")", "😀", "\u202e", "é", "捐款",
])  # fmt: skip
TAGS = st.sampled_from(["NNP", "NN", "NNS", "VBD", "VBN", "VBG", "VBZ", "CD", "$", "IN", "TO", "PRP", "WDT", ",", "MD"])
DEPS = st.sampled_from([
    "nsubj", "nsubjpass", "dobj", "pobj", "prep", "dative", "agent", "conj", "appos", "relcl", "acl", "advcl", "xcomp",
    "compound", "nummod", "poss", "aux", "neg", "mark",
])  # fmt: skip


@st.composite
def graphs(draw: st.DrawFn) -> Doc:
    """Return a Doc with any words and any tree of dependencies."""
    size = draw(st.integers(1, 40))
    words = draw(st.lists(WORDS, min_size=size, max_size=size))
    tags = draw(st.lists(TAGS, min_size=size, max_size=size))
    deps = draw(st.lists(DEPS, min_size=size, max_size=size))
    root = draw(st.integers(0, size - 1))
    heads = [
        i if i == root else draw(st.integers(min(i + 1, root), root)) if i < root else draw(st.integers(root, i - 1))
        for i in range(size)
    ]
    deps[root] = "ROOT"
    return with_names_and_figures(Doc(_BLANK.vocab, words=words, tags=tags, deps=deps, heads=heads))


@given(graphs())
def test_whatever_the_parse_is_ids_exist_and_clauses_hold_their_figures(doc: Doc) -> None:
    find_commitments(doc)
    figures = read_relations(doc, "figures", Figure)
    known = {span.id_ for group in ("people", "organisations") for span in spans_of(doc, group)}
    found = read_relations(doc, "commitments", Commitment)
    for commitment in found:
        figure = figures[commitment.figure]
        assert commitment.status in {"pledged", "given", "raised", "invested", "sought"}
        assert known.issuperset(commitment.funder_ids + commitment.recipient_ids)
        assert 0 <= commitment.start <= figure.start < figure.end <= commitment.end <= len(doc.text)
        names = commitment.funder_names + commitment.recipient_names
        assert all(name and name in " ".join(doc.text.split()) for name in names)


@given(graphs())
def test_the_same_doc_tells_the_same_twice(doc: Doc) -> None:
    first = find_commitments(doc)._.commitments
    assert find_commitments(doc)._.commitments == first


def test_a_doc_without_figures_has_an_empty_list() -> None:
    doc = find_commitments(_BLANK("Lowe Trust gave to Nyota School."))
    assert doc._.commitments == []


def test_a_doc_without_parse_is_no_error() -> None:
    doc = with_names_and_figures(_BLANK("Lowe Trust gave $ 5 million to Nyota School ."))
    assert find_commitments(doc)._.commitments == []


def test_findings_survive_bytes() -> None:
    parse = (
        "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 gave/VBD/ROOT/2 $/$/nmod/4 500/CD/dobj/2 to/IN/dative/2 girls/NNS/pobj/5"
    )
    doc = find_commitments(parsed(parse))
    copy = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert doc._.commitments
    assert json.loads(json.dumps(doc._.commitments)) == json.loads(json.dumps(copy._.commitments))


def test_a_figure_told_again_counts_at_its_first_entry() -> None:
    price = "Desks/NNS/nsubj/1 cost/VBP/ROOT/1 $/$/nmod/3 500/CD/dobj/1 ././punct/1"
    gift = "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 gave/VBD/ROOT/2 $/$/nmod/4 500/CD/dobj/2 ././punct/2"
    doc = find_commitments(parsed(price, gift))
    (commitment,) = read_relations(doc, "commitments", Commitment)
    assert commitment.figure == 0
    assert doc.text[commitment.start : commitment.end] == "Lowe Trust gave $ 500"


@pytest.mark.parametrize("one_sentence", [True, False])
def test_two_hundred_gifts_on_end_are_all_told(one_sentence: bool) -> None:
    words, tags, deps, heads = [], [], [], []
    for number in range(200):
        first = len(words)
        verb = 1 if one_sentence and first else first + 1
        words += ["It", "gave", "$", str(500 + number), "to", "girls", ","]
        tags += ["PRP", "VBD", "$", "CD", "IN", "NNS", ","]
        deps += ["nsubj", "ROOT" if verb == first + 1 else "conj", "nmod", "dobj", "prep", "pobj", "punct"]
        heads += [first + 1, verb, first + 3, first + 1, first + 1, first + 4, first + 1]
    doc = with_names_and_figures(Doc(_BLANK.vocab, words=words, tags=tags, deps=deps, heads=heads))
    found = read_relations(find_commitments(doc), "commitments", Commitment)
    assert [(commitment.figure, commitment.status) for commitment in found] == [(n, "given") for n in range(200)]


def test_order_of_mentions_does_not_matter() -> None:
    parse = (
        "Lowe/NNP/compound/1 Trust/NNP/nsubj/2 gave/VBD/ROOT/2 $/$/nmod/4 500/CD/dobj/2 to/IN/dative/2 "
        "Umeh/NNP/compound/7 Clinic/NNP/pobj/5"
    )
    expected = find_commitments(parsed(parse))._.commitments
    doc = parsed(parse)
    group = list(doc.spans["organisations"])
    random.Random(0).shuffle(group)
    doc.spans["organisations"] = group
    assert find_commitments(doc)._.commitments == expected
