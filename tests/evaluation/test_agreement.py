"""The counting rules are shared with a scorer beside the project; where it is there, both must say the same."""

import importlib.util
import json
import random
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from xinnlp.evaluation.gold import find_gold, read_gold
from xinnlp.evaluation.prediction import Prediction
from xinnlp.evaluation.scores import score_documents
from xinnlp.record import Commitment, Figure, Membership, Organisation, Person, Quote, Theme

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCORER = SHARED / "tools" / "score.py"
GOLD = SHARED / "gold"

pytestmark = pytest.mark.skipif(not (SCORER.is_file() and GOLD.is_dir()), reason="the shared scorer is not here")

STATUSES = ("given", "pledged", "sought", "raised")


def load_scorer():
    spec = importlib.util.spec_from_file_location("shared_scorer", SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def invent_prediction(gold, text, chance):
    """Return a record's lists made from gold, with about a fifth of everything left out, changed or told twice."""

    def keep(items):
        kept = [item for item in items if chance.random() > 0.1]
        return kept + [item for item in kept if chance.random() < 0.1]

    def spoil(value, other):
        return other if chance.random() < 0.1 else value

    people = [
        Person(f"p{n}", spoil(chance.choice(p["mentions"]), "Nobody Known"), tuple(p["mentions"][:1]), 1.0, ())
        for n, p in enumerate(keep(gold["people"]))
    ]
    organisations = [
        Organisation(f"o{n}", chance.choice(o["mentions"]), (), spoil(o["type"], "media"), 1.0, ())
        for n, o in enumerate(keep(gold["organisations"]))
    ]
    ids = {one.name: one.id for one in (*people, *organisations)}
    forms = {form: o["name"] for o in gold["people"] + gold["organisations"] for form in (o["name"], *o["mentions"])}
    canonical = {forms.get(name, name): identifier for name, identifier in ids.items()}
    memberships = [
        Membership(
            canonical.get(p["name"], "p0"),
            spoil(canonical.get(r["organisation"]), None),
            spoil(r["title"], chance.choice(["chief", None, "co-founder"])),
            0, 1, "x",
        )
        for p in gold["people"] if people for r in keep(p["roles"])
    ]  # fmt: skip
    figures = [
        Figure(
            f"f{n}", spoil(f["kind"], "count"), spoil(f["value"], 7), spoil(f.get("value_max"), None),
            spoil(f["unit"], "desks"), spoil(f["qualifier"], "about"), None, start, end, text[start:end],
        )
        for n, (f, start, end) in enumerate(place_figures(keep(gold["figures"]), text, chance))
    ]  # fmt: skip
    quotes = [
        Quote(f"q{n}", spoil(canonical.get(q["speaker"]), chance.choice([None, "p0"])), None,
              spoil("direct", "indirect"), 0, 1, f"“{q['text']}…”")
        for n, q in enumerate(keep(gold["quotes"]))
    ]  # fmt: skip
    themes = [
        Theme("sdg", str(spoil(t["sdg"], 9)), "x", None, None, round(chance.random(), 2), ())
        for t in keep(gold["themes"])
    ]
    commitments = [
        Commitment(f"c{n}", chance.choice([f.id for f in figures if f.exact in c["figure"]] or ["f0"]),
                   spoil(c["status"], chance.choice(STATUSES)),
                   tuple(canonical[x] for x in c["funders"] if x in canonical), tuple(keep(c["funders"])),
                   tuple(canonical[x] for x in c["recipients"] if x in canonical), tuple(keep(c["recipients"])),
                   None, 0, 1, "x")
        for n, c in enumerate(keep(gold["commitments"]))
    ]  # fmt: skip
    return Prediction(text, *map(tuple, (people, organisations, memberships, figures, quotes, themes, commitments)))


def place_figures(figures, text, chance):
    for figure in figures:
        places = [match.span() for match in re.finditer(re.escape(figure["text"]), text)]
        for start, end in places[: chance.randint(1, 3)]:
            shift = chance.choice([0, 0, 0, 0, 2, -3])
            yield figure, max(0, start + shift), end


@pytest.mark.parametrize("seed", range(5))
def test_both_scorers_count_the_same(seed):
    chance = random.Random(seed)
    scorer = load_scorer()
    tally = scorer.Tally()
    documents = read_gold(list(find_gold(GOLD).values()))
    predictions = {}
    for document in documents:
        gold = json.loads((GOLD / f"{document.name}.gold.json").read_text("utf-8"))
        predicted = invent_prediction(gold, document.text, chance)
        predictions[document.name] = predicted
        scorer.score_document(gold, json.loads(json.dumps(asdict(predicted))), document.text, tally, [])
    evaluation = score_documents(documents, predictions)
    ours = {name: [c.right, c.false, c.missed] for name, c in evaluation.lists.items()}
    assert ours == {name.replace(" ", "_"): counts for name, counts in tally.c.items()}
    assert all(right and false and missed for right, false, missed in ours.values())  # nothing agrees by being empty
    theirs = {name.replace(" ", "_"): share for name, share in tally.share.items()}
    assert {name: [share.right, share.of] for name, share in evaluation.shares.items()} == theirs
