"""Names that touch."""

import pytest

from xinnlp.ner_model.decoding import Name
from xinnlp.ner_model.joining import join_adjacent

WORDS = ["Food", "Bank", "Kestrel", "of", "Kano"]
PARTS = [Name(0, 2, "ORG", 0.9), Name(2, 3, "ORG", 0.6)]
NO_BREAKS = [False] * len(WORDS)


def test_two_parts_of_one_label_are_one_name() -> None:
    place = Name(4, 5, "LOC", 0.9)
    assert join_adjacent(WORDS, NO_BREAKS, [*PARTS, place]) == [Name(0, 3, "ORG", 0.6), place]


def test_three_parts_are_one_name_too() -> None:
    parts = [Name(0, 1, "ORG", 0.9), Name(1, 2, "ORG", 0.8), Name(2, 3, "ORG", 0.7)]
    assert join_adjacent(WORDS, NO_BREAKS, parts) == [Name(0, 3, "ORG", 0.7)]


def test_other_labels_and_words_between_keep_names_apart() -> None:
    place = [PARTS[0], Name(2, 3, "LOC", 0.6)]
    assert join_adjacent(WORDS, NO_BREAKS, place) == place
    apart = [Name(2, 3, "ORG", 0.9), Name(4, 5, "ORG", 0.9)]
    assert join_adjacent(WORDS, NO_BREAKS, apart) == apart


def test_no_name_is_joined_over_a_break() -> None:
    assert join_adjacent(WORDS, [False, True, False, False, True], PARTS) == PARTS


@pytest.mark.parametrize("words", [["Ada", "@", "Kestrel"], ["Ada", "Lowe", "@Kestrel"], ["Trust", "(", "KT"]])
def test_marks_at_the_seam_keep_names_apart(words: list[str]) -> None:
    assert join_adjacent(words, [False] * 3, PARTS) == PARTS
