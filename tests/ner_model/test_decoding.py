import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinnlp.ner_model.decoding import Name, decode_tags, names_of, probabilities_of

# tags: 0 O, 1 B-A, 2 I-A, 3 B-B, 4 I-B


def is_valid(tags, breaks):
    before = 0
    for index, tag in enumerate(tags):
        if tag in (2, 4) and before not in (tag, tag - 1):
            return False
        before = 0 if breaks[index] else tag
    return True


def test_tags_that_are_valid_stay():
    scores = np.eye(5, dtype=np.float32)[[0, 1, 2, 2, 3, 0]]
    assert decode_tags(scores, [False] * 6).tolist() == [0, 1, 2, 2, 3, 0]


@given(st.integers(0, 10_000), st.integers(1, 5))
def test_the_best_valid_sequence_is_found(seed, length):
    random = np.random.default_rng(seed)
    scores = random.normal(size=(length, 5)).astype(np.float32)
    breaks = (random.random(length) < 0.3).tolist()
    found = decode_tags(scores, breaks).tolist()
    best = max(
        (tags for tags in itertools.product(range(5), repeat=length) if is_valid(tags, breaks)),
        key=lambda tags: sum(float(scores[i, tag]) for i, tag in enumerate(tags)),
    )
    assert is_valid(found, breaks)
    assert sum(float(scores[i, t]) for i, t in enumerate(found)) == pytest.approx(
        sum(float(scores[i, t]) for i, t in enumerate(best)), abs=1e-5
    )


def test_a_name_does_not_go_on_over_a_break():
    scores = np.eye(5, dtype=np.float32)[[1, 2]] * 5
    assert decode_tags(scores, [False, False]).tolist() == [1, 2]
    tags = decode_tags(scores, [True, False]).tolist()
    assert tags[0] == 1
    assert tags[1] != 2


def test_names_carry_the_product_of_their_words_probabilities():
    tags = np.array([0, 1, 2, 3, 1])
    probabilities = np.full((5, 5), 0.5, dtype=np.float32)
    probabilities[2, 2] = 0.25
    assert names_of(tags, probabilities, ("A", "B")) == [
        Name(1, 3, "A", 0.125),
        Name(3, 4, "B", 0.5),
        Name(4, 5, "A", 0.5),
    ]


def test_probabilities_sum_to_one_and_flatten_with_temperature():
    scores = np.array([[3.0, 1.0, -2.0]], dtype=np.float32)
    sharp, flat = probabilities_of(scores, 1.0), probabilities_of(scores, 3.0)
    assert sharp.sum() == pytest.approx(1)
    assert flat.sum() == pytest.approx(1)
    assert flat.max() < sharp.max()
