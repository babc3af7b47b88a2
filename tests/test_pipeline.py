"""The floor plan."""

import re

import pytest
import spacy

from xinnlp.errors import ModelError
from xinnlp.pipeline import AFTER, FIRST, load_pipeline
from xinnlp.settings import Settings


def test_every_component_finds_what_it_needs(nlp):
    assert nlp.analyze_pipes()["problems"] == {name: [] for name in nlp.pipe_names}


def test_components_work_in_anybodys_pipeline_by_name():
    pipeline = spacy.blank("en")
    pipeline.add_pipe(FIRST)
    pipeline.add_pipe("xinnlp_figures")
    doc = pipeline("They gave 40 desks.")
    assert [doc.text[f.start : f.end] for f in doc._.figures] == ["40 desks"]


def test_what_components_leave_on_a_doc_survives_bytes(nlp):
    doc = nlp("Ada Lowe, chair of the Lowe Trust, said “We will give $2 million to the schools of Kivu.”")
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [tuple(f) for f in again._.figures] == [tuple(f) for f in doc._.figures] != []
    assert [(s.text, s.id_) for s in again._.people] == [(s.text, s.id_) for s in doc._.people] != []


def test_all_components_are_entry_points():
    from importlib.metadata import entry_points

    names = {point.name for point in entry_points(group="spacy_factories")}
    assert {FIRST, *AFTER} <= names


def test_a_model_that_is_not_there_is_named_with_the_remedy():
    with pytest.raises(ModelError, match=r"cannot load model 'no_such_model'.*install it with pip"):
        load_pipeline(Settings(model="no_such_model"))


def test_a_model_without_parser_and_ner_is_refused_with_a_sentence(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match=re.escape("has no tagger and no parser")):
        load_pipeline(Settings(model=str(tmp_path / "blank")))
    with pytest.raises(ModelError, match=re.escape("has no tagger and no parser and no ner")):
        load_pipeline(Settings(model=str(tmp_path / "blank"), ner="spacy"))


def test_a_broken_model_folder_is_an_error_of_ours(tmp_path):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "config.cfg").write_text("[nlp", encoding="utf-8")
    (tmp_path / "broken" / "meta.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="broken"):
        load_pipeline(Settings(model=str(tmp_path / "broken")))
