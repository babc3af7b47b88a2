"""Names, people, organisations and places on Docs built by hand."""

import pytest

from xinnlp.components.annotations import Entity, read_relations, spans_of
from xinnlp.components.names import find_names
from xinnlp.components.organisations import find_organisations
from xinnlp.components.people import find_people
from xinnlp.components.places import find_places

VERBS = {"said": "VBD", "is": "VBZ", "gave": "VBD", "spoke": "VBD", "met": "VBD", "helps": "VBZ"}
SMALL = {
    "of": "IN",
    "for": "IN",
    "the": "DT",
    "a": "DT",
    "its": "PRP$",
    "and": "CC",
    "who": "WP",
    "in": "IN",
    "with": "IN",
}


@pytest.fixture
def read(marked_doc):
    def build(marked, **tags):
        doc = marked_doc(marked, **{**VERBS, **SMALL, **tags})
        for component in (find_names, find_people, find_organisations, find_places):
            component(doc)
        return {
            group: {e.name: set(e.other_names) for e in read_relations(doc, group, Entity)}
            for group in ("people", "organisations", "places")
        } | {"doc": doc}

    return build


def test_short_and_honorific_forms_are_one_person(read):
    found = read("[Ada Lowe](PERSON) spoke. Later Mr [Lowe](PERSON) gave. [Lowe](PERSON)'s gift grew.")
    assert found["people"] == {"Ada Lowe": {"Lowe"}}
    assert len(spans_of(found["doc"], "people")) == 3


def test_surname_that_the_recogniser_missed_is_a_mention(read):
    found = read("[Ada Lowe](PERSON) spoke of kites. It was Lowe who gave.")
    assert [span.text for span in spans_of(found["doc"], "people")] == ["Ada Lowe", "Lowe"]


def test_an_organisation_named_after_a_person_is_none(read):
    found = read("The [Ada Lowe Foundation](PERSON) gave.")
    assert found["people"] == {}
    assert list(found["organisations"]) == ["Ada Lowe Foundation"]


@pytest.mark.parametrize(
    "text",
    [
        "We met the co-founder of Tembora who gave.",
        "We met Tembora’s founder and gave.",
        "[Tembora](PERSON), a non-profit organization, gave. We met Tembora.",
        "[Tembora](PERSON) is giving its staff a day. Tembora gave.",
    ],
)
def test_an_unknown_word_spoken_of_as_an_organisation_is_one(read, text):
    assert list(read(text)["organisations"]) == ["Tembora"]
    assert read(text)["people"] == {}


def test_a_name_in_lower_case_parts_up_to_its_head_noun(read):
    found = read("We met the founder of KIVU ecological preservation center who gave.", ecological="JJ")
    assert list(found["organisations"]) == ["KIVU ecological preservation center"]


def test_one_decision_per_name(read):
    found = read("[Kiva Soro](ORG) gave. [Kiva Soro](ORG) helps. With [Kiva Soro](PERSON) we met.")
    assert list(found["organisations"]) == ["Kiva Soro"]
    assert len(spans_of(found["doc"], "organisations")) == 3


def test_no_name_crosses_a_line(read):
    found = read("We met [Kiva Soro\n\nTembora](ORG) in May.")
    assert all("\n" not in span.text for span in spans_of(found["doc"], "names"))


@pytest.mark.parametrize("word", ["CSR", "STEM", "COVID-19", "NGO"])
def test_acronyms_of_things_are_no_organisations(read, word):
    assert read(f"The [{word}](ORG) team met.")["organisations"] == {}


def test_theme_of_a_conference_is_no_organisation(read):
    assert read("We met in May, themed [Kites and Rivers](ORG), with joy.")["organisations"] == {}


def test_quoted_initiative(read):
    found = read("It is the “Green Roofs 2030” initiative that helps.")
    assert list(found["organisations"]) == ["Green Roofs 2030"]


def test_byline_makes_an_author_a_person(read):
    found = read("Kites over Kivu\n\nBy Wanjiru Kamau\n\nA day of kites was had by all of us in the hills.")
    assert "Wanjiru Kamau" in found["people"]


def test_places_are_merged_by_spelling(read):
    found = read("In the [U.S.](GPE) and in the [US](GPE) and in [Kenya](GPE) we met.")
    assert found["places"] == {"U.S.": {"US"}, "Kenya": set()}


def test_a_legal_suffix_after_a_comma_makes_a_company(read):
    found = read("He owns [Jack Lowe](PERSON), Inc. and gave.")
    assert list(found["organisations"]) == ["Jack Lowe, Inc."]


def test_words_that_the_text_also_writes_small_are_no_names(read):
    assert read("We met in [Solidarity](ORG). With solidarity we gave.")["organisations"] == {}


def test_empty_document(read):
    assert read("")["people"] == {}


@pytest.mark.parametrize("name", ["Labor Day", "Liberian", "Grand Marshal"])
def test_days_peoples_and_titles_are_no_organisations(read, name):
    assert read(f"We met the [{name}](ORG) in May.")["organisations"] == {}


def test_the_apposition_of_a_person_may_name_an_organisation_s_kind(read):
    found = read("We met [Dimitra Katsarou](PERSON), the foundation’s former director, in May.")
    assert list(found["people"]) == ["Dimitra Katsarou"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Our volunteer agronomist, [Oona Ristola](ORG), wanted trees.", ["Oona Ristola"]),
        ("Ask the agronomist, [Oona Ristola](ORG), for trees.", []),
    ],
)
def test_whoever_is_called_ours_by_a_role_is_a_person(read, text, people):
    assert list(read(text)["people"]) == people


def test_what_is_called_a_village_is_a_place(read):
    found = read("[Kivumbe](ORG) village shop and the [Lowe](ORG) shop gave.")
    assert (list(found["places"]), list(found["organisations"])) == (["Kivumbe"], ["Lowe"])


@pytest.mark.parametrize(("full", "surname"), [("Calliope Vassilaki", "Vassilaki"), ("Noor Al Khatri", "Al Khatri")])
def test_a_surname_follows_the_full_name(read, full, surname):
    found = read(f"[{full}](PERSON) gave. We met [{surname}](ORG) in May.")
    assert found["people"] == {full: {surname}}


def test_the_seat_is_no_part_of_the_name(read):
    found = read("We met the [Helvara Foundation](ORG) of [Lausanne](LOC) in May.")
    assert list(found["organisations"]) == ["Helvara Foundation"]
    assert list(found["places"]) == ["Lausanne"]


def test_a_known_body_is_found_where_the_text_treats_it_as_one(read):
    assert list(read("We met many Alipay users in May.")["organisations"]) == ["Alipay"]


def test_initials_in_the_text_join_a_campus_to_its_university(read):
    found = read("The [University of Kivu](ORG), [Port Bell](LOC), gave. [UKPB](ORG) spoke.")
    assert found["organisations"] == {"University of Kivu, Port Bell": {"UKPB"}}
    assert list(read("The [University of Kivu](ORG), [Port Bell](LOC), gave.")["organisations"]) == [
        "University of Kivu"
    ]


def test_a_name_of_the_gazetteer_is_whole_whatever_the_recogniser_cut(read):
    found = read("the John D. and [Catherine T. MacArthur Foundation](ORG) gave.")
    assert list(found["organisations"]) == ["John D. and Catherine T. MacArthur Foundation"]


def test_a_capitalised_neighbour_makes_another_name_of_a_known_one(read):
    assert "Ford Foundation" not in read("the Upper [Ford Foundation Lodge](ORG) gave.")["organisations"]


def test_a_middle_initial_makes_a_person(read):
    assert list(read("Also [Ada W. Lowe](ORG), gave.")["people"]) == ["Ada W. Lowe"]


def test_capitals_alone_are_no_person(read):
    found = read("[Ada Lowe](PERSON) of [TEMBA](PERSON) spoke.")
    assert list(found["people"]) == ["Ada Lowe"]
    assert list(found["organisations"]) == ["TEMBA"]


def test_large_cities_are_places(read):
    found = read("They met in [Accra](PERSON) and in [Bhubaneswar](ORG) too.")
    assert set(found["places"]) == {"Accra", "Bhubaneswar"}


def test_field_of_a_title_is_no_organisation(read):
    found = read(
        "[Ada Lowe](PERSON), Director of [Philanthropic Partnerships](ORG) at [Kite House](ORG), spoke.", at="IN"
    )
    assert list(found["organisations"]) == ["Kite House"]


def test_a_post_is_no_part_of_an_organisation(read):
    assert list(read("The [Tembora Executive Editor](ORG) spoke.")["organisations"]) == ["Tembora"]
    for name in ("Office of the President", "Office of the Vice President"):
        assert list(read(f"The [{name}](ORG) spoke.")["organisations"]) == [name]


def test_descriptions_are_no_part_of_an_organisation(read):
    assert list(read("The [Karibu board](ORG) met.")["organisations"]) == ["Karibu"]


def test_an_endowed_chair_names_no_person(read):
    found = read("She is the [Ada Lowe](PERSON) Professor of Law.")
    assert found["people"] == {}


@pytest.mark.parametrize("name", ["Board of Trustees", "Non-Governmental Organisation", "Eid al-Fitr"])
def test_kinds_and_feasts_are_no_organisations(read, name):
    assert read(f"They spoke of the [{name}](ORG) then.")["organisations"] == {}


def test_a_place_before_a_verb_is_no_subject_after_a_preposition(read):
    found = read("[Kestrel College](ORG) at [Padova](LOC) said it would use its gift.")
    assert list(found["places"]) == ["Padova"]


@pytest.mark.parametrize("state", ["Mich.", "Va.", "CA"])
def test_a_town_before_its_state_is_a_place(read, state):
    found = read(f"[Kestrel College](ORG), [Kestrel](ORG), {state}, gave.")
    assert "Kestrel" in found["places"]


def test_numbers_of_people_beside_a_body_make_it_no_person(read):
    found = read("[Prairie Valley Tech](ORG), with 900 students, gave.", **{"900": "CD"})
    assert (found["people"], list(found["organisations"])) == ({}, ["Prairie Valley Tech"])


def test_a_family_is_no_organisation(read):
    found = read("[Ada Lowe](PERSON) gave. The [Lowes](ORG) met.")
    assert found["organisations"] == {}


def test_a_degree_is_no_organisation(read):
    assert read("[Masters of Education](ORG) is a degree.")["organisations"] == {}


@pytest.mark.parametrize("name", ["J. Willard and Alice S. Lowe Foundation", "Tom and Ada Lowe Foundation"])
def test_a_foundation_of_two_has_both_their_names(read, name):
    first, last = name.split(" and ")
    found = read(f"The [{first}](ORG) and [{last}](ORG) gave.")
    assert list(found["organisations"]) == [name]


def test_a_head_after_a_campus_and_a_comma_ends_the_name_of_its_own_body(read):
    text = "The [University of Kivu](ORG), [Port Bell](LOC), Foundation gave."
    found = read(f"{text} The [UKPB Foundation](ORG) and [UKPB](ORG) met.")["organisations"]
    assert found == {"University of Kivu, Port Bell, Foundation": {"UKPB Foundation"}, "UKPB": set()}
    listed = "The [University of Kivu](ORG), [Port Bell](LOC), College, [UKPB](ORG) and others gave."
    assert "University of Kivu, Port Bell" in read(listed)["organisations"]


@pytest.mark.parametrize(("others", "kind"), [("[Nyeri](LOC)", "places"), ("[Nyeri](ORG)", "organisations")])
def test_where_people_are_said_to_live_is_a_place_by_the_text_s_habit(read, others, kind):
    text = f"We met [Ada Lowe](PERSON) of {others}, [Tom Reed](PERSON) of [Kisumu](LOC)"
    assert "Tala" in read(f"{text} and [Eva Moor](PERSON) of [Tala](ORG).")[kind]


def test_a_heading_s_foundation_is_whole_though_the_body_has_its_place(read):
    found = read("Lowe Elected To Lead [Port Bell Foundation](ORG) Of Kivu\n\nIn [Port Bell](LOC) we met all of them.")
    assert list(found["organisations"]) == ["Port Bell Foundation"]


def test_two_bodies_joined_by_and_are_two(read):
    found = read("The [Kestrel Trust](ORG) and [Ada Lowe Foundation](ORG) gave.")
    assert set(found["organisations"]) == {"Kestrel Trust", "Ada Lowe Foundation"}


def test_a_role_parts_a_body_from_its_bearer(read):
    found = read("It came from [Kestrel College alumna Ada Lowe](ORG). [Ada Lowe](PERSON) gave.")
    assert (list(found["people"]), list(found["organisations"])) == (["Ada Lowe"], ["Kestrel College"])


def test_an_announced_list_tells_what_its_items_are(read):
    found = read(
        "The grant recipients include:\n\n• Girls on Kites, [Kite Building Program](ORG)\n• Tembora Reads: $9 for books"
    )
    assert list(found["organisations"]) == ["Girls on Kites", "Tembora Reads"]


def test_people_of_an_announced_list_stay_people(read):
    found = read("The winners are:\n\n• [Ada Lowe](PERSON), chair\n• [Tom Roe](PERSON), nurse", are="VBP")
    assert found["organisations"] == {}
    assert list(found["people"]) == ["Ada Lowe", "Tom Roe"]


def test_other_lists_tell_nothing(read):
    assert read("We need:\n\n• Kites, string\n• Tembora Reads: nine")["organisations"] == {}


def test_a_university_at_a_place_is_whole(read):
    found = read("The [University of Kestrel](ORG) at [Padova](LOC) gave. [Kestrel Trust](ORG) at [Padova](LOC) gave.")
    assert set(found["organisations"]) == {"University of Kestrel at Padova", "Kestrel Trust"}


def test_degrees_and_honours_after_a_name_are_no_names(read):
    found = read("[Ada Lowe](PERSON), [M.P.H.](PERSON), [GBS](ORG), chair of [Tembora](ORG), spoke.")
    assert set(found["people"]) == {"Ada Lowe"}
    assert set(found["organisations"]) == {"Tembora"}


def test_the_field_before_a_title_is_no_organisation(read):
    found = read("[Ada Lowe](PERSON), [Community Relations](ORG) Manager, met [Tembora](ORG).")
    assert set(found["organisations"]) == {"Tembora"}
