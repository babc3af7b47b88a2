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
    found = read_prediction(write(tmp_path, made.to_dict()), TEXT)
    assert found == Prediction.of(made)
    assert [one.name for one in found.people] == ["Ada Lowe"]


def test_a_record_without_text_must_fit_the_article(tmp_path):
    data = record(TEXT, people=(mentioned(TEXT, 1, "Ada Lowe"),)).to_dict()
    del data["text"]
    path = write(tmp_path, data)
    assert read_prediction(path, TEXT).text is None
    with pytest.raises(InvalidRecordError, match=r"a\.json::\$"):
        read_prediction(path, "Mrs " + TEXT)


@pytest.mark.parametrize(
    ("content", "message"), [("{", "is no JSON"), ("[]", "is not a JSON object"), ("{}", r"\$: lacks 'commitments'")]
)
def test_what_is_no_record_is_refused(tmp_path, content, message):
    with pytest.raises(InvalidRecordError, match=message):
        read_prediction(write(tmp_path, content), TEXT)


def test_a_record_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ReadError, match=r"cannot read .*a\.json: No such file"):
        read_prediction(tmp_path / "a.json", TEXT)
