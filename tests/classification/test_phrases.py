"""Which phrases are an article's own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinnlp.classification.phrases import IN_TITLE, Token, rank_phrases

TAGS = {
    "low": "JJ", "carbon": "NN", "lifestyle": "NN", "lifestyles": "NNS", "tool": "NN", "library": "NN",
    "several": "JJ", "old": "JJ", "boat": "NN", "year": "NN", "farmer": "NN", "rice": "NN", "same": "JJ",
    "time": "NN", "long": "JJ", "term": "NN", "care": "NN", "Ada": "NNP", "park": "NN", "45": "CD",
}  # fmt: skip


def tokens_of(text: str, weight: float = 1.0) -> list[Token]:
    tokens, start = [], 0
    for part in text.split(" "):
        for position, word in enumerate(pieces := part.replace("-", " - ").split(" ")):
            spaced = position == len(pieces) - 1
            tokens.append(Token(word, TAGS.get(word, "IN"), start, start + len(word), weight, spaced))
            start += len(word)
        start += 1
    return tokens


def phrases_of(text: str, weight: float = 1.0) -> list[str]:
    return [text[slice(*places[0])] for _, places in rank_phrases(tokens_of(text, weight))]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("with a low-carbon lifestyle , of", ["low-carbon lifestyle"]),
        ("of several old boat park", ["boat park"]),
        ("at the same time .", []),
        ("a 45-year-old rice farmer", ["rice farmer"]),
        ("for long-term care .", ["long-term care"]),
        ("a lifestyle .", []),
        ("", []),
    ],
)
def test_noun_phrases_without_weak_words_at_their_ends(text, phrases):
    assert phrases_of(text) == phrases


def test_singular_and_plural_are_one_phrase_with_all_its_places():
    text = "a low-carbon lifestyle , in low-carbon lifestyles ."
    ((_, places),) = rank_phrases(tokens_of(text))
    assert [text[start:end] for start, end in places] == ["low-carbon lifestyle", "low-carbon lifestyles"]


def test_what_is_said_often_or_in_titles_ranks_first():
    text = "a boat park , a tool library , the tool library ."
    assert phrases_of(text) == ["tool library", "boat park"]
    titled = tokens_of("a boat park , a tool library .")
    titled[5:] = [token._replace(weight=IN_TITLE) for token in titled[5:]]
    assert [places for _, places in rank_phrases(titled)] == [[(16, 28)], [(2, 11)]]


def test_no_phrase_holds_another():
    assert phrases_of("a tool library boat , the tool library boat , by tool library .") == ["tool library boat"]


def test_names_give_no_phrase_and_quoted_titles_do():
    text = "the tool library of The Night Boat"
    silent = [token._replace(weight=0.0) for token in tokens_of(text)]
    assert rank_phrases(silent) == []
    ((_, places),) = rank_phrases(silent, [(("The", "Night", "Boat"), (20, 34))])
    assert places == [(20, 34)]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*TAGS, "-", ",", "low-carbon", "45-year"]), max_size=60))
def test_any_words_give_few_phrases_in_order_of_score(words):
    text = " ".join(words)
    ranked = rank_phrases(tokens_of(text))
    scores = [score for score, _ in ranked]
    assert scores == sorted(scores, reverse=True)
    assert len(ranked) <= 12
    assert all(0 < score <= 1 for score in scores)
    for _, places in ranked:
        assert places == sorted(set(places))
        assert all(text[start:end].strip() == text[start:end] != "" for start, end in places)
