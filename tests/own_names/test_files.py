"""Gazetteer files: both formats say the same, and whatever is wrong is told with file, line, reason and remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from xinnlp.own_names import GazetteerError, OwnName, load_gazetteer

ROOT = Path(__file__).parents[2]
KESTREL = OwnName(
    "Kestrel Water Trust", "foundation", ("KWT", "Kestrel Trust"), (("GB-CHC", "1234567"), ("wikidata", "Q42"))
)
BARE = OwnName("Zubo, Ltd", None)


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_csv(tmp_path: Path) -> None:
    text = (
        "name,type,other_names,id:GB-CHC,id:wikidata\r\n"
        " Kestrel  Water Trust ,foundation,KWT | Kestrel Trust,1234567,Q42\r\n"
        '\r\n"Zubo, Ltd",,,,\r\n'
    )
    assert load_gazetteer(write(tmp_path, "own.csv", "\ufeff" + text)).entries == (KESTREL, BARE)


def test_json_lines(tmp_path: Path) -> None:
    row = {
        "name": "Kestrel Water Trust", "type": "foundation", "other_names": ["KWT", "Kestrel Trust"],
        "identifiers": [{"scheme": "GB-CHC", "id": "1234567"}, {"scheme": "wikidata", "id": "Q42"}],
    }  # fmt: skip
    text = f'# our grantees\n{json.dumps(row)}\n\n{{"name": "Zubo, Ltd"}}\n'
    assert load_gazetteer(write(tmp_path, "own.JSONL", text)).entries == (KESTREL, BARE)


def test_the_examples_of_the_documentation_are_good_and_the_same() -> None:
    rows = load_gazetteer(str(ROOT / "docs" / "gazetteer-example.csv")).entries
    assert rows == load_gazetteer(str(ROOT / "docs" / "gazetteer-example.jsonl")).entries
    assert len(rows) >= 3


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = write(tmp_path, "own.csv", "name\nLowe Trust\n")
    assert load_gazetteer(path) is load_gazetteer(path)
    write(tmp_path, "own.csv", "name\nLowe Trust\nTembora\n")
    assert len(load_gazetteer(path).entries) == 2


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.xlsx", b"", "a.xlsx: a gazetteer is a .jsonl or .csv file; rename or convert it"),
        ("a.csv", b"", "a.csv:1: there is no name in it; add a row"),
        ("a.csv", b"name\n", "a.csv:1: there is no name in it; add a row"),
        ("a.csv", b"title\nLowe Trust\n", "a.csv:1: there is no column 'name'; add it to the first line"),
        ("a.csv", b"name;type\nLowe Trust;company\n", "a.csv:1: there is no column 'name'; separate columns by commas"),
        ("a.csv", b"name,others\nLowe Trust,\n", "a.csv:1: unknown column 'others'; name it name,"),
        ("a.csv", b"name,name\nLowe Trust,\n", "a.csv:1: column 'name' stands twice; keep one"),
        ("a.csv", b"name,type\nLowe Trust,charity\n", "a.csv:2: unknown type 'charity'; take company, foundation,"),
        ("a.csv", b"name,type\n ,company\n", "a.csv:2: empty name; add it or remove the row"),
        ("a.csv", b"name,type\nLowe, Trust,company\n", "a.csv:2: has 3 cells, the header has 2; quote cells that have"),
        ("a.csv", b'name\nTembora\n"Lowe" Trust\n', "a.csv:3: ',' expected after '\"'; mend the quotation marks"),
        ("a.csv", b"name\nTembora\nCaf\xe9 Lowe\n", "a.csv:3: byte 0xe9 is no UTF-8; save the file as UTF-8"),
        ("a.csv", b"name\nLowe\x00Trust\n", "characters that no name has; was it saved as UTF-8? Mend it"),
        ("a.csv", b"name\nLowe Trust\nthe LOWE trust\n", "a.csv:3: 'the LOWE trust' stands in line 2 already; keep"),
        (
            "a.csv", b"name,other_names\nLowe Trust,LT\nLinden Tree,Linden|LT\n",
            "a.csv:3: 'LT' stands in line 2 already; keep it in one of the two",
        ),
        (
            "a.csv", b"name,id:ein\nLowe Trust,12\nTembora,12\n",
            "a.csv:3: identifier ein 12 stands in line 2 already; make one row, with other names",
        ),
        ("a.csv", b"name\nwater\n", "a.csv:2: name 'water' is one ordinary word, so it would match ordinary text"),
        ("a.csv", b"name\nThe\n", "'The' is one ordinary word"),
        ("a.csv", b"name\nThe Foundation\n", "'The Foundation' is one ordinary word"),
        ("a.csv", b"name\n2024\n", "'2024' is one ordinary word"),
        ("a.csv", b"name\nA!\n", "'A!' has fewer than two letters"),
        ("a.csv", b"name\n" + b"Lowe " * 50, "has more than 200 characters; shorten it"),
        ("a.jsonl", b'{"name": "Lowe Trust"}\n{"name": ', "a.jsonl:2: is no JSON: "),
        ("a.jsonl", b"[1]", 'a.jsonl:1: is no object; write {"name": …}'),
        ("a.jsonl", b'{"type": "company"}', "a.jsonl:1: lacks 'name'; add it"),
        ("a.jsonl", b'{"name": 3}', "a.jsonl:1: name 3 is no text"),
        ("a.jsonl", b'{"name": "Lowe Trust", "kind": "x"}', "a.jsonl:1: has 'kind', which is none of name, type"),
        ("a.jsonl", b'{"name": "Lowe Trust", "type": ["x"]}', "a.jsonl:1: unknown type ['x']"),
        ("a.jsonl", b'{"name": "Lowe Trust", "other_names": "LT"}', "a.jsonl:1: other_names is 'LT', no list"),
        ("a.jsonl", b'{"name": "Lowe Trust", "identifiers": {"ein": "1"}}', "a.jsonl:1: identifiers are a list of"),
        ("a.jsonl", b'{"name": "Lowe Trust", "identifiers": [{"scheme": "e n", "id": "1"}]}', "'e n' of an"),
        ("a.jsonl", b'{"name": "Lowe Trust", "identifiers": [{"scheme": "ein", "id": " "}]}', "scheme ein is empty"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    with pytest.raises(GazetteerError) as caught:
        load_gazetteer(write(tmp_path, name, content))
    assert message in str(caught.value)
    assert str(tmp_path / name) in str(caught.value)
    assert caught.value.exit_code == 4


def test_every_fault_is_kept_and_the_first_told_with_their_number(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r":2: empty name.*\(and 1 more\)$") as caught:
        load_gazetteer(write(tmp_path, "a.csv", "name,type\n,company\nLowe Trust,x\nTembora,media\n"))
    assert [problem.split(":")[1] for problem in caught.value.problems] == ["2", "3"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"cannot read .*none\.csv: No such file or directory; name a file"):
        load_gazetteer(str(tmp_path / "none.csv"))


def test_words_in_capitals_or_with_other_letters_are_names(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "name\nWHO\n国境なき医師団\ncharity: lantern\nAlibaba\n")
    assert len(load_gazetteer(path).entries) == 4
