"""Which goals a passage speaks to: yes and no, on questions of our own."""

from __future__ import annotations

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training.sdg.data import read_own_statements, read_questions

from xinnlp.classification.article import Article
from xinnlp.classification.denials import Denials
from xinnlp.classification.goals import find_goals
from xinnlp.classification.taxonomy import load_taxonomy
from xinnlp.classification.vectors import load_vectors
from xinnlp.classification.words import find_words


def goals_of(text: str) -> list[int]:
    article = Article.of(text)
    denials = Denials(article)
    return [goal.number for goal in find_goals(article, load_taxonomy().find(article, denials), denials)]


@pytest.mark.parametrize("answer", [True, False])
def test_passages_are_told_from_their_neighbours(answer):
    questions = [question for question in read_questions() if question.answer is answer]
    right = sum((question.goal in goals_of(question.text)) is answer for question in questions)
    assert len(questions) == 68
    assert right / len(questions) >= 0.86


def test_every_goal_is_found_in_most_of_what_was_written_for_it():
    for goal in range(1, 18):
        own = [statement for statement in read_own_statements() if goal in statement.goals]
        assert sum(goal in goals_of(statement.text) for statement in own) / len(own) >= 0.5, goal


@pytest.mark.parametrize(
    "text",
    [
        "The orchestra played the second symphony, and the audience called for more.",
        "Shares of the carmaker fell two per cent after the results.",
        "He scored twice before half-time.",
    ],
)
def test_a_sentence_without_a_goal_has_none(text):
    assert goals_of(text) == []


def test_one_sentence_is_enough_for_a_goal():
    assert goals_of("The new latrines and boreholes bring safe water to four villages.")[0] == 6


def test_a_passage_may_speak_to_several_goals():
    text = (
        "Women earn a fifth less than men, and unemployment among them is twice as high. The labour ministry wants "
        "equal pay, places in nurseries and an end to harassment at work; gender equality, it says, brings growth."
    )
    assert {5, 8} <= set(goals_of(text))


def test_a_text_has_a_vector_of_length_one_and_near_texts_near_vectors():
    vectors = load_vectors()

    def describe(text: str):
        return vectors.describe(find_words(text))

    doctors, nurses, ships = (
        describe(text) for text in ("doctors treat patients", "nurses work in a clinic", "sails and harbours")
    )
    assert numpy.linalg.norm(doctors) == pytest.approx(1, abs=1e-5)
    assert doctors @ nurses > doctors @ ships
    assert not describe("qqqq 123 …").any()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_has_vectors_without_gaps(text):
    assert numpy.isfinite(load_vectors().describe(find_words(text))).all()
