"""Goals and cause areas, on Docs built by hand."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from xinnlp.components import annotations as ann
from xinnlp.components.layout import mark_layout
from xinnlp.components.themes import find_themes

NLP = spacy.blank("en")


def themes_of(text: str, vocabulary: str) -> dict[str, ann.Theme]:
    doc = find_themes(mark_layout(NLP(text)))
    return {t.code: t for t in ann.read_relations(doc, "themes", ann.Theme) if t.vocabulary == vocabulary}


def words_of(text: str, theme: ann.Theme) -> list[str]:
    return [text[start:end] for start, end in theme.evidence]


PARTS = ["rural", "girls", "school", "climate change", "\n\n", ",", "漢字", "🙂", "SDG 4", "no"]
CASES = [
    ("4", "The trust pays tuition fees so that village pupils can finish secondary school with a good teacher."),
    ("13", "Cutting carbon emissions is the heart of the fund, which fights climate change."),
    ("2", "The food bank hands out parcels, for hunger and malnutrition grow."),
    ("5", "It trains women in leadership against domestic violence and for gender equality."),
    ("6", "A borehole gives clean drinking water, and latrines bring sanitation to the village."),
    ("7", "Solar lamps and clean energy replace kerosene where no electricity reaches."),
    ("14", "Divers restore the coral reef, and sea turtles return to the marine park."),
    ("15", "Rangers guard wildlife from poaching and replant the forest for biodiversity."),
    ("16", "Legal aid gives access to justice, and peacebuilding calms the conflict."),
    ("11", "After the earthquake the city rebuilt its housing with disaster relief."),
]


@pytest.mark.parametrize(("goal", "text"), CASES)
def test_a_goal_is_told_with_official_address_and_its_words(goal, text):
    found = themes_of(text, "sdg")
    assert next(iter(found)) == goal
    theme = found[goal]
    assert theme.url == f"http://metadata.un.org/sdg/{goal}"
    assert 0 < theme.score <= 1
    assert all(word in text for word in words_of(text, theme)) and theme.evidence


@pytest.mark.parametrize(
    ("code", "facet", "text", "evidence"),
    [
        ("rural-education", "cause", "It gives to rural education.", "rural education"),
        ("low-carbon-lifestyles", "cause", "All embrace a low-carbon lifestyle.", "low-carbon lifestyle"),
        ("arts-education", "cause", "They bring art education to towns.", "art education"),
        ("eye-health", "cause", "Free eye exams and eyeglasses for all.", "eye exams"),
        ("wetland-conservation", "cause", "A guardian of wetlands and cranes.", "wetlands"),
        ("rural-youth", "population", "Camps for girls in rural China.", "girls in rural"),
        ("girls", "population", "A camp for girls.", "girls"),
        ("migrant-children", "population", "Lessons for migrant children.", "migrant children"),
        ("collective-impact", "approach", "An ecosystem for collective impact.", "collective impact"),
        ("cross-sector-collaboration", "approach", "More cross-sector collaboration.", "cross-sector collaboration"),
        ("social-entrepreneurship", "approach", "A buy-one-give-one model.", "buy-one-give-one"),
        ("immunisation", "cause", "The immunization of infants.", "immunization"),
    ],
)
def test_a_cause_area_is_told_with_its_facet_and_words(code, facet, text, evidence):
    theme = themes_of(text, "xinnlp")[code]
    assert theme.facet == facet and theme.url is None
    assert any(evidence in words for words in words_of(text, theme))


def test_words_of_a_phrase_that_a_comma_parts_are_no_phrase():
    assert "food-security" not in themes_of("They send food, security and hope.", "xinnlp")


def test_near_words_in_two_sentences_are_not_near():
    assert "rural-youth" not in themes_of("The land is rural. Girls came.", "xinnlp")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "The board met on a Tuesday and drank tea in the hall.",
        "The meeting has nothing to do with climate change or carbon emissions.",
        "This paper is not about gender equality, and does not concern domestic violence.",
    ],
)
def test_no_theme_where_no_word_speaks_for_one(text):
    assert themes_of(text, "sdg") == {}
    assert not {"climate-change", "gender-equality"} & set(themes_of(text, "xinnlp"))


def test_a_denial_ends_with_its_clause():
    text = "It has nothing to do with climate change but pays for rural schools and teachers."
    assert "13" not in themes_of(text, "sdg") and "4" in themes_of(text, "sdg")


GOALS = (
    "No Poverty, Zero Hunger, Good Health and Well-being, Quality Education, Gender Equality, Clean Water and "
    "Sanitation, Affordable and Clean Energy, Decent Work and Economic Growth, Reduced Inequalities, Climate Action, "
    "Life Below Water, Life on Land."
)


@pytest.mark.parametrize("goals", [GOALS, ", ".join(f"SDG {number}" for number in range(1, 18)) + "."])
def test_a_list_of_all_goals_is_a_notice_and_no_theme(goals):
    doc = find_themes(mark_layout(NLP(f"The member states agreed on these goals: {goals}")))
    assert not [theme for theme in doc._.themes if theme[0] == "sdg"]
    (notice,) = ann.read_relations(doc, "warnings", ann.Notice)
    assert notice.code == "sdg_list"
    assert doc.text[notice.start : notice.end].startswith(goals[:5])


def test_names_of_people_and_places_tell_no_theme():
    doc = NLP("Ocean Forest met Lake Wildlife.")
    ann.write_spans(doc, "people", [Span(doc, 0, 2, label="people"), Span(doc, 3, 5, label="people")])
    assert find_themes(doc)._.themes == []


def test_codes_titles_and_evidence_keep_the_contract():
    text = " ".join(text for _, text in CASES)
    doc = find_themes(mark_layout(NLP(text)))
    themes = ann.read_relations(doc, "themes", ann.Theme)
    assert len({(theme.vocabulary, theme.code) for theme in themes}) == len(themes)
    for theme in themes:
        assert list(theme.evidence) == sorted(theme.evidence)
        assert all(a[1] <= b[0] for a, b in zip(theme.evidence, theme.evidence[1:], strict=False))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(["rural", "girls", "school", "climate change", "\n\n", ",", "漢字", "🙂", "SDG 4", "no"]))
)
def test_any_text_gives_grounded_evidence(parts):
    text = " ".join(parts)
    doc = find_themes(mark_layout(NLP(text)))
    for theme in ann.read_relations(doc, "themes", ann.Theme):
        assert theme.evidence
        assert all(text[start:end].strip() == text[start:end] != "" for start, end in theme.evidence)


@pytest.mark.parametrize(
    ("unit", "evidence"),
    [("rural girls ", 1_666), ("school, ", 2_500), ("SDG 1 ", 3_333), ("a", 0), ("nothing to do with ", 0)],
)
def test_a_token_of_twenty_thousand_characters_has_all_its_evidence(unit, evidence):
    doc = find_themes(Doc(NLP.vocab, words=[(unit * 20_000)[:20_000]]))
    themes = ann.read_relations(doc, "themes", ann.Theme)
    assert max((len(theme.evidence) for theme in themes), default=0) == evidence


def phrases_of(doc: Doc) -> list[list[str]]:
    return [[doc.text[start:end] for start, end in phrase.mentions] for phrase in doc._.key_phrases]


def test_key_phrases_are_tagged_noun_phrases_outside_names():
    words = ["Tool", "Library", "opened", "a", "repair", "workshop", "and", "a", "floating", "garden", "."]
    tags = ["NN", "NN", "VBD", "DT", "NN", "NN", "CC", "DT", "VBG", "NN", "."]
    heads, deps = [1, 2, 2, 5, 5, 2, 5, 9, 9, 5, 2], ["compound", "nsubj", "ROOT", "det", "compound", "dobj", "cc",
                                                    "det", "amod", "conj", "punct"]  # fmt: skip
    doc = Doc(NLP.vocab, words=words, tags=tags, heads=heads, deps=deps)
    ann.write_spans(doc, "organisations", [Span(doc, 0, 2, label="organisations", span_id="o1")])
    assert phrases_of(find_themes(doc)) == [["repair workshop"], ["floating garden"]]


def test_a_short_title_in_quotation_marks_is_a_key_phrase_and_speech_is_none():
    doc = NLP("The show “Rivers of Glass” opened. “Good Luck All,” she said.")
    ann.write_relations(doc, "quotes", [ann.Quote(None, "said", "direct", 35, 51)])
    assert phrases_of(find_themes(doc)) == [["Rivers of Glass"]]
