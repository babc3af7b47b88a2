import hashlib
import json
import shutil

import pytest

from xinnlp.errors import ModelError
from xinnlp.ner_model import load_model, read_meta
from xinnlp.ner_model.weights import META_NAME, MODEL_NAME, TOKENIZER_NAME, WEIGHTS_FOLDER


@pytest.fixture
def folder(tmp_path):
    for name in (META_NAME, MODEL_NAME, TOKENIZER_NAME):
        shutil.copyfile(WEIGHTS_FOLDER / name, tmp_path / name)
    return tmp_path


def change_meta(folder, **entries):
    path = folder / META_NAME
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | entries), "utf-8")


def test_the_package_s_model_is_what_its_meta_says():
    meta = read_meta()
    content = (WEIGHTS_FOLDER / MODEL_NAME).read_bytes()
    assert hashlib.sha256(content).hexdigest() == meta.model_sha256
    assert len(content) < 30_000_000
    assert meta.labels[:3] == ("PERSON", "ORG", "LOC")
    assert meta.version in (WEIGHTS_FOLDER / "README.md").read_text("utf-8")


def test_the_model_is_loaded_once():
    assert load_model() is load_model()


@pytest.mark.parametrize("name", [META_NAME, MODEL_NAME, TOKENIZER_NAME])
def test_a_missing_file_is_named_with_the_remedy(folder, name):
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"{name}: the file is missing; install xinnlp again .* --ner spacy"):
        load_model(1, folder)


@pytest.mark.parametrize("name", [MODEL_NAME, TOKENIZER_NAME])
def test_a_truncated_file_is_named(folder, name):
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ModelError, match=rf"{name}: it is truncated or of another version"):
        load_model(1, folder)


def test_another_format_is_refused(folder):
    change_meta(folder, format=99)
    with pytest.raises(ModelError, match="it is of format 99, this version of xinnlp reads format 1"):
        load_model(1, folder)


@pytest.mark.parametrize("content", ["", "[]", "{", '"x"'])
def test_a_broken_meta_is_refused(folder, content):
    (folder / META_NAME).write_text(content, "utf-8")
    with pytest.raises(ModelError, match=META_NAME):
        load_model(1, folder)


def test_a_meta_without_labels_is_refused(folder):
    data = json.loads((folder / META_NAME).read_text("utf-8"))
    del data["labels"]
    (folder / META_NAME).write_text(json.dumps(data), "utf-8")
    with pytest.raises(ModelError, match="'labels' is missing"):
        load_model(1, folder)


def test_weights_that_onnxruntime_refuses_are_named(folder):
    (folder / MODEL_NAME).write_bytes(b"no graph")
    digest = hashlib.sha256(b"no graph").hexdigest()
    change_meta(folder, sha256=read_meta(folder).sha256 | {MODEL_NAME: digest})
    with pytest.raises(ModelError, match=rf"{MODEL_NAME}: onnxruntime .* refuses it"):
        load_model(1, folder)
