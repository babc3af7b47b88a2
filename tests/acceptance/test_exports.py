"""Every export of the samples is opened again with a library that is not ours."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
import spacy
from rdflib import RDF, Graph, Namespace
from spacy.tokens import DocBin

from xinnlp.cli import main
from xinnlp.exports import FORMATS
from xinnlp.extraction import extract_file
from xinnlp.writers import dump_record_line

SAMPLES = Path(__file__).parents[2] / "samples"
ARTICLES = sorted(path for path in SAMPLES.glob("*") if path.suffix in {".txt", ".md"})[:5]
SCHEMA = Namespace("https://schema.org/")

Counts = tuple[int, int]  # articles, people


def count_csv(path: Path) -> Counts:
    articles, people = (list(csv.DictReader((path / f"{name}.csv").read_text("utf-8").splitlines(keepends=True)))
                        for name in ("articles", "people"))  # fmt: skip
    return len(articles), len(people)


def count_xlsx(path: Path) -> Counts:
    book = openpyxl.load_workbook(path, read_only=True)
    counts = book["articles"].max_row - 1, book["people"].max_row - 1
    book.close()
    return counts


def count_parquet(path: Path) -> Counts:
    return tuple(pq.read_metadata(path / f"{name}.parquet").num_rows for name in ("articles", "people"))  # type: ignore[return-value]


def count_sqlite(path: Path) -> Counts:
    database = sqlite3.connect(path)
    counts = tuple(database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("articles", "people"))
    database.close()
    return counts  # type: ignore[return-value]


def count_jsonld(path: Path) -> Counts:
    graph = Graph()
    graph.parse(path, format="json-ld")
    people = [node for node in graph.subjects(RDF.type, SCHEMA.Person) if "#p" in str(node)]
    return len(list(graph.subjects(RDF.type, SCHEMA.NewsArticle))), len(people)


def count_label_studio(path: Path) -> Counts:
    tasks = json.loads(path.read_bytes())
    for task in tasks:
        values = [item["value"] for item in task["predictions"][0]["result"] if item["type"] == "labels"]
        assert all(task["data"]["text"][value["start"] : value["end"]] == value["text"] for value in values)
    return len(tasks), sum(item["type"] == "person" for task in tasks for item in task["data"]["found"])


def count_docbin(path: Path) -> Counts:
    docs = list(DocBin().from_disk(path / "articles-00001.spacy").get_docs(spacy.blank("en").vocab))
    return len(docs), sum(len({span.id_ for span in doc.spans["people"]}) for doc in docs)


def count_ftm(path: Path) -> Counts:
    model = pytest.importorskip("followthemoney", reason="pip install followthemoney (needs ICU) to check this").model
    proxies = [model.get_proxy(json.loads(line)) for line in path.read_text("utf-8").split("\n")[:-1]]
    for proxy in proxies:
        proxy.schema.validate(proxy.to_dict())
    schemata = [proxy.schema.name for proxy in proxies]
    return schemata.count("Article"), schemata.count("Person")


OPENERS: dict[str, Callable[[Path], Counts]] = {
    "csv": count_csv, "xlsx": count_xlsx, "parquet": count_parquet, "sqlite": count_sqlite, "jsonld": count_jsonld,
    "label-studio": count_label_studio, "docbin": count_docbin, "ftm": count_ftm,
}  # fmt: skip


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Counts]:
    """Return a file with the records of some samples, and how many articles and people it has."""
    path = tmp_path_factory.mktemp("records") / "records.jsonl"
    found = [extract_file(article) for article in ARTICLES]
    path.write_text("".join(map(dump_record_line, found)), encoding="utf-8")
    return path, (len(found), sum(len(record.people) for record in found))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", FORMATS)
def test_an_export_of_the_samples_opens_elsewhere(name: str, records: tuple[Path, Counts], tmp_path: Path) -> None:
    path, counts = records
    out = tmp_path / ("out.xlsx" if name == "xlsx" else "out")
    with pytest.raises(SystemExit) as ended:
        main(["export", str(path), "--to", name, "-o", str(out)])
    assert ended.value.code == 0
    assert OPENERS[name](out) == counts
