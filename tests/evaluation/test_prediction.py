import json

import pytest

from evaluation.builders import mentioned, record
from xinnlp.errors import InvalidRecordError, ReadError
from xinnlp.evaluation.prediction import Prediction, read_prediction

TEXT = "Ada Lowe gave 40 desks."


def write(folder, data):
    path = folder / "a.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def test_the_lists_of_a_record_are_read(tmp_path):
    made = record(TEXT, people=(mentioned(TEXT, 1, "Ada Lowe"),))
    found, problems = read_prediction(write(tmp_path, made.to_dict()), TEXT)
    assert (found, problems) == (Prediction.of(made), [])
    assert [one.name for one in found.people] == ["Ada Lowe"]


def test_a_record_without_text_must_be_of_the_article(tmp_path):
    data = record(TEXT, people=(mentioned(TEXT, 1, "Ada Lowe"),)).to_dict()
    del data["text"]
    path = write(tmp_path, data)
    assert read_prediction(path, TEXT)[0].text is None
    with pytest.raises(InvalidRecordError, match=r"a\.json: its offsets are of another text"):
        read_prediction(path, "Mrs " + TEXT)


def test_an_invalid_record_is_read_as_far_as_it_can_be_scored(tmp_path):
    data = record(TEXT, people=(mentioned(TEXT, 1, "Ada Lowe"),)).to_dict()
    data["people"][0]["confidence"] = 7
    found, problems = read_prediction(write(tmp_path, data), TEXT)
    assert [one.name for one in found.people] == ["Ada Lowe"]
    assert [problem.path for problem in problems] == ["$.people[0].confidence"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("name", 5), ("name", None), ("other_names", ["Ada", 5]), ("mentions", 5)],
)
def test_a_record_whose_lists_cannot_be_told_is_refused(tmp_path, key, value):
    data = record(TEXT, people=(mentioned(TEXT, 1, "Ada Lowe"),)).to_dict()
    data["people"][0][key] = value
    with pytest.raises(InvalidRecordError, match=rf"a\.json::\$\.people\[0\]\.{key}.*extract it again"):
        read_prediction(write(tmp_path, data), TEXT)


@pytest.mark.parametrize(
    ("content", "message"), [("{", "is no JSON"), ("[]", "is not a JSON object"), ("{}", r"\$: lacks 'commitments'")]
)
def test_what_is_no_record_is_refused(tmp_path, content, message):
    with pytest.raises(InvalidRecordError, match=message):
        read_prediction(write(tmp_path, content), TEXT)


def test_a_record_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ReadError, match=r"cannot read .*a\.json: No such file"):
        read_prediction(tmp_path / "a.json", TEXT)
