"""Roles on Docs built by hand."""

import pytest

from xinnlp.components.annotations import Entity, Membership, read_relations, write_relations, write_spans
from xinnlp.components.memberships import find_memberships

TAGS = {
    "of": "IN",
    "the": "DT",
    "and": "CC",
    "is": "VBZ",
    "said": "VBD",
    "its": "PRP$",
    "our": "PRP$",
    "a": "DT",
    "for": "IN",
    "at": "IN",
    "who": "WP",
    "led": "VBN",
    "she": "PRP",
    "She": "PRP",
    "He": "PRP",
    "has": "VBZ",
    "been": "VBN",
    "named": "VBD",
    "appointed": "VBN",
    "joined": "VBD",
    "as": "IN",
    "where": "WRB",
    "gave": "VBD",
    "to": "TO",
    "met": "VBD",
    "by": "IN",
    "was": "VBD",
    "They": "PRP",
    "thanked": "VBD",
    "elected": "VBN",
    "became": "VBD",
    "under": "IN",
    "so": "RB",
    "presently": "RB",
    "thanking": "VBG",
    "will": "MD",
    "become": "VB",
    "came": "VBD",
    "writes": "VBZ",
    "being": "VBG",
    "now": "RB",
    "becoming": "VBG",
    "two": "CD",
    "recognised": "VBN",
    "serving": "VBG",
    "chartered": "VBN",
    "chairs": "NNS",
}
CLASSES = {"Kite House": "nonprofit", "Tembora": "company"}
GROUPS = {"PERSON": ("people", "p"), "ORG": ("organisations", "o"), "GPE": ("places", "g")}


@pytest.fixture
def roles(marked_doc):
    def read(marked):
        doc = marked_doc(marked, **TAGS)
        for label, (group, letter) in GROUPS.items():
            names = list(dict.fromkeys(ent.text for ent in doc.ents if ent.label_ == label))
            spans = [ent for ent in doc.ents if ent.label_ == label]
            for span in spans:
                span.id_ = f"{letter}{names.index(span.text) + 1}"
            write_spans(doc, group, spans)
            entities = [
                Entity(f"{letter}{n}", name, (), 1.0, CLASSES.get(name) if letter == "o" else None)
                for n, name in enumerate(names, 1)
            ]
            write_relations(doc, group, entities)
        name_of = {e.id: e.name for group in ("people", "organisations") for e in read_relations(doc, group, Entity)}
        found = read_relations(find_memberships(doc), "memberships", Membership)
        for m in found:
            assert m.role is None or doc.text[m.start : m.end] == m.role
        return [(name_of[m.person_id], m.role, name_of.get(m.organisation_id)) for m in found]

    return read


P, T = "[Ada Lowe](PERSON)", "[Tembora](ORG)"
Q, K, H = "[Tom Reed](PERSON)", "[Kite House](ORG)", "[Hill Choir](ORG)"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"{P}, founder and CEO of {T}, said so.", "founder and CEO"),
        (f"{P}, the founder of {T}, said so.", "founder"),
        (f"{T}’s founder and CEO {P} said so.", "founder and CEO"),
        (f"{T} CEO {P} said so.", "CEO"),
        (f"The director of {T}, {P}, said so.", "director"),
        (f"{P} is the president of {T}.", "president"),
        (f"It helps {T}, in the words of its CEO {P}.", "CEO"),
        (f"So said {P}, Executive Chairman, {T}.", "Executive Chairman"),
        (f"{P}, 48, director at {T}, said so.", "director"),
    ],
)
def test_wordings_of_one_role(roles, text, role):
    assert roles(text) == [("Ada Lowe", role, "Tembora")]


def test_several_roles_of_one_person(roles):
    assert roles(f"{P}, chair of {T} and founder of [Kite House](ORG), said so.") == [
        ("Ada Lowe", "chair", "Tembora"),
        ("Ada Lowe", "founder", "Kite House"),
    ]


def test_one_post_in_two_organisations(roles):
    assert roles(f"{P} is the manager of radio stations {T} and [Kite House](ORG).") == [
        ("Ada Lowe", "manager", "Tembora"),
        ("Ada Lowe", "manager", "Kite House"),
    ]


def test_public_office_has_no_organisation(roles):
    assert roles(f"{P}, president of [Kenya](GPE), said so.") == [("Ada Lowe", "president", None)]


def test_affiliation_without_a_role(roles):
    assert roles(f"{T}’s {P} said so.") == [("Ada Lowe", None, "Tembora")]


def test_roles_do_not_cross_list_items(roles):
    found = roles(f"• {P}, founder of {T};\n• [Tom Reed](PERSON), chair of [Kite House](ORG).")
    assert found == [("Ada Lowe", "founder", "Tembora"), ("Tom Reed", "chair", "Kite House")]


def test_nobody_no_role(roles):
    assert roles(f"The director of {T} said so.") == []


def test_the_byline_s_label_is_the_author_s_role(roles):
    text = f"Kites over Kivu\n\n• Author: {P}\n\nA day of kites was had by all of us in the hills of Kivu."
    assert roles(text) == [("Ada Lowe", "Author", None)]


def test_a_post_without_an_organisation_is_held_in_the_main_one(roles):
    text = (
        f"{T} gave. Later {T} gave to [Kite House](ORG). Programme officer {P} said so. Poet [Tom Reed](PERSON) met us."
    )
    assert roles(text) == [("Ada Lowe", "Programme officer", "Tembora"), ("Tom Reed", "Poet", None)]


@pytest.mark.parametrize(("headline", "body"), [(T, "Tembora"), ("[Kite House](ORG)", "Kite House"), ("News", None)])
def test_the_headline_settles_which_of_two_equals_is_the_main_one(roles, headline, body):
    more = 3 - 3 * (headline == T), 3 - 3 * ("Kite" in headline)
    named = " ".join([f"{T} gave."] * (1 + more[0]) + ["[Kite House](ORG) gave."] * (1 + more[1]))
    text = f"{headline} gave\n\n{named}\n\nProgramme officer {P} said so."
    assert roles(text) == [("Ada Lowe", "Programme officer", body)]


def test_who_is_named_as_something_is_that_in_the_main_body(roles):
    text = f"{T} gave. Later {T} gave."
    found = roles(f"{text}\n\nNewly elected were {P} as parliamentarian and [Tom Reed](PERSON) as treasurer.")
    assert found == [("Ada Lowe", "parliamentarian", "Tembora"), ("Tom Reed", "treasurer", "Tembora")]
    assert roles(f"{text}\n\nWe knew {P} as parliamentarian.") == [("Ada Lowe", "parliamentarian", None)]


def test_joining_a_body_of_another_one_is_belonging_to_it(roles):
    assert roles(f"{P} gave in May, when he joined the university’s {T}.") == [("Ada Lowe", None, "Tembora")]


def test_an_organisation_called_by_its_kind_is_the_last_one_named(roles):
    assert roles(f"We met {T}. {P}, director of the charity, said so.") == [("Ada Lowe", "director", "Tembora")]
    assert roles(f"We met {T}. {P}, the foundation’s former director, said so.") == [
        ("Ada Lowe", "former director", "Tembora")
    ]


def test_two_titles_before_a_name(roles):
    assert roles(f"We met {T} and its chair, retired judge {P}.") == [
        ("Ada Lowe", "chair", "Tembora"),
        ("Ada Lowe", "retired judge", None),
    ]


def test_lower_case_words_may_introduce_the_organisation(roles):
    assert roles(f"{P}, director of national council {T}, said so.") == [("Ada Lowe", "director", "Tembora")]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The Chief Executive Officer (CEO) of [Kite House](ORG), [Ada Lowe](PERSON), gave",
         ("Ada Lowe", "Chief Executive Officer (CEO)", "Kite House")),
        ("[Ada Lowe](PERSON), Director of Surveys, [Kite House](ORG)",
         ("Ada Lowe", "Director of Surveys", "Kite House")),
        ("[Ada Lowe](PERSON), Vice President, Programs, [Kite House](ORG)",
         ("Ada Lowe", "Vice President, Programs", "Kite House")),
        ("[Ada Lowe](PERSON), Chief Impact and Research Officer, [Kite House](ORG)",
         ("Ada Lowe", "Chief Impact and Research Officer", "Kite House")),
        ("[Ada Lowe](PERSON), a member of the board of directors of [Kite House](ORG)",
         ("Ada Lowe", "member of the board of directors", "Kite House")),
        ("[Ada Lowe](PERSON), the new chair of [Kite House](ORG)", ("Ada Lowe", "chair", "Kite House")),
        ("[Kite House](ORG) funding and marketing coordinator [Ada Lowe](PERSON)",
         ("Ada Lowe", "funding and marketing coordinator", "Kite House")),
        ("[Kite House](ORG) chair Amb. [Ada Lowe](PERSON)", ("Ada Lowe", "chair", "Kite House")),
        ("[Ada Lowe](PERSON) of [Kenya](GPE)’s [Kite House](ORG)", ("Ada Lowe", None, "Kite House")),
    ],
)  # fmt: skip
def test_titles_of_news_are_read(roles, marked, expected):
    assert expected in roles(marked)


def test_a_second_post_follows_a_verb(roles):
    assert roles("[Ada Lowe](PERSON), former director of [Kite House](ORG), became the [Tembora](ORG) chair")[1] == (
        "Ada Lowe",
        "chair",
        "Tembora",
    )


def test_an_item_of_a_list_tells_the_body(roles):
    found = roles(
        "Grants:\n\n• [Kite House](ORG): classes, led by instructor [Ada Lowe](PERSON)\n• [Tembora](ORG): kites"
    )
    assert found == [("Ada Lowe", "instructor", "Kite House")]


def test_a_list_of_names_and_bodies_tells_affiliations(roles):
    found = roles("Speakers:\n\n• Dr [Ada Lowe](PERSON), [Kite House](ORG)\n• [Tom Roe](PERSON), [Tembora](ORG)")
    assert found == [("Ada Lowe", None, "Kite House"), ("Tom Roe", None, "Tembora")]


def test_a_name_and_a_body_in_prose_are_no_affiliation(roles):
    assert roles("They thanked [Ada Lowe](PERSON), [Kite House](ORG) and others.") == []


def test_rows_of_a_table_are_read(roles):
    assert roles("[Ada Lowe](PERSON) | Treasurer | [Kite House](ORG)") == [("Ada Lowe", "Treasurer", "Kite House")]


def test_a_title_in_the_plural_is_shared(roles):
    found = roles("[Tom](PERSON) and [Ada Lowe](PERSON), trustees, [Kite House](ORG)")
    assert sorted(found) == [("Ada Lowe", "trustees", "Kite House"), ("Tom", "trustees", "Kite House")]


def test_a_pronoun_stands_for_the_one_person_of_the_sentence_before(roles):
    assert roles("[Ada Lowe](PERSON) spoke.\n\nShe was chair of [Kite House](ORG).") == [
        ("Ada Lowe", "chair", "Kite House")
    ]
    assert roles("They met [Ada Lowe](PERSON) and [Tom Roe](PERSON).\n\nShe was chair of [Kite House](ORG).") == []


@pytest.mark.parametrize("subject", [P, f"Mrs {P}", f"{P}, a baker from Kent,"])
def test_of_several_people_a_pronoun_stands_for_the_subject(roles, subject):
    text = f"{subject} met [Tom Roe](PERSON).\n\nShe was chair of [Kite House](ORG)."
    assert ("Ada Lowe", "chair", "Kite House") in roles(text)


def test_a_post_after_as_is_that_of_the_pronoun_that_opens_the_sentence(roles):
    text = f"{P} spoke.\n\nPreviously, she led teams for {T} in Oslo as a country director."
    assert roles(text) == [("Ada Lowe", "country director", "Tembora")]


def test_posts_after_as_belong_to_the_name_before(roles):
    found = roles(f"{T} has {P} as chair, [Tom Reed](PERSON) as its new director and treasurer [Jo Park](PERSON).")
    assert [(person, role) for person, role, _ in found] == [
        ("Ada Lowe", "chair"),
        ("Tom Reed", "director"),
        ("Jo Park", "treasurer"),
    ]


def test_members_of_a_list_share_the_title_across_what_is_told_of_each(roles):
    text = (
        f"The trustees of {T} are {P}, a baker; [Tom Reed](PERSON), chair of [Kite House](ORG); and [Jo Park](PERSON)."
    )
    found = [(person, body) for person, role, body in roles(text) if role == "trustees"]
    assert found == [("Ada Lowe", "Tembora"), ("Tom Reed", "Tembora"), ("Jo Park", "Tembora")]


def test_the_new_members_are_of_the_body_named_before(roles):
    found = roles(f"{T} has a larger board.\n\nThe new members are {P} and [Tom Reed](PERSON).")
    assert found == [("Ada Lowe", "members", "Tembora"), ("Tom Reed", "members", "Tembora")]


def test_a_title_is_that_of_whom_it_is_said_to_be(roles):
    assert roles(f"The chair of {T} is {P}.") == [("Ada Lowe", "chair", "Tembora")]
    assert roles("Her father [Tom Roe](PERSON) spoke.\n\nShe was chair of [Kite House](ORG).") == []


def test_a_common_noun_means_the_body_whose_name_has_it(roles):
    found = roles("[Kite Hospice](ORG) and [Tembora](ORG) met.\n\n[Ada Lowe](PERSON), the hospice’s chair, spoke.")
    assert found == [("Ada Lowe", "chair", "Kite Hospice")]


def test_posts_in_two_bodies_are_two(roles):
    found = roles("[Ada Lowe](PERSON), [Kite House](ORG) co-founder and chair of [Tembora](ORG)")
    assert found == [("Ada Lowe", "co-founder", "Kite House"), ("Ada Lowe", "chair", "Tembora")]


def test_what_is_said_in_more_words_is_not_said_again(roles):
    found = roles(
        "[Ada Lowe](PERSON), founder and chair of [Kite House](ORG), spoke.\n\nFounder [Ada Lowe](PERSON) left."
    )
    assert found == [("Ada Lowe", "founder and chair", "Kite House")]


def test_body_after_a_country_in_the_possessive(roles):
    text = f"{P}, CEO of [Kenya](GPE)’s {T} and chair of [Kite House](ORG), said so."
    assert roles(text) == [("Ada Lowe", "CEO", "Tembora"), ("Ada Lowe", "chair", "Kite House")]


def test_body_after_describing_nouns_joined_by_and(roles):
    assert roles(f"{P}, founder of the housing and water company {T}.") == [("Ada Lowe", "founder", "Tembora")]


@pytest.mark.parametrize("relative", ["As the wife of a governor", "The son of the former governor"])
def test_post_of_a_relative_is_not_the_persons(roles, relative):
    assert roles(f"{relative}, {P} saw many clinics.") == []


def test_post_beside_a_relatives_name_is_kept(roles):
    assert roles(f"The clinic thanked the son of chairman {P}.") == [("Ada Lowe", "chairman", None)]


def test_lower_case_kind_of_body_is_no_part_of_a_capitalised_title(roles):
    text = f"[Harvest Association](ORG) met. They thanked association President {P}."
    assert roles(text) == [("Ada Lowe", "President", "Harvest Association")]


@pytest.mark.parametrize(
    "text",
    [
        f"{P}, of {T}, came.",
        f"{P} of the magazine {T} spoke with her.",
        f"{P} represents {T} there.",
        f"{P} of [Kenya](GPE), who now heads the {T}, came.",
        f"{P}, who founded {T}, came.",
        f"{P} will join the {T} board.",
        f"{P} joined the board of {T} in May.",
        f"{T}, led by {P}, gave more.",
    ],
)
def test_wordings_that_tell_an_affiliation_only(roles, text):
    assert roles(text) == [("Ada Lowe", None, "Tembora")]


@pytest.mark.parametrize("text", [f"{P} thanked {T}.", f"{P} leads friends to {T}.", f"{T} was moved by {P}."])
def test_wordings_that_tell_no_affiliation(roles, text):
    assert roles(text) == []


def test_title_tells_more_than_a_verb_of_belonging(roles):
    assert roles(f"{P}, director, joined {T}.") == [("Ada Lowe", "director", "Tembora")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"{P}, PhD, president of {T}, said so.", "president"),
        (f"{P}, OBE, JP, president of {T}, said so.", "president"),
        (f"{P} has been appointed director of {T}.", "director"),
        (f"{T} named {P} president.", "president"),
        (f"{T} has appointed {P} as its new director.", "director"),
        (f"{T} has appointed {P} as programme coordinator.", "programme coordinator"),
        (f"{P} joined {T} in May as programme coordinator.", "programme coordinator"),
        (f"{P} spent ten years at {T}, where she was director.", "director"),
        (f"{P}, chair emeritus of {T}, said so.", "chair emeritus"),
        (f"{P}, MD of {T}, said so.", "MD"),
        (f"{P}, director of the [London](GPE)-based hospital {T}, said so.", "director"),
        (f"{P}, policy and program director of {T}, said so.", "policy and program director"),
        (f"{P}, the policy and program director of {T}, said so.", "policy and program director"),
    ],
)
def test_wordings_of_appointments_and_careers(roles, text, role):
    assert roles(text) == [("Ada Lowe", role, "Tembora")]


def test_posts_joined_by_as_well_as_after_a_board(roles):
    assert roles(f"{P} is chair of {T}’s global board, as well as president of [Kite House](ORG).") == [
        ("Ada Lowe", "chair", "Tembora"),
        ("Ada Lowe", "president", "Kite House"),
    ]


def test_member_of_its_board(roles):
    assert ("Ada Lowe", "member of its board of directors", "Tembora") in roles(
        f"{P}, president of {T} and member of its board of directors, said so."
    )


def test_a_post_without_a_body_is_in_the_one_that_the_sentence_names(roles):
    text = f"[Kite House](ORG) met. [Kite House](ORG) met.\n\n{T} met trustee {P}."
    assert roles(text) == [("Ada Lowe", "trustee", "Tembora")]


def test_trustee_and_chair_elsewhere(roles):
    assert roles(f"[Kite House](ORG) met trustee and {T} chair {P}.") == [
        ("Ada Lowe", "trustee", "Kite House"),
        ("Ada Lowe", "chair", "Tembora"),
    ]


def test_where_one_spoke_is_no_body_of_a_title_closed_by_a_comma(roles):
    assert roles(f"A speech by {P}, singer, at the {T} was heard.") == [("Ada Lowe", "singer", None)]


def test_a_company_called_so_is_the_last_company(roles):
    assert roles(f"{T} met [Kite House](ORG). {P}, the company’s director, said so.") == [
        ("Ada Lowe", "director", "Tembora")
    ]


def test_appositions_in_a_row_are_each_persons_own(roles):
    found = roles(f"They thanked {P}, chair of {T}, [Tom Reed](PERSON), director of [Kite House](ORG), and others.")
    assert found == [("Ada Lowe", "chair", "Tembora"), ("Tom Reed", "director", "Kite House")]


def test_a_title_in_the_plural_is_not_one_persons(roles):
    assert roles(f"They thanked {P}, members of {T} and others.") == []


def test_titles_in_the_plural_before_names(roles):
    found = roles(f"They thanked co-founders {P} and Dr. [Tom Reed](PERSON) of {T}.")
    assert [(person, role) for person, role, _ in found] == [("Ada Lowe", "co-founders"), ("Tom Reed", "co-founders")]


@pytest.mark.parametrize(
    "text",
    [
        f"{P} spoke.\n\nShe founded {T} in May.",
        f"{P} spoke.\n\nShe serves on the board of {T} too.",
        f"{P} spoke.\n\nEarlier she held senior roles at {T}.",
        f"{P} has been named to the board of trustees of {T}.",
    ],
)
def test_affiliations_by_pronouns_and_seats(roles, text):
    assert roles(text) == [("Ada Lowe", None, "Tembora")]


def test_seats_on_several_boards(roles):
    found = roles(f"{P} spoke.\n\nShe serves on the boards of {T}, the [Kite House](ORG) and [Hill Choir](ORG).")
    assert [body for _, _, body in found] == ["Tembora", "Kite House", "Hill Choir"]


def test_a_second_verb_has_the_subject_of_the_first(roles):
    assert roles(f"{P}, chair of {T} who now heads [Kite House](ORG), spoke.") == [
        ("Ada Lowe", "chair", "Tembora"),
        ("Ada Lowe", None, "Kite House"),
    ]


@pytest.mark.parametrize("text", [f"{P} spoke.\n\nShe thanked {T}.", f"{P} was named to the {T} list."])
def test_verbs_that_give_no_seat(roles, text):
    assert roles(text) == []


def test_signature_on_lines_of_its_own(roles):
    assert roles(f"Thank you all.\n\n{P}\nMedia Officer\n{T}") == [("Ada Lowe", "Media Officer", "Tembora")]


def test_signature_goes_before_the_main_organisation(roles):
    text = f"[Kite House](ORG) gave. [Kite House](ORG) gave more.\n\n{P}, Media Officer\n{T}"
    assert roles(text) == [("Ada Lowe", "Media Officer", "Tembora")]


def test_the_last_of_titles_in_a_row_tells_the_body_of_all(roles):
    found = roles(f"{P}, dean, vice president for academic affairs and a professor of law at {T}, spoke.")
    assert found == [
        ("Ada Lowe", "dean", "Tembora"),
        ("Ada Lowe", "vice president for academic affairs", "Tembora"),
        ("Ada Lowe", "professor of law", "Tembora"),
    ]


def test_a_trustee_named_with_a_body_is_in_it(roles):
    text = f"[Kite House](ORG) met. [Kite House](ORG) and [Hill Choir](ORG) met {T}’s {P}, a trustee, there."
    assert ("Ada Lowe", "trustee", "Tembora") in roles(text)


def test_a_title_told_of_nobody_yet_finds_its_bearer(roles):
    text = f"The president of {T} met [Kite House](ORG). [Kite House](ORG) gave.\n\nOur president, {P}, spoke."
    assert roles(text.replace("Our ", "Outgoing ")) == [("Ada Lowe", "Outgoing president", "Tembora")]


def test_what_one_has_learned_is_no_post(roles):
    assert roles(f"{P} is an alumnus of {T}, a member of [Kite House](ORG).") == [("Ada Lowe", "member", "Kite House")]


def test_a_school_that_is_not_named_is_no_other_body(roles):
    assert roles(f"We met {T}. The school’s director, {P}, spoke.") == [("Ada Lowe", "director", None)]


def test_one_post_in_a_list_of_bodies(roles):
    text = f"{P} is chair of {T}, the [Kite House](ORG) and the [Moor Fund](ORG)."
    assert [body for *_, body in roles(text)] == ["Tembora", "Kite House", "Moor Fund"]
    assert [body for *_, body in roles(f"{P}, chair of {T}, [Kite House](ORG) said.")] == ["Tembora"]


def test_the_bodies_new_head(roles):
    text = f"[Kite House](ORG) met. {P} will become the charity’s new head."
    assert roles(text) == [("Ada Lowe", "head", "Kite House")]


def test_a_described_charity_is_the_one_named(roles):
    text = f"[Kite House](ORG) met. {P} is head of the housing charity."
    assert roles(text) == [("Ada Lowe", "head", "Kite House")]


def test_a_charity_is_no_commission(roles):
    write = f"[Kite House](ORG) met. The [Charity Office](ORG) did not. They thanked {P}, the charity’s director."
    assert roles(write) == [("Ada Lowe", "director", "Kite House")]


def test_a_place_between_title_and_body(roles):
    assert roles(f"{P}, head of sales, [Asia](GPE), {T}, said so.") == [("Ada Lowe", "head of sales", "Tembora")]


@pytest.mark.parametrize(
    "text",
    [
        f"{P} met [Tom Reed](PERSON).\n\nShe is chair of {T}.",
        f"{P} will meet [Tom Reed](PERSON).\n\nShe is chair of {T}.",
        f"{P} came.\n\nShe met [Tom Reed](PERSON) there.\n\nShe is chair of {T}.",
        f"{P} came.\n\nShe has roles here and there, being chair of {T}.",
        f"{P} came.\n\nShe writes books about many old things, and is now chair of {T}.",
        f"{P}, winner of many things, is the chair of {T}.",
        f"{P}, one of two directors of {T}, said so.",
        f"The chair of {T}, the Hon. {P}, said so.",
        f"The chair of {T} is Professor {P}.",
    ],
)
def test_subjects_told_before(roles, text):
    assert roles(text)[-1] in {("Ada Lowe", "chair", "Tembora"), ("Ada Lowe", "directors", "Tembora")}


def test_years_of_a_career(roles):
    text = f"{P} was chair of {T} from 2019 to 2024, having previously been director of [Kite House](ORG)."
    assert roles(text) == [("Ada Lowe", "chair", "Tembora"), ("Ada Lowe", "director", "Kite House")]


def test_the_object_of_a_verb_is_somebody_else(roles):
    assert roles(f"While thanking the director of {T}, {P} said so.") == []
    assert roles(f"She was thanking them. The director of {T}, {P}, said so.") != []


def test_professor_is_a_form_of_address(roles):
    text = f"Professor {P}, director of {T}, Professor [Tom Reed](PERSON), head of [Kite House](ORG), came."
    assert roles(text) == [("Ada Lowe", "director", "Tembora"), ("Tom Reed", "head", "Kite House")]


def test_a_second_seat_without_a_verb(roles):
    text = f"{P} serves on the board of {T} and the advisory council of [Kite House](ORG)."
    assert roles(text) == [("Ada Lowe", None, "Tembora"), ("Ada Lowe", None, "Kite House")]


def test_a_gift_is_no_field(roles):
    assert roles(f"They thanked donor {P}.") == roles(f"{P} is the donor for the school.")


def test_a_body_beside_a_name_with_which_somebody_speaks(roles):
    assert roles(f"{P}, with {T}, said so.") == [("Ada Lowe", None, "Tembora")]


def test_a_company_called_so_is_the_one_of_the_sentence(roles):
    text = f"[Moor Company](ORG) met. {T} gave more, in the words of {P}, the company’s director."
    assert roles(text) == [("Ada Lowe", "director", "Tembora")]


def test_what_somebody_becomes(roles):
    text = f"{T} met. In 1984 {P} came to its board, becoming chair in 1988."
    assert roles(text) == [("Ada Lowe", "chair", "Tembora")]


def test_two_fields_of_a_head(roles):
    text = f"{P}, Head of Donor Relations and Community Services, {T}, said so."
    assert roles(text) == [("Ada Lowe", "Head of Donor Relations and Community Services", "Tembora")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"{T} hired {P}, who started in October as senior director.", "senior director"),
        (f"{P} is editor of {T}, and will become its chair.", "chair"),
        (f"{P}, Q.C., chair of {T}, said so.", "chair"),
        (f"Chairman, Board of Directors, {T}, Mr. {P}, said so.", "Chairman, Board of Directors"),
    ],
)
def test_posts_taken_up_and_boards(roles, text, role):
    assert ("Ada Lowe", role, "Tembora") in roles(text)


@pytest.mark.parametrize(
    "text", [f"{P}, who serves on the {T} board, came.", f"{P} serves on {T}’s board.", f"{P} sits on the {T} council."]
)
def test_a_seat_on_a_board_told_after_the_body(roles, text):
    assert roles(text) == [("Ada Lowe", None, "Tembora")]


def test_a_chair_of_trustees(roles):
    text = f"{P}, Chair of Trustees at {T}, said so."
    assert roles(text) == [("Ada Lowe", "Chair of Trustees", "Tembora")]


def test_who_leaves_one_body_for_another(roles):
    text = f"{P}, the current director of [Kite House](ORG), will join {T} as head of design."
    assert roles(text) == [("Ada Lowe", "director", "Kite House"), ("Ada Lowe", "head of design", "Tembora")]
