import json

import pytest

from xinnlp.errors import ReadError
from xinnlp.evaluation.gold import GoldCommitment, GoldError, GoldFigure, GoldName, GoldRole, find_gold, read_gold

TEXT = "Ada Lowe, chair of the Lowe\nTrust, gave $2 million to Kivu Schools. “We are glad,” she said.\n"
GOLD = {
    "people": [
        {
            "name": "Ada Lowe",
            "mentions": ["Ada Lowe"],
            "roles": [{"title": "chair", "organisation": "Lowe Trust"}, {"title": "Author", "organisation": None}],
        }
    ],
    "organisations": [{"name": "Lowe Trust", "mentions": ["Lowe Trust"], "type": "foundation"}],
    "figures": [
        {
            "text": "$2 million",
            "value": 2000000,
            "unit": "USD",
            "kind": "money",
            "qualifier": "exact",
            "measures": "a gift",
        }
    ],
    "quotes": [{"speaker": "Ada Lowe", "text": "We are glad,"}],
    "themes": [{"sdg": 4}],
    "commitments": [
        {
            "funders": ["Lowe Trust"],
            "recipients": ["Kivu Schools"],
            "figure": "$2 million",
            "status": "given",
            "purpose": None,
        }
    ],
}


def write(folder, data=GOLD, name="gift", suffix=".txt"):
    if suffix:
        (folder / f"{name}{suffix}").write_text(TEXT, encoding="utf-8")
    path = folder / f"{name}.gold.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def changed(*path, value):
    data = json.loads(json.dumps(GOLD))
    item = data
    for key in path[:-1]:
        item = item[key]
    item[path[-1]] = value
    return data


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_gold_is_read_with_the_article_beside_it(tmp_path, suffix):
    (document,) = read_gold([write(tmp_path, suffix=suffix)])
    assert (document.name, document.path, document.text.split()) == ("gift", tmp_path / f"gift{suffix}", TEXT.split())
    assert document.people == (GoldName("Ada Lowe", ("Ada Lowe",)),)
    assert document.roles == (GoldRole("Ada Lowe", "chair", "Lowe Trust"), GoldRole("Ada Lowe", "Author", None))
    assert document.organisations == (GoldName("Lowe Trust", ("Lowe Trust",), "foundation"),)
    assert document.figures == (GoldFigure("$2 million", 2000000, "USD", "money"),)
    assert document.goals == (4,)
    assert document.commitments == (GoldCommitment("$2 million", "given", ("Lowe Trust",), ("Kivu Schools",)),)


def test_a_list_left_out_is_not_an_empty_one(tmp_path):
    (document,) = read_gold([write(tmp_path, {"people": []})])
    assert (document.people, document.roles, document.organisations, document.goals) == ((), (), None, None)


def test_gold_is_found_in_order_of_name(tmp_path):
    for name in ("b", "a"):
        write(tmp_path, name=name)
    assert list(find_gold(tmp_path)) == ["a", "b"]


def test_a_folder_without_gold_is_named(tmp_path):
    with pytest.raises(ReadError, match=r"no gold in .*there is no NAME\.gold\.json"):
        find_gold(tmp_path)


def test_gold_without_its_article_says_where_to_put_it(tmp_path):
    with pytest.raises(ReadError, match=r"no article for .*gift\.gold\.json: put its text beside it, as gift\.txt"):
        read_gold([write(tmp_path, suffix=None)])


@pytest.mark.parametrize("content", ["{", "[" * 100_000, "\x00"])
def test_gold_that_is_no_json_cannot_be_read(tmp_path, content):
    with pytest.raises(ReadError, match=r"gift\.gold\.json: it is no JSON"):
        read_gold([write(tmp_path, content)])


@pytest.mark.parametrize(
    ("path", "value", "where", "what"),
    [
        (("organisations", 0, "type"), "charity", "$.organisations[0].type", "'charity' is not one of ['company'"),
        (("figures", 0, "kind"), "sum", "$.figures[0].kind", "'sum' is not one of"),
        (("figures", 0, "qualifier"), "over", "$.figures[0].qualifier", "'over' is not one of"),
        (("commitments", 0, "status"), "paid", "$.commitments[0].status", "'paid' is not one of"),
        (("themes", 0, "sdg"), 18, "$.themes[0].sdg", "18 is greater than the maximum"),
        (("organizations",), [], "$", "'organizations' was unexpected"),
        (("people", 0, "name"), None, "$.people[0].name", "None is not of type 'string'"),
        (("people", 0, "name"), "Ada  Love", "$.people[0].name", "'Ada  Love' is not in the article"),
        (("people", 0, "mentions", 0), "Mrs Lowe", "$.people[0].mentions[0]", "is not in the article"),
        (("people", 0, "roles", 0, "title"), "head", "$.people[0].roles[0].title", "is not in the article"),
        (("people", 0, "roles", 0, "organisation"), "Oxy", "$.people[0].roles[0].organisation", "not in the article"),
        (("figures", 0, "text"), "$3 million", "$.figures[0].text", "is not in the article"),
        (("quotes", 0, "text"), "We were glad", "$.quotes[0].text", "is not in the article"),
        (("quotes", 0, "speaker"), "Tom", "$.quotes[0].speaker", "is not in the article"),
        (("commitments", 0, "recipients", 0), "Oxy", "$.commitments[0].recipients[0]", "is not in the article"),
        (("commitments", 0, "figure"), "$2", "$.commitments[0].figure", "is not the text of any figure"),
        (("figures", 0, "value_max"), 5, "$.figures[0].value_max", "5 is not more than the value, 2000000"),
    ],
)
def test_broken_gold_is_told_with_its_place(tmp_path, path, value, where, what):
    with pytest.raises(GoldError) as caught:
        read_gold([write(tmp_path, changed(*path, value=value))])
    assert any(f"gift.gold.json::{where}: " in line and what in line for line in caught.value.problems)


def test_a_name_given_twice_is_a_fault(tmp_path):
    with pytest.raises(GoldError, match="'Ada Lowe' stands more than once in people"):
        read_gold([write(tmp_path, changed("people", value=GOLD["people"] * 2))])


def test_the_faults_of_all_files_are_told_at_once(tmp_path):
    broken = [write(tmp_path, changed("themes", 0, "sdg", value=0), name) for name in ("a", "b")]
    with pytest.raises(GoldError, match="and 1 more") as caught:
        read_gold([*broken, write(tmp_path, name="c")])
    assert len(caught.value.problems) == 2
