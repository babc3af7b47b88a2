import json

import pytest

from evaluation.builders import mentioned, record
from xinnlp import extraction
from xinnlp.cli import main
from xinnlp.errors import DocumentTooLongError, ModelError

TEXT = "Ada Lowe and Tom Bright gave 40 desks."


@pytest.fixture
def folders(tmp_path):
    """Gold for three articles, and records: all of `a` right, half of `b`, a person too many in `c`."""
    gold, records = tmp_path / "gold", tmp_path / "records"
    gold.mkdir()
    records.mkdir()
    for name, wanted in (("a", ["Ada Lowe", "Tom Bright"]), ("b", ["Ada Lowe", "Tom Bright"]), ("c", ["Ada Lowe"])):
        (gold / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        data = {"people": [{"name": one, "mentions": [one], "roles": []} for one in wanted]}
        (gold / f"{name}.gold.json").write_text(json.dumps(data), encoding="utf-8")
    for name, found in (("a", ["Ada Lowe", "Tom Bright"]), ("b", ["Ada Lowe"]), ("c", ["Ada Lowe", "Tom Bright"])):
        write_record(records, name, found)
    return gold, records


def write_record(folder, name, people):
    (folder / f"{name}.json").write_text(json.dumps(make_record(people).to_dict()), encoding="utf-8")


def make_record(people):
    return record(TEXT, people=tuple(mentioned(TEXT, n, one) for n, one in enumerate(people, 1)))


@pytest.fixture
def run(capsys):
    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(["evaluate", *map(str, arguments)])
        captured = capsys.readouterr()
        return ended.value.code, captured.out, captured.err

    return run


def test_a_table_says_how_good_each_list_is_the_worst_documents_first(run, folders):
    code, out, err = run(*folders)
    assert (code, err) == (0, "")
    assert "people  0.800  0.800  0.800      4      1       1" in out
    assert [line.split()[:2] for line in out.split("worst first")[1].splitlines()[1:]] == [
        ["b", "0.67"],
        ["c", "0.67"],
        ["a", "1.00"],
    ]
    assert "Tom Bright" not in out


def test_errors_lists_every_miss_and_false_find(run, folders):
    _, out, _ = run(*folders, "--errors")
    assert out.endswith("\n== b\n  people: missed 'Tom Bright'\n\n== c\n  people: false find 'Tom Bright'\n")


def test_json_is_for_programs(run, folders):
    code, out, _ = run(*folders, "--format", "json", "--intervals", "--errors")
    described = json.loads(out)
    assert code == 0
    assert described["lists"]["people"]["f1"] == 0.8
    low, high = described["lists"]["people"]["interval"]
    assert 0.6 < low <= 0.8 <= high <= 1
    assert described["documents"][0]["errors"][0]["what"] == "Tom Bright"


def test_intervals_are_shown(run, folders):
    assert "95 % of F1" in run(*folders, "--intervals")[1]


def test_one_article_alone(run, folders):
    code, out, _ = run(*folders, "--only", "b")
    assert code == 0
    assert "people  1.000  0.500  0.667" in out


def test_below_a_floor_is_1_and_named(run, folders):
    code, out, err = run(*folders, "--fail-under", "people=0.9", "--fail-under", "roles=0.5")
    assert (code, err) == (1, "error: people is 0.8000, below 0.9\n")
    assert "people  0.800" in out
    assert run(*folders, "--fail-under", "people=0.8")[0] == 0


def test_measures_may_be_written_with_hyphens(run, folders):
    code, _, err = run(*folders, "--fail-under", "Figures-Full=0.5")
    assert (code, err) == (1, "error: figures_full was not measured: the gold has nothing for it\n")


@pytest.mark.parametrize("floor", ["people", "people=", "people=95", "people=nan", "persons=0.5"])
def test_a_floor_that_means_nothing_is_a_usage_error(run, folders, floor):
    code, out, err = run(*folders, "--fail-under", floor)
    assert (code, out) == (2, "")
    assert f"--fail-under {floor}" in err


def test_an_article_that_gold_does_not_have_is_a_usage_error(run, folders):
    code, _, err = run(*folders, "--only", "z")
    assert code == 2
    assert "has no z.gold.json" in err


def test_a_folder_that_is_not_there_is_a_usage_error(run, tmp_path):
    assert run(tmp_path / "none")[0] == 2


def test_a_missing_record_is_told_and_counts_as_empty(run, folders):
    gold, records = folders
    (records / "a.json").unlink()
    (records / "b.json").write_text("{", encoding="utf-8")
    code, out, err = run(gold, records)
    assert code == 1
    assert [line.partition("records")[2] for line in err.splitlines()] == [
        "/a.json: No such file or directory; it counts as an empty record",
        "/b.json: is no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1); "
        "it counts as an empty record",
    ]
    assert "people  0.500  0.200  0.286      1      1       4" in out


def test_an_invalid_record_is_told_and_scored_all_the_same(run, folders):
    gold, records = folders
    data = make_record(["Ada Lowe", "Tom Bright"]).to_dict()
    data["people"][0]["confidence"] = 7
    (records / "a.json").write_text(json.dumps(data), encoding="utf-8")
    code, out, err = run(gold, records)
    assert code == 0
    assert "a.json::$.people[0].confidence: 7 is more than 1; scored all the same" in err
    assert "people  0.800" in out


def test_no_record_at_all_is_3(run, folders, tmp_path):
    (tmp_path / "empty").mkdir()
    code, out, err = run(folders[0], tmp_path / "empty")
    assert (code, out) == (3, "")
    assert err.splitlines()[-1] == "error: none of 3 articles has a record, so there is nothing to evaluate"


def test_no_gold_and_gold_without_its_article_are_3(run, folders, tmp_path):
    gold, records = folders
    assert run(records, records)[0] == 3
    (gold / "a.txt").unlink()
    code, _, err = run(gold, records)
    assert code == 3
    assert "a.gold.json: put its text beside it" in err


def test_broken_gold_is_4_and_every_fault_a_line(run, folders):
    gold, records = folders
    for name in ("a", "b"):
        (gold / f"{name}.gold.json").write_text('{"people": [{"name": "Eve Bo"}]}', encoding="utf-8")
    code, out, err = run(gold, records)
    assert (code, out) == (4, "")
    assert [line.count("'Eve Bo' is not in the article") for line in err.splitlines()] == [1, 1]


def test_without_records_the_articles_are_extracted(run, folders, monkeypatch):
    models = []

    def extract_file(path, settings):
        models.append(settings.model)
        if path.stem == "c":
            raise DocumentTooLongError(str(path), 9, 8)
        return make_record(["Ada Lowe"])

    monkeypatch.setattr(extraction, "extract_file", extract_file)
    code, out, err = run(folders[0], "--model", "mine")
    assert (code, models) == (1, ["mine"] * 3)
    assert "c.txt: document_too_long" in err
    assert "people  1.000  0.400" in out


def test_a_model_that_cannot_be_used_ends_it(run, folders, monkeypatch):
    def extract_file(path, settings):
        raise ModelError("cannot load model")

    monkeypatch.setattr(extraction, "extract_file", extract_file)
    assert run(folders[0])[0::2] == (4, "error: cannot load model\n")
