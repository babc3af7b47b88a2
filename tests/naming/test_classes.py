"""What kind of body a name and its surroundings tell."""

import pytest

from xinnlp.naming.classes import class_by_name, classify


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lowe Foundation", "foundation"),
        ("UNICEF Zanzibar", "multilateral"),
        ("UN Office of Kites", "multilateral"),
        ("WWF Tembora", "nonprofit"),
        ("KQXY-TV", "media"),
        ("Green Kites 2020", "programme"),
        ("Tembora Kite Centre", "nonprofit"),
        ("Lantern Medal", "programme"),
        ("Premio Cometa", "programme"),
        ("Yayasan Layang", "foundation"),
        ("Rotary Club of Tembora", "nonprofit"),
        ("Tembora Charity Run", "programme"),
        ("Tembora Salvation Army", "nonprofit"),
        ("Tembora Kite Co.", "company"),
        ("UN Kite Conference", "programme"),
        ("Tembora Wildlife Trust", "nonprofit"),
        ("Tembora Golf tournament", "programme"),
        ("Tembora Kite of the Year", "programme"),
        ("Tembora Winter Appeal", "programme"),
        ("Tembora Media Group", "media"),
        ("Tembora Architects", "company"),
        ("Tembora Arts Council", "nonprofit"),
        ("Tembora Town Council", "government"),
        ("Community Foundations of Tembora", "foundation"),
        ("Tembora Elementary", "academic"),
        ("Tembora High School Music Boosters", "nonprofit"),
        ("Tembora Kite Development Board", "government"),
        ("Tembora Estate Agents", "company"),
        ("London Borough of Tembora", "government"),
        ("Tembora RFC", "nonprofit"),
        ("University of Tembora Medical Center", "nonprofit"),
        ("University of Tembora Law Centre", "academic"),
        ("Tembora Art Institute", "nonprofit"),
        ("KiteBank", "company"),
        ("KiteBank Tembora", "company"),
        ("KiteBank Foundation", "foundation"),
        ("Tembora FoodBank", "nonprofit"),
        ("Kite-A-Thon", "programme"),
        ("Riverfest", "programme"),
        ("Tembora Land Conservancy", "nonprofit"),
        ("Tembora Drama Group", "nonprofit"),
        ("Tembora Schools Trust", "nonprofit"),
        ("Tembora", None),
    ],
)
def test_the_name_tells_its_class(name, expected):
    assert class_by_name(name) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Tembora](ORG), a small charity, gave", "nonprofit"),
        ("[Tembora](ORG) (TBR), a software company, gave", "company"),
        ("its flagship campaign, [Tembora](ORG), grew", "programme"),
        ("a deal between the foundation, [Tembora](ORG), and others", "nonprofit"),
        ("with help of [Tembora](ORG), the festival drew crowds", "nonprofit"),
        ("a programme called “[Tembora](ORG)” grew", "programme"),
        ("[Tembora Trust](ORG), a charity, gave", "nonprofit"),
        ("the ‘[Tembora Alive](ORG)’ social media campaign grew", "programme"),
        ("they launched [Tembora](ORG) then", "programme"),
        ("he told [Tembora](ORG) so", "media"),
        ("customers of [Tembora](ORG) pay for its products and revenue grew", "company"),
        ("radio stations such as [KQXY](ORG)", "media"),
        ("[Tembora](ORG), Kenya’s largest software company, gave", "company"),
        ("[Tembora](ORG), the country’s leading bank, gave", "company"),
        ("[Tembora](ORG), one of the oldest companies, gave", "company"),
        ("the seminar “The [Tembora](ORG)” grew", "programme"),
        ("[Tembora](ORG) gave", "nonprofit"),
        ("[Tembora](ORG), the Acme Foundation and others gave", "nonprofit"),
    ],
)
def test_the_text_tells_the_class(marked_doc, marked, expected):
    tags = {"a": "DT", "its": "PRP$", "the": "DT", "gave": "VBD", "called": "VBN", "drew": "VBD", "grew": "VBD"}
    doc = marked_doc(marked, **tags, social="JJ", media="NNS", largest="JJS", oldest="JJS", of="IN")
    spans = [ent for ent in doc.ents if ent.label_ == "ORG"]
    assert classify(doc, [spans[0].text], spans)[0] == expected
