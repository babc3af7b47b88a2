"""Label Studio tasks with xinnlp's findings as predictions, for the labelling interface in label_studio.xml.

Offsets are code points of the text, end exclusive, as Label Studio counts them. A record without text is left out.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from xinnlp.exports.articles import Article
from xinnlp.exports.json_text import write_list

Item = Mapping[str, Any]

PERSON, PLACE, ROLE, FIGURE, QUOTE, COMMITMENT, PARTY = (
    "person", "place", "role", "figure", "quote", "commitment", "party",
)  # fmt: skip
HELD_BY, AT, SAID_BY, AMOUNT = "held by", "at", "said by", "amount"
SIDES = ("funder", "recipient")


@contextlib.contextmanager
def open_text(write: Callable[[str], object], say: Callable[[str], object]) -> Iterator[Callable[[Article], None]]:
    """Yield a function that writes an article's task; a record without its text is told and left out."""
    with write_list(write, "[", "]") as add:

        def add_task(article: Article) -> None:
            if article.record.get("text") is None:
                say(f"warning: {article.where}: has no text, so there is nothing to annotate; it is left out")
            else:
                add(make_task(article))

        yield add_task


def make_task(article: Article) -> dict[str, Any]:
    """Return the task of an article; `data.found` repeats the names, since annotations change the predictions."""
    record = article.record
    found = [
        {
            "type": item.get("classification", PERSON),
            "name": item["name"],
            "forms": list(dict.fromkeys(" ".join(span["exact"].split()) for span in item["mentions"])),
        }
        for kind in ("people", "organisations")
        for item in record[kind]
    ]
    data = {
        "text": record["text"],
        "headline": record["document"]["headline"] or article.key,
        "article_id": article.key,
        "found": found,
    }
    version = f"xinnlp {record['provenance']['xinnlp']}"
    return {"data": data, "predictions": [{"model_version": version, "result": _Result(record).items}]}


class _Result:
    """The regions and relations of an article; the first mention of an entity stands for it in relations."""

    def __init__(self, record: Item) -> None:
        self.record = record
        self.items: list[dict[str, Any]] = []
        for person in record["people"]:
            self._entity(person, PERSON)
        for organisation in record["organisations"]:
            self._entity(organisation, organisation["classification"])
        for place in record["places"]:
            for number, span in enumerate(place["mentions"], 1):
                self._region(f"{place['id']}-{number}", span, PLACE)
        self._add_roles()
        for figure in record["figures"]:
            self._figure(figure)
        for quote in record["quotes"]:
            if quote["type"] == "direct":
                self._region(quote["id"], quote, QUOTE)
                self._relate(quote["id"], quote["speaker_id"], SAID_BY)
        for commitment in record["commitments"]:
            self._commitment(commitment)
        self._add_goals()

    def _region(self, identifier: str, span: Item, label: str) -> None:
        value = {"start": span["start"], "end": span["end"], "text": span["exact"], "labels": [label]}
        self.items.append({"id": identifier, "from_name": "label", "to_name": "text", "type": "labels", "value": value})

    def _tell(self, identifier: str, span: Item, name: str, kind: str, values: Sequence[str]) -> None:
        value = {"start": span["start"], "end": span["end"], "text" if kind == "textarea" else kind: list(values)}
        self.items.append({"id": identifier, "from_name": name, "to_name": "text", "type": kind, "value": value})

    def _relate(self, start: str, end: str | None, label: str) -> None:
        if end is not None:
            target = end if end[0] == "f" or "-" in end else f"{end}-1"
            relation = {"from_id": start, "to_id": target, "type": "relation", "direction": "right", "labels": [label]}
            self.items.append(relation)

    def _entity(self, item: Item, label: str) -> None:
        for number, span in enumerate(item["mentions"], 1):
            self._region(f"{item['id']}-{number}", span, label)
            self._tell(f"{item['id']}-{number}", span, "name", "textarea", [item["name"]])

    def _add_roles(self) -> None:
        for number, item in enumerate(self.record["memberships"], 1):
            if item["role"]:
                self._region(f"m{number}", item, ROLE)
                self._relate(f"m{number}", item["person_id"], HELD_BY)
                self._relate(f"m{number}", item["organisation_id"], AT)
            else:
                self._relate(f"{item['person_id']}-1", item["organisation_id"], AT)

    def _figure(self, item: Item) -> None:
        self._region(item["id"], item, FIGURE)
        for name in ("kind", "qualifier"):
            self._tell(item["id"], item, name, "choices", [item[name]])
        for name in ("value", "value_max", "unit"):
            if item[name] not in (None, ""):
                self._tell(item["id"], item, name, "textarea", [str(item[name])])

    def _commitment(self, item: Item) -> None:
        self._region(item["id"], item, COMMITMENT)
        self._tell(item["id"], item, "status", "choices", [item["status"]])
        self._relate(item["id"], item["figure_id"], AMOUNT)
        for side in SIDES:
            for party_id in item[f"{side}_ids"]:
                self._relate(item["id"], party_id, side)
            for number, name in enumerate(item[f"{side}_names"], 1):
                self._party(item, f"{item['id']}-{side}-{number}", name, side)

    def _party(self, item: Item, identifier: str, name: str, side: str) -> None:
        """Mark a party that is no entity where its words stand: in the commitment's, else anywhere."""
        text = self.record["text"]
        start = text.find(name, item["start"], item["end"])
        start = text.find(name) if start < 0 else start
        if start >= 0:
            self._region(identifier, {"start": start, "end": start + len(name), "exact": name}, PARTY)
            self._relate(item["id"], identifier, side)

    def _add_goals(self) -> None:
        goals = sorted((theme for theme in self.record["themes"] if theme["vocabulary"] == "sdg"),
                       key=lambda theme: -theme["score"])  # fmt: skip
        if goals:
            value = {"choices": [theme["code"] for theme in goals]}
            goal = {"id": "goals", "from_name": "goals", "to_name": "text", "type": "choices", "value": value}
            self.items.append(goal)
