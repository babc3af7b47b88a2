"""Corrections are obeyed: types, names that are none, names that were missed, and whose names they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from xinnlp.components.names import create_names
from xinnlp.components.organisations import create_organisations
from xinnlp.components.people import create_people
from xinnlp.components.places import find_places
from xinnlp.corrections import Correction, write_corrections

NLP = spacy.blank("en")
TEXT = (
    "[Ada Lowe](PERSON) leads the [Lowe Trust](ORG) in [Accra](GPE). The [Rivers Fund](ORG) is new. "
    "[Lowe](PERSON) praised [Amber Hope](PERSON) and the tidal circle today."
)
BuildDoc = Callable[..., Doc]


@pytest.fixture
def read(marked_doc: BuildDoc, tmp_path: Path) -> Callable[..., Doc]:
    def build(*corrections: Correction, text: str = TEXT, path: str | None = None) -> Doc:
        file = tmp_path / "corrections.jsonl"
        file.write_text(write_corrections(corrections), encoding="utf-8")
        doc = marked_doc(text)
        doc._.path = path
        for create in (create_names, create_people, create_organisations):
            options = {"corrections": str(file)} | ({} if create is create_people else {"gazetteer": ""})
            doc = create(NLP, "", **options)(doc)
        return find_places(doc)

    return build


def people(doc: Doc) -> list[tuple[str, tuple[str, ...]]]:
    return [(item[1], tuple(item[2])) for item in doc._.relations["people"]]


def organisations(doc: Doc) -> list[tuple[str, str]]:
    return [(item[1], item[4]) for item in doc._.relations["organisations"]]


def test_without_corrections_everything_is_as_before(read: Callable[..., Doc]) -> None:
    doc = read()
    assert people(doc) == [("Ada Lowe", ("Lowe",)), ("Amber Hope", ())]
    assert [name for name, _ in organisations(doc)] == ["Lowe Trust", "Rivers Fund"]


def test_a_name_gets_the_type_that_it_has(read: Callable[..., Doc]) -> None:
    doc = read(Correction("Amber Hope", "nonprofit"), Correction("Rivers Fund", "programme"))
    assert ("Amber Hope", "nonprofit") in organisations(doc) and ("Rivers Fund", "programme") in organisations(doc)
    assert people(doc) == [("Ada Lowe", ("Lowe",))]


def test_a_name_that_is_none_goes_and_ids_stay_in_order(read: Callable[..., Doc]) -> None:
    doc = read(Correction("Lowe Trust", "ignore"), Correction("Accra", "ignore"))
    assert [item[:2] for item in doc._.relations["organisations"]] == [("o1", "Rivers Fund")]
    assert doc._.relations["places"] == []


def test_a_name_that_was_missed_is_found_wherever_it_stands(read: Callable[..., Doc]) -> None:
    doc = read(Correction("tidal circle", "nonprofit"))
    assert ("tidal circle", "nonprofit") in organisations(doc)


def test_two_names_of_one_body_are_merged(read: Callable[..., Doc]) -> None:
    doc = read(Correction("Rivers Fund", same_as="Lowe Trust"))
    (entity,) = doc._.relations["organisations"]
    assert (entity[0], entity[1], tuple(entity[2])) == ("o1", "Lowe Trust", ("Rivers Fund",))
    assert [(span.text, span.id_) for span in doc.spans["organisations"]] == [
        ("Lowe Trust", "o1"),
        ("Rivers Fund", "o1"),
    ]


def test_what_was_merged_is_of_the_kind_of_the_body_that_it_is(read: Callable[..., Doc]) -> None:
    doc = read(Correction("Rivers Fund", same_as="Lowe Trust"), Correction("Lowe Trust", "company"))
    assert organisations(doc) == [("Lowe Trust", "company")]
    kinds = dict(organisations(read()))
    longer = TEXT.replace("[Rivers Fund](ORG)", "[Rivers Conservation University](ORG)")
    doc = read(Correction("Rivers Conservation University", same_as="Lowe Trust"), text=longer)
    assert organisations(doc) == [("Lowe Trust", kinds["Lowe Trust"])]


def test_a_name_that_was_merged_wrongly_is_a_person_of_its_own(read: Callable[..., Doc]) -> None:
    doc = read(Correction("Lowe", same_as="Lowe"))
    assert people(doc) == [("Ada Lowe", ()), ("Lowe", ()), ("Amber Hope", ())]
    assert [span.id_ for span in doc.spans["people"]] == ["p1", "p2", "p3"]


def test_a_full_name_that_the_article_lacks_merges_but_is_not_stated(read: Callable[..., Doc]) -> None:
    doc = read(Correction("Rivers Fund", same_as="The Great Fund"), Correction("Lowe Trust", same_as="The Great Fund"))
    assert [name for name, _ in organisations(doc)] == ["Rivers Fund"]


def test_a_correction_for_one_article_holds_there_alone(read: Callable[..., Doc]) -> None:
    correction = Correction("Amber Hope", "ignore", article="a.txt")
    assert len(people(read(correction, path="a.txt"))) == 1
    assert len(people(read(correction, path="b.txt"))) == 2
