"""What the bodies that a name is listed with say of it: `the banks Lowe & Co and Kestrel` are of one kind."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Span

_JOINTS = frozenset({",", "and", "&", ", and"})
# Classes that keep to their own in lists: a charity, a foundation and an agency are named together.
_ALIKE = frozenset({"company", "programme", "academic", "media"})


def class_of_neighbours(doc: Doc, spans: Sequence[Span], classes: Mapping[str, str]) -> dict[str, str]:
    """Return organisation id → the class that most bodies beside it in lists have, if it keeps to its own.

    `spans` are the mentions of all organisations in text order, `classes` the ids whose class is known well.
    """
    votes: dict[str, Counter[str]] = {}
    for first, second in itertools.pairwise(spans):
        if doc[first.end : second.start].text not in _JOINTS:
            continue
        for span, other in ((first, second), (second, first)):
            if span.id_ not in classes and classes.get(other.id_) in _ALIKE:
                votes.setdefault(span.id_, Counter())[classes[other.id_]] += 1
    return {
        body: max(counter.items(), key=lambda item: (item[1], item[0]))[0] for body, counter in sorted(votes.items())
    }
