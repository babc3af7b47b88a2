"""JSON-LD, FollowTheMoney, Label Studio and DocBin, each opened by the library that it is for."""

from __future__ import annotations

import dataclasses
import json
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import spacy
from pyld import jsonld
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from spacy.tokens import DocBin

from exports.records import export
from exports.test_hostile import RECORDS, SAFE
from sample_record import TEXT, make_record
from xinnlp.corrections import ORGANISATION_TYPES
from xinnlp.exports.json_text import dump
from xinnlp.schema import load_schema

RECORD = make_record()
SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
WITHOUT_RDFLIBS_OWN = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def write(tmp_path: Path, name: str, *records: Any) -> Path:
    path = tmp_path / "out"
    export(name, path, *records)
    return path


def refuse(url: str, options: Any) -> Any:
    raise AssertionError(f"the document asks for {url}")


@WITHOUT_RDFLIBS_OWN
def test_a_json_ld_processor_reads_every_statement(tmp_path: Path) -> None:
    document = json.loads(write(tmp_path, "jsonld", RECORD).read_text("utf-8"))
    quads = jsonld.to_rdf(document, {"format": "application/n-quads", "documentLoader": refuse})
    graph = Graph()
    graph.parse(data=quads, format="nt")  # one graph, so the quads are triples
    kinds = {str(kind).removeprefix(SCHEMA) for kind in graph.objects(None, RDF.type)}
    assert {"NewsArticle", "Person", "NGO", "Place", "MonetaryAmount", "DonateAction", "Quotation"} <= kinds
    (article,) = graph.subjects(RDF.type, SCHEMA.NewsArticle)
    assert str(article).startswith("ni:///sha-256;")
    (quotation,) = graph.subjects(RDF.type, SCHEMA.Quotation)
    speaker = graph.value(quotation, SCHEMA.spokenByCharacter)
    assert graph.value(speaker, SCHEMA.name) == Literal("Ada Lowe")
    (role,) = graph.subjects(RDF.type, SCHEMA.OrganizationRole)
    assert graph.value(role, SCHEMA.roleName) == Literal("chair")
    assert graph.value(graph.value(role, SCHEMA.memberOf), SCHEMA.name) == Literal("Lowe Trust")
    (sum_,) = graph.subjects(RDF.type, SCHEMA.MonetaryAmount)
    assert (int(graph.value(sum_, SCHEMA.value)), str(graph.value(sum_, SCHEMA.currency))) == (2_000_000, "USD")
    assert (URIRef("http://metadata.un.org/sdg/4"), RDF.type, SCHEMA.DefinedTerm) in graph


@WITHOUT_RDFLIBS_OWN
def test_rdflib_finds_the_words_of_a_statement(tmp_path: Path) -> None:
    graph = Graph()
    graph.parse(write(tmp_path, "jsonld", RECORD), format="json-ld")
    (person,) = (s for s in graph.subjects(RDF.type, SCHEMA.Person) if "#p1" in str(s))
    selector = graph.value(graph.value(graph.value(None, OA.hasBody, person), OA.hasTarget), OA.hasSelector)
    start, end = (int(graph.value(selector, name)) for name in (OA.start, OA.end))
    assert TEXT[start:end] == "Ada Lowe" == str(graph.value(selector, OA.exact))


def test_json_that_stands_in_a_web_page_does_not_end_its_script() -> None:
    words = "</script><!-- & \u2028"
    assert not set(dump(words)) & set("<>&\u2028")
    assert json.loads(dump(words)) == words


@pytest.mark.parametrize("name", ["jsonld", "label-studio", "ftm"])
def test_hostile_words_come_back_as_they_are(name: str, tmp_path: Path) -> None:
    text = write(tmp_path, name, *RECORDS).read_bytes().decode("utf-8")
    values = [json.loads(line) for line in text.split("\n")[:-1]] if name == "ftm" else json.loads(text)
    assert "DROP TABLE" in json.dumps(values)
    assert "\x00" not in text
    if name != "ftm":
        assert "<script" not in text


def test_a_record_without_text_is_told_and_the_list_is_still_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert json.loads(write(tmp_path, "label-studio", dataclasses.replace(RECORD, text=None)).read_text()) == []
    assert "has no text, so there is nothing to annotate" in capsys.readouterr().out


def test_docbins_take_hostile_words(tmp_path: Path) -> None:
    folder = write(tmp_path, "docbin", *RECORDS)
    docs = list(DocBin().from_disk(folder / "articles-00001.spacy").get_docs(spacy.blank("en").vocab))
    assert len(docs) == len(RECORDS)
    assert [doc.text for doc in docs] == [f"{TEXT}\n{words}" for words in SAFE]


def test_followthemoneys_library_accepts_every_entity(tmp_path: Path) -> None:
    followthemoney = pytest.importorskip(
        "followthemoney", reason="pip install followthemoney (needs ICU) to check this"
    )
    other = dataclasses.replace(RECORD, document=dataclasses.replace(RECORD.document, path="b"), text=None)
    lines = write(tmp_path, "ftm", RECORD, other).read_text("utf-8").splitlines()
    entities = [json.loads(line) for line in lines]
    ids = {entity["id"] for entity in entities}
    assert [e["schema"] for e in entities[:6]] == [
        "Article", "Person", "Organization", "Membership", "LegalEntity", "Payment"
    ]  # fmt: skip
    for entity in entities:
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        for prop in proxy.iterprops():
            assert len(proxy.get(prop)) == len(entity["properties"][prop.name]), prop
            if prop.type.name == "entity":
                assert set(proxy.get(prop)) <= ids
                targets = [followthemoney.model.get(e["schema"]) for e in entities if e["id"] in proxy.get(prop)]
                assert all(target.is_a(prop.range) for target in targets), prop
        assert set(proxy.to_dict()["properties"]) == set(entity["properties"])


def test_docbins_open_in_spacy_with_entities_and_groups(tmp_path: Path) -> None:
    folder = write(tmp_path, "docbin", RECORD)
    (doc,) = DocBin().from_disk(folder / "articles-00001.spacy").get_docs(spacy.blank("en").vocab)
    assert doc.text == TEXT
    assert [(ent.text, ent.label_, ent.id_) for ent in doc.ents] == [
        ("Ada Lowe", "PERSON", "p1"), ("Lowe Trust", "ORG", "o1"), ("Accra", "LOC", "g1")
    ]  # fmt: skip
    assert [(s.text, s.label_, s.id_, s.kb_id_) for s in doc.spans["figures"]] == [
        ("$2 million", "FIGURE", "f1", "money")
    ]
    assert [s.id_ for s in doc.spans["themes"]] == ["sdg:4"]
    assert doc.user_data["article_id"] == "articles/desks.txt"


def test_label_studio_regions_stand_where_their_words_are(tmp_path: Path) -> None:
    (task,) = json.loads(write(tmp_path, "label-studio", RECORD).read_text("utf-8"))
    results = task["predictions"][0]["result"]
    regions = {item["id"]: item["value"] for item in results if item["type"] == "labels"}
    assert {region["labels"][0] for region in regions.values()} == {
        "person", "foundation", "place", "role", "figure", "quote", "commitment", "party"
    }  # fmt: skip
    assert all(TEXT[r["start"] : r["end"]] == r["text"] for r in regions.values())
    relations = [item for item in results if item["type"] == "relation"]
    assert all({item["from_id"], item["to_id"]} <= set(regions) for item in relations)
    assert {item["labels"][0] for item in relations} == {"held by", "at", "said by", "amount", "funder", "recipient"}


def test_every_control_and_value_of_a_task_is_in_the_interface(tmp_path: Path) -> None:
    (task,) = json.loads(write(tmp_path, "label-studio", RECORD).read_text("utf-8"))
    interface = ElementTree.fromstring((files("xinnlp.exports") / "label_studio.xml").read_text("utf-8"))
    values = {node.get("name"): {child.get("value") for child in node} for node in interface if node.get("name")}
    values["relation"] = {node.get("value") for node in interface.find("Relations") or ()}
    for item in task["predictions"][0]["result"]:
        kind = item["type"]
        used = item["labels"] if kind == "relation" else item["value"][kind] if kind in {"labels", "choices"} else []
        assert set(used) <= values[item.get("from_name", "relation")]


def test_the_interface_offers_every_value_that_a_record_may_have() -> None:
    definitions = load_schema()["$defs"]
    interface = ElementTree.fromstring((files("xinnlp.exports") / "label_studio.xml").read_text("utf-8"))
    offered = {node.get("name"): {child.get("value") for child in node} for node in interface if node.get("name")}
    figure = definitions["figure"]["properties"]
    assert set(ORGANISATION_TYPES) == set(definitions["organisation"]["properties"]["classification"]["enum"])
    assert set(ORGANISATION_TYPES) < offered["label"]
    assert offered["kind"] == set(figure["kind"]["enum"])
    assert offered["qualifier"] == set(figure["qualifier"]["enum"])
    assert offered["status"] == set(definitions["commitment"]["properties"]["status"]["enum"])
    assert offered["goals"] == {str(number) for number in range(1, 18)}
