"""Settings: flags over environment over file over defaults, and faults told by name."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from xinnlp.errors import ConfigurationError
from xinnlp.settings import DEFAULT_MODEL, Settings, load_settings


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MODEL", "KEEP_TEXT", "MAX_CHARACTERS"):
        monkeypatch.delenv(f"XINNLP_{name}", raising=False)


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings(DEFAULT_MODEL, keep_text=True, max_characters=1_000_000)


def test_each_source_wins_over_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.xinnlp]\nmax_characters = 10\n")
    assert load_settings(tmp_path).max_characters == 10
    (tmp_path / "xinnlp.toml").write_text("max_characters = 20\n")
    assert load_settings(tmp_path).max_characters == 20
    monkeypatch.setenv("XINNLP_MAX_CHARACTERS", "30")
    assert load_settings(tmp_path).max_characters == 30
    assert load_settings(tmp_path, max_characters=40).max_characters == 40
    assert load_settings(tmp_path, max_characters=None).max_characters == 30


@pytest.mark.parametrize(("value", "kept"), [("no", False), ("TRUE", True), ("0", False)])
def test_truth_in_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str, kept: bool) -> None:
    monkeypatch.setenv("XINNLP_KEEP_TEXT", value)
    assert load_settings(tmp_path).keep_text is kept


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("xinnlp.toml", "modle = 'x'", "unknown setting 'modle'; known are"),
        ("xinnlp.toml", "model = ", "cannot read .*xinnlp.toml"),
        ("xinnlp.toml", "model = 3", "model: 3 is not of type str"),
        ("xinnlp.toml", "keep_text = 1", "keep_text: 1 is not of type bool"),
        ("xinnlp.toml", "max_characters = true", "max_characters: True is not of type int"),
        ("xinnlp.toml", "max_characters = 0", "less than 1"),
        ("pyproject.toml", "[tool.xinnlp]\nmodle = 'x'", "unknown setting 'modle'"),
        ("pyproject.toml", "[tool]\nxinnlp = 3", "is no table"),
    ],
)
def test_a_fault_in_a_file_is_told(tmp_path: Path, file: str, content: str, message: str) -> None:
    (tmp_path / file).write_text(content)
    with pytest.raises(ConfigurationError, match=message):
        load_settings(tmp_path)


@pytest.mark.parametrize(("name", "value"), [("KEEP_TEXT", "perhaps"), ("MAX_CHARACTERS", "many")])
def test_a_fault_in_the_environment_names_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"XINNLP_{name}", value)
    with pytest.raises(ConfigurationError, match=f"XINNLP_{name}"):
        load_settings(tmp_path)


def test_another_tools_broken_pyproject_is_not_ours_to_report(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[[[broken")
    assert load_settings(tmp_path) == Settings()


def test_the_hash_tells_what_shapes_a_record_and_nothing_else() -> None:
    assert Settings(keep_text=False, max_characters=5).sha256 == Settings().sha256
    assert Settings(model="other").sha256 != Settings().sha256


def test_settings_travel_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(Settings(model="other"))) == Settings(model="other")
    assert hash(Settings()) == hash(Settings())
