"""`xinnlp info` tells official weights from altered ones without loading a model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from xinnlp import installation
from xinnlp.installation import describe_installation, describe_model
from xinnlp.readers import FORMATS
from xinnlp.settings import DEFAULT_MODEL, Settings


def test_the_default_models_weights_are_official() -> None:
    model = describe_model(DEFAULT_MODEL)
    assert (model.name, model.version, model.weights) == ("en_core_web_md", "3.7.1", "official")


def make_model(folder: Path, name: str, version: str) -> str:
    (folder / "ner").mkdir(parents=True)
    (folder / "ner" / "model").write_bytes(b"other weights")
    (folder / "meta.json").write_text(json.dumps({"lang": "en", "name": name, "version": version}))
    (folder / "config.cfg").touch()
    return str(folder)


def test_other_weights_under_the_same_name_are_told(tmp_path: Path) -> None:
    model = describe_model(make_model(tmp_path, "core_web_md", "3.7.1"))
    assert model.weights == "altered"
    assert "ner/model" in model.altered and "vocab/vectors" in model.altered


def test_a_model_without_a_list_of_hashes_is_unknown_not_wrong(tmp_path: Path) -> None:
    assert describe_model(make_model(tmp_path, "core_web_xx", "1.0")).weights == "unknown"


@pytest.mark.parametrize("setting", ["no_such_model", "no/such/folder", "json"])
def test_what_is_no_model_is_missing(setting: str) -> None:
    assert describe_model(setting).weights == "missing"


def test_extras_tell_what_is_missing_and_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    requirements = ["spacy>=3.8", 'no-such-package>=1; extra == "pdf"', 'rich; extra == "pdf"', 'mypy; extra == "dev"']
    monkeypatch.setattr(installation.metadata, "requires", lambda name: requirements)
    (extra,) = describe_installation(Settings()).extras
    assert (extra.name, extra.missing, extra.install) == ("pdf", ("no-such-package",), "pip install 'xinnlp[pdf]'")


def test_formats_tell_whether_they_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    formats = {item.name: item for item in describe_installation(Settings()).formats}
    assert (formats["html"].suffixes, formats["html"].install) == ((".html", ".htm", ".xhtml"), None)
    monkeypatch.setattr(FORMATS["pdf"].__class__, "is_installed", property(lambda self: self.extra is None))
    formats = {item.name: item.install for item in describe_installation(Settings()).formats}
    assert (formats["text"], formats["pdf"]) == (None, "pip install 'xinnlp[pdf]'")


def test_an_extra_made_of_others_is_not_told_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation.metadata, "requires", lambda name: ['xinnlp[pdf]; extra == "all"'])
    assert describe_installation(Settings()).extras == ()


def test_it_goes_to_json() -> None:
    assert json.loads(json.dumps(describe_installation(Settings()).to_dict()))["model"]["weights"] == "official"
