import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinnlp.ner_model.pieces import MAX_PIECES_PER_WORD, WordPieces
from xinnlp.ner_model.shapes import SHAPES, word_shape
from xinnlp.ner_model.weights import TOKENIZER_NAME, WEIGHTS_FOLDER


@pytest.fixture(scope="module")
def pieces():
    return WordPieces.from_file(WEIGHTS_FOLDER / TOKENIZER_NAME)


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("giving", "lower"),
        ("Lowe", "title"),
        ("UNICEF", "upper"),
        ("J", "capital"),
        ("J.", "initial"),
        ("St.", "initial"),
        ("U.S.", "dotted"),
        ("iPad", "mixed"),
        ("McKay", "mixed"),
        ("1,500", "digits"),
        ("H1N1", "alphanumeric"),
        ("Al-Rashid", "title_hyphen"),
        ("n't", "lower_hyphen"),
        ("AT&T", "upper_hyphen"),
        ("COVID-19", "upper_hyphen"),
        ("—", "punctuation"),
        ("善款", "uncased"),
        ("🎗", "symbol"),
        ("@ada", "handle"),
        ("", "punctuation"),
    ],
)
def test_word_shapes(word, shape):
    assert SHAPES[word_shape(word)] == shape


@given(st.text(max_size=100))
def test_every_string_has_a_shape(word):
    assert 0 < word_shape(word) < len(SHAPES)


@given(st.lists(st.text(min_size=1, max_size=20), max_size=20))
def test_words_have_pieces_of_their_own_whatever_stands_beside_them(pieces, words):
    together = pieces.encode(words)
    assert together == [pieces.encode([word])[0] for word in words]
    assert all(1 <= len(ids) <= MAX_PIECES_PER_WORD for ids in together)


def test_case_is_not_in_the_pieces_and_accents_are_cut(pieces):
    assert pieces.encode(["Zoë"]) == pieces.encode(["zoe"])


def test_a_word_of_50_000_characters_has_few_pieces(pieces):
    ids = pieces.encode(["x" * 50_000, "善" * 50_000, "\u200b"])
    assert ids[0] == (pieces.unknown,)
    assert len(ids[1]) == MAX_PIECES_PER_WORD
    assert ids[2] == (pieces.unknown,)
