"""Who is who across articles, and how a file puts it right."""

from __future__ import annotations

import pytest

from report.builders import make_article
from xinnlp.errors import ConfigurationError
from xinnlp.record import Identifier, Record
from xinnlp.report.addresses import Addresses
from xinnlp.report.facts import collect_article
from xinnlp.report.merges_file import Merge, dump_merges, read_merges
from xinnlp.report.merging import Entities


def merge(*records: Record, merges: tuple[Merge, ...] = ()) -> Entities:
    articles = [collect_article(record, number, f"{number}.html") for number, record in enumerate(records)]
    return Entities((item for article in articles for item in article.appearances), merges, Addresses())


def groups(entities: Entities, kind: str) -> list[tuple[str, int]]:
    return [(entity.name, entity.articles) for entity in entities.lists[kind]]


def trust(*names: str) -> Record:
    return make_article(" and ".join(names), organisations={names[0]: names[1:]})


def person(*names: str) -> Record:
    return make_article(" and ".join(names), people={names[0]: names[1:]})


def test_one_name_in_two_articles_is_one_body_whatever_its_case():
    entities = merge(trust("Lowe Trust"), trust("the Lowe trust"), trust("Roe Trust"))
    assert [count for _, count in groups(entities, "organisation")] == [2, 1]
    assert entities.of(0, "o1") is entities.of(1, "o1")
    assert entities.of(0, "o1") is not entities.of(2, "o1")


def test_a_body_is_found_under_what_an_article_calls_it_too():
    entities = merge(trust("Lowe Family Trust", "LFT"), trust("LFT"))
    (entity,) = entities.lists["organisation"]
    assert (entity.name, entity.articles, entity.other_names) == ("Lowe Family Trust", 2, ["LFT"])
    assert [(one.names, one.reason) for one in entity.merges] == [
        (("Lowe Family Trust", "LFT"), "an article calls it so too")
    ]


def test_an_acronym_of_two_bodies_joins_neither():
    entities = merge(trust("Lowe Family Trust", "LFT"), trust("Lagos Food Train", "LFT"), trust("LFT"))
    assert len(entities.lists["organisation"]) == 3


def test_a_bare_head_noun_joins_nobody():
    assert len(merge(trust("Lowe Trust", "Trust"), trust("Trust")).lists["organisation"]) == 2


def test_a_family_name_joins_nobody_but_a_full_other_name_does():
    entities = merge(person("Ada Lowe", "Lowe"), person("Lowe"))
    assert len(entities.lists["person"]) == 2
    assert len(merge(person("Ada Lowe", "Ada Roe"), person("Ada Roe")).lists["person"]) == 1


def test_names_of_nothing_but_marks_are_not_all_one():
    assert len(merge(trust("“”"), trust("—")).lists["organisation"]) == 2


def test_one_identifier_is_one_body():
    first, second = trust("Lowe Trust"), trust("Fondation Lowe")
    for record in (first, second):
        object.__setattr__(record.organisations[0], "identifiers", (Identifier("GB-CHC", "1"),))
    (entity,) = merge(first, second).lists["organisation"]
    assert entity.identifiers == [("GB-CHC", "1")]
    assert "GB-CHC 1" in entity.merges[0].reason


def test_a_file_joins_what_only_people_know():
    merges = (Merge("person", ("Ada Lowe", "Ada Roe", "Nobody"), True),)
    assert groups(merge(person("Ada Lowe"), person("Ada Roe"), merges=merges), "person") == [("Ada Lowe", 2)]


def test_a_file_keeps_apart_what_was_joined_also_over_a_third_name():
    records = trust("Lowe Family Trust", "LFT", "Lowe Fund"), trust("LFT"), trust("Lowe Fund")
    assert len(merge(*records).lists["organisation"]) == 1
    merges = (Merge("organisation", ("LFT", "Lowe Fund"), False),)
    assert len(merge(*records, merges=merges).lists["organisation"]) == 2


def test_a_file_with_one_name_keeps_it_apart_in_each_article():
    merges = (Merge("person", ("Ada Lowe",), False),)
    entities = merge(person("Ada Lowe"), person("Ada Lowe"), merges=merges)
    assert groups(entities, "person") == [("Ada Lowe", 1), ("Ada Lowe", 1)]
    addresses = [entity.address for entity in entities.lists["person"]]
    assert len(set(addresses)) == 2


def test_what_a_report_writes_can_be_turned_round_and_given_back(tmp_path):
    records = trust("Lowe Family Trust", "LFT"), trust("LFT"), person("Ada Lowe"), person("Ada Lowe")
    path = tmp_path / "merges.json"
    path.write_text(dump_merges(merge(*records).merges).replace('"merge": true', '"merge": false'))
    entities = merge(*records, merges=read_merges(path))
    assert [len(entities.lists[kind]) for kind in ("person", "organisation")] == [2, 2]
    assert entities.merges == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is no JSON"),
        ("[]", 'no list "merges"'),
        ('{"merges": [{"kind": "place", "names": ["a"], "merge": true}]}', r"merges\[0\]: kind"),
        ('{"merges": [{"kind": "person", "names": [], "merge": true}]}', "names is to be"),
        ('{"merges": [{"kind": "person", "names": ["a"], "merge": 1}]}', "true or false"),
        ('{"merges": [{"kind": "person", "names": ["a"], "merge": true, "x": 1}]}', "nothing else"),
    ],
)
def test_a_file_of_merges_that_is_none_is_told(tmp_path, content, message):
    path = tmp_path / "merges.json"
    path.write_text(content)
    with pytest.raises(ConfigurationError, match=message):
        read_merges(path)


def test_a_missing_file_of_merges_is_told(tmp_path):
    with pytest.raises(ConfigurationError, match="name a file of merges"):
        read_merges(tmp_path / "none.json")
