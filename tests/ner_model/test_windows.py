from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from xinnlp.ner_model.windows import (
    LINE_END,
    LONGEST_PIECES,
    NO_END,
    SENTENCE_END,
    WINDOW_PIECES,
    Window,
    find_windows,
)

WORDS = st.lists(st.tuples(st.integers(1, 16), st.sampled_from([NO_END] * 6 + [SENTENCE_END, LINE_END])), max_size=600)


@given(WORDS)
def test_every_word_is_kept_once_in_order_and_no_window_is_too_large(words):
    sizes, ends = [size for size, _ in words], [end for _, end in words]
    windows = list(find_windows(sizes, ends))
    kept = [index for window in windows for index in range(window.first, window.last)]
    assert kept == list(range(len(words)))
    for window in windows:
        assert window.start <= window.first < window.last <= window.end
        assert sum(sizes[window.start : window.end]) <= LONGEST_PIECES


@given(st.lists(st.integers(1, 16), min_size=200, max_size=900))
def test_a_sentence_without_end_is_read_in_overlapping_windows(sizes):
    windows = list(find_windows(sizes, [NO_END] * len(sizes)))
    assert len(windows) > 1
    for before, after in pairwise(windows):
        assert before.last == after.first
        assert after.start < before.end, "neighbours share words, so that none is read at an edge only"


def test_sentences_are_joined_up_to_the_limit():
    sizes = [1] * 100
    ends = [NO_END] * 49 + [SENTENCE_END] + [NO_END] * 49 + [SENTENCE_END]
    assert list(find_windows(sizes, ends)) == [Window(0, 100, 0, 100)]
    assert list(find_windows(sizes * 2, ends * 2)) == [Window(0, 100, 0, 100), Window(100, 200, 100, 200)]


def test_a_window_ends_at_a_line_rather_than_at_a_sentence():
    ends = [NO_END] * 69 + [LINE_END] + [NO_END] * 29 + [SENTENCE_END] + [NO_END] * 49 + [SENTENCE_END]
    windows = list(find_windows([1] * 150, ends))
    assert [(window.start, window.end) for window in windows] == [(0, 70), (70, 150)]


def test_a_sentence_longer_than_a_window_is_read_whole_where_it_can_be():
    length = (WINDOW_PIECES + LONGEST_PIECES) // 2
    ends = [NO_END] * (length - 1) + [SENTENCE_END]
    assert list(find_windows([1] * length, ends)) == [Window(0, length, 0, length)]


def test_no_words_no_windows():
    assert list(find_windows([], [])) == []
