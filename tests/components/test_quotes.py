"""Quotations and their speakers, on Docs built by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from xinnlp.components import annotations as ann
from xinnlp.components.layout import mark_layout
from xinnlp.components.quotes import find_quotes

NLP = spacy.blank("en")
PEOPLE = {
    "p1": ("Ada Lowe", "Lowe", "Mrs Lowe", "Ada"),
    "p2": ("Tunde Bello", "Bello", "Mr Bello"),
    "p3": ("Achieng Otieno",),
}
BODIES = {"o1": ("River Trust", "the Trust"), "o2": ("Oxfam",)}
# The tags that the rules look at; the tagger is not loaded here.
NOUNS = {"director", "spokesman", "communiqué", "president", "chair", "treasurer", "statement", "visitor"}


def read(text: str, roles: dict[str, str] | None = None, *, layout: bool = False) -> Doc:
    doc = NLP(text)
    for token in doc:
        if token.lower_ in NOUNS:
            token.tag_ = "NN"
    for group, entities in (("people", PEOPLE), ("organisations", BODIES)):
        ann.write_spans(doc, group, _mentions(doc, entities, group))
    memberships = [ann.Membership(person, None, role, 0, 1) for person, role in (roles or {}).items()]
    ann.write_relations(doc, "memberships", memberships)
    if layout:
        mark_layout(doc)
    return find_quotes(doc)


def _mentions(doc, entities, group):
    found, taken = [], set()
    forms = sorted(((form, i) for i, names in entities.items() for form in names), key=lambda f: -len(f[0]))
    for form, entity in forms:
        words = [token.text for token in NLP(form)]
        for start in range(len(doc)):
            place = set(range(start, start + len(words)))
            if [token.text for token in doc[start : start + len(words)]] == words and not place & taken:
                taken |= place
                found.append(spacy.tokens.Span(doc, start, start + len(words), label=group, span_id=entity))
    return found


def quotes_of(text: str, **given) -> list[ann.Quote]:
    return ann.read_relations(read(text, **given), "quotes", ann.Quote)


def direct(text: str, **given) -> list[tuple[str, str | None]]:
    return [(text[q.start : q.end], q.speaker_id) for q in quotes_of(text, **given) if q.type == "direct"]


SPEECH = "Clean rivers begin upstream"


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        (f"“{SPEECH},” said Ada Lowe.", f"“{SPEECH},”"),
        (f'"{SPEECH}," said Ada Lowe.', f'"{SPEECH},"'),
        (f"‘{SPEECH},’ said Ada Lowe.", f"‘{SPEECH},’"),
        (f"'{SPEECH},' said Ada Lowe.", f"'{SPEECH},'"),
        (f"« {SPEECH} », said Ada Lowe.", f"« {SPEECH} »"),
        (f"»{SPEECH}«, said Ada Lowe.", f"»{SPEECH}«"),
        (f"„{SPEECH}“, said Ada Lowe.", f"„{SPEECH}“"),
        (f"”{SPEECH}”, said Ada Lowe.", f"”{SPEECH}”"),
        (f"「{SPEECH}」 said Ada Lowe.", f"「{SPEECH}」"),
        (f"``{SPEECH},'' said Ada Lowe.", f"``{SPEECH},''"),
        (f"‘‘{SPEECH},'' said Ada Lowe.", f"‘‘{SPEECH},''"),
        (f"‘‘{SPEECH},’’ said Ada Lowe.", f"‘‘{SPEECH},’’"),
        ("“He said ‘never again’ to the town,” said Ada Lowe.", "“He said ‘never again’ to the town,”"),
        ("‘He said “never again” to the town,’ said Ada Lowe.", "‘He said “never again” to the town,’"),
        ("“He said “never again” to the town,” said Ada Lowe.", "“He said “never again” to the town,”"),
        ("'It's the farmers' river and we'll keep it,' said Ada Lowe.", "'It's the farmers' river and we'll keep it,'"),
        ("‘The farmers’ river isn’t clean,’ said Ada Lowe.", "‘The farmers’ river isn’t clean,’"),
    ],
)
def test_all_styles_of_marks_are_read_with_their_marks(text, quotation):
    assert direct(text) == [(quotation, "p1")]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“The river is clean again,” said Ada Lowe, director of the River Trust.", ["p1"]),
        ("“The river is clean again,” Ada Lowe said.", ["p1"]),
        ("“The river is clean again,” Ada Lowe, president of the River Trust, said.", ["p1"]),
        ("“The river is clean again,” said River Trust president Ada Lowe.", ["p1"]),
        ("“The river is clean again,” said the director of the River Trust, Ada Lowe.", ["p1"]),
        ("“Is the river clean again?” asked Ada Lowe.", ["p1"]),
        ("“The river is clean again” – Ada Lowe", ["p1"]),
        ("“The river is clean again,” according to Ada Lowe.", ["p1"]),
        ("As Ada Lowe emphasized, “the river is clean again.”", ["p1"]),
        ("As Ada Lowe put it, “the river is clean again.”", ["p1"]),
        ("Ada Lowe said: “The river is clean again.”", ["p1"]),
        ("Ada Lowe, director of Oxfam, added, “The river is clean again.”", ["p1"]),
        ("Director of funding for Oxfam, Ada Lowe, said: “The river is clean again.”", ["p1"]),
        ("According to Ada Lowe, “the river is clean again.”", ["p1"]),
        ("Ada Lowe of Oxfam said: “The river is clean again.”", ["p1"]),
        ("Ada Lowe pointed out that “the river is clean again.”", ["p1"]),
        ("Ada Lowe: “The river is clean again.”", ["p1"]),
        ("Ada Lowe said:\n\n“The river is clean again.”", ["p1"]),
        ("“The river,” said Ada Lowe, “is clean and full of fish.”", ["p1", "p1"]),
        ("“Fish are back in the river,” Lowe said. “We counted them all.”", ["p1", "p1"]),
        ("Ada Lowe said the river was “very much alive”.", ["p1"]),
        ("“The river is clean again,” Ada Lowe liked to say.", ["p1"]),
        ("Ada Lowe called it ‘the cleanest river of all’.", ["p1"]),
        ("“They told me there would be fish,” said Ada Lowe. “There were.”", ["p1", "p1"]),
        ("“The river is clean again,” Oxfam said in a statement.", ["o2"]),
        ("“The river is clean again,” said a spokesman for Oxfam.", ["o2"]),
        ("“The river is clean again,” read a communiqué from Oxfam.", ["o2"]),
        ("Oxfam said: “The river is clean again.”", ["o2"]),
        ("Ada Lowe met Tunde Bello. “The river is clean again,” said Bello.", ["p2"]),
        ("Ada Lowe told Tunde Bello: “The river is clean again.”", ["p1"]),
        ("“The river is clean again,” Lowe told Oxfam.", ["p1"]),
        ("“The river is clean again,” a visitor told Ada Lowe.", [None]),
        ("“The river is clean again,” said one of the neighbours.", [None]),
        ("“The river is clean again,” said a friend of Ada Lowe.", [None]),
    ],
)
def test_speakers_stand_before_or_after_their_words(text, speakers):
    assert [speaker for _, speaker in direct(text)] == speakers


def test_a_split_quotation_is_two_with_one_speaker():
    text = "“Rivers do not stop at fences,” said Ada Lowe, “and neither do we.”"
    assert direct(text) == [("“Rivers do not stop at fences,”", "p1"), ("“and neither do we.”", "p1")]


def test_a_pronoun_is_the_one_person_of_the_paragraph_before():
    text = "Ada Lowe opened the sluice.\n“The river is clean again,” she said."
    assert direct(text)[0][1] == "p1"


def test_a_pronoun_that_fits_two_people_has_no_speaker():
    text = "Ada Lowe and Tunde Bello opened the sluice.\n“The river is clean again,” she said."
    assert direct(text)[0][1] is None


def test_a_title_rules_a_person_out_for_a_pronoun():
    text = "Mrs Lowe and Mr Bello opened the sluice.\n“The river is clean again,” she said."
    assert direct(text)[0][1] == "p1"


def test_people_named_within_quotations_are_no_pronouns():
    text = "Ada Lowe spoke.\n“We thank Tunde Bello for all of it,” she said. “Thank you all, my friends.”"
    assert [speaker for _, speaker in direct(text)] == ["p1", "p1"]


def test_a_role_that_one_person_has_names_the_speaker():
    text = "“The river is clean again,” the director stated."
    assert direct(text, roles={"p1": "Operations Director", "p2": "treasurer"})[0][1] == "p1"
    assert direct(text, roles={"p1": "director", "p2": "deputy director"})[0][1] is None


def test_paragraphs_that_open_with_a_mark_of_their_own_continue_the_quotation():
    text = 'Ada Lowe said: "The river is clean.\n\n"The fish are back.\n\n"The town is glad."\n\nRain fell.'
    assert direct(text, layout=True) == [
        ('"The river is clean.', "p1"),
        ('"The fish are back.', "p1"),
        ('"The town is glad."', "p1"),
    ]
    assert not read(text, layout=True)._.warnings


def test_a_quotation_may_end_in_a_later_paragraph():
    text = "Ada Lowe said: “The river is clean.\n\nThe fish are back.”\n\nRain fell."
    assert direct(text, layout=True) == [("“The river is clean.\n\nThe fish are back.”", "p1")]


def test_indirect_speech_goes_on_in_a_quotation():
    text = "Lowe says that it can be hard for the outsiders. “There is nothing here in the winter for us.”"
    assert direct(text)[0][1] == "p1"


@pytest.mark.parametrize(
    "text",
    [
        "Themed “The Power of Rivers”, the meeting drew many.",
        "Ada Lowe said the “Green River 2020” initiative works.",
        "It needs a “public service” mindset.",
        'Ernest "Bud" Otieno came, said Ada Lowe.',
        "Ada Lowe thanked the “fantastic” crowd.",
        "Its motto, “leave no river behind”, hangs on the wall.",
        "Ada Lowe said the “adopt a river” campaign works.",
        "A campaign called “let us all swim” began.",
        "The farmers' union and the weavers' guild met; it's the dogs' day, said Ada Lowe.",
        "In the '90s and the '80s, said Ada Lowe, 'tis so.",
        'A screen of 5" by 7" said Ada Lowe.',
        "No marks at all.",
        "",
        "”””",
        '""',
        "“ ”",
    ],
)
def test_names_mottos_and_single_words_are_no_quotations(text):
    assert direct(text) == []


def test_an_odd_mark_is_a_notice():
    text = "“The river is clean again, said Ada Lowe.\n\nRain fell in the night."
    notice = ann.read_relations(read(text, layout=True), "warnings", ann.Notice)[0]
    assert (notice.code, notice.start, notice.end) == ("unclosed_quote", 0, 1)


def test_a_missing_mark_does_not_swallow_the_next_quotation():
    text = "“When I was young the river was black. “But now it is as clear as glass.”"
    assert [quotation for quotation, _ in direct(text)] == [
        "“When I was young the river was black.",
        "“But now it is as clear as glass.”",
    ]


def test_indirect_speech_has_its_clause_as_span():
    text = "Ada Lowe said that the river was clean again. Tunde Bello laughed."
    (quote,) = quotes_of(text)
    assert (quote.type, quote.speaker_id, quote.cue) == ("indirect", "p1", "said")
    assert text[quote.start : quote.end] == "the river was clean again"


def test_indirect_speech_may_end_with_its_speaker():
    text = "The river was clean again for years, Ada Lowe said."
    (quote,) = quotes_of(text)
    assert text[quote.start : quote.end] == "The river was clean again for years"


def parsed(words: str, tags: str, heads: list[int], deps: str) -> Doc:
    doc = Doc(NLP.vocab, words=words.split(), tags=tags.split(), heads=heads, deps=deps.split())
    ann.write_spans(doc, "people", _mentions(doc, PEOPLE, "people"))
    ann.write_spans(doc, "organisations", [])
    ann.write_relations(doc, "memberships", [])
    return find_quotes(doc)


def test_indirect_speech_begins_after_a_late_that():
    doc = parsed(
        "Ada Lowe announced yesterday that rivers are clean again .",
        "NNP NNP VBD NN IN NNS VBP JJ RB .",
        [1, 2, 2, 2, 6, 6, 2, 6, 6, 2],
        "compound nsubj ROOT npadvmod mark nsubj ccomp acomp advmod punct",
    )
    (quote,) = ann.read_relations(doc, "quotes", ann.Quote)
    assert doc.text[quote.start : quote.end] == "rivers are clean again"


def test_what_somebody_announces_is_no_statement_where_it_is_a_thing():
    doc = parsed(
        "Ada Lowe announced what she called a clean river .",
        "NNP NNP VBD WP PRP VBD DT JJ NN .",
        [1, 2, 2, 5, 5, 2, 8, 8, 5, 2],
        "compound nsubj ROOT dobj nsubj ccomp det amod oprd punct",
    )
    assert ann.read_relations(doc, "quotes", ann.Quote) == []


def test_indirect_speech_of_nobody_known_is_left_out():
    assert quotes_of("Many said that the river was clean again and full.") == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="“”„«»\"'‘’` abS.,:\n—ß漢🙂", max_size=120))
def test_any_mixture_of_marks_gives_grounded_quotations_apart_from_one_another(text):
    spans = [(q.start, q.end) for q in quotes_of(text, layout=True)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_a_thousand_quotations_are_all_read():
    assert direct('"a b c d," said he. ' * 1_000) == [('"a b c d,"', None)] * 1_000


@pytest.mark.parametrize("text", ['" ' * 5_000, "“ ” " * 2_500, "‘a " * 5_000])
def test_five_thousand_marks_with_no_words_between_them_are_no_quotations(text):
    assert quotes_of(text) == []


@pytest.mark.parametrize("text", ["“a " * 5_000, "”a " * 5_000])
def test_five_thousand_marks_without_partners_are_a_handful_of_notices(text):
    doc = read(text)
    assert doc._.quotes == []
    assert 1 < len(ann.read_relations(doc, "warnings", ann.Notice)) < 50


def test_a_sentence_after_a_quotation_tells_its_speaker_where_nothing_else_does():
    text = f"Oxfam met Tunde Bello.\n\n“{SPEECH}.” Ada Lowe said in her address."
    assert [speaker for _, speaker in direct(text)] == ["p1"]
    text = f"Oxfam met Tunde Bello.\n\n“{SPEECH}.” Ada Lowe said: “No.”"
    assert direct(text)[0][1] is None
