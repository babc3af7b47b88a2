"""What the bodies that a name is listed with say of it: `the banks Lowe & Co and Kestrel` are of one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span

_JOINTS = frozenset({",", "and", "&", ", and"})
_PAIR = 2
# Classes that keep to their own in lists: a charity, a foundation and an agency are named together.
_ALIKE = frozenset({"company", "programme", "academic", "media"})


def class_of_neighbours(doc: Doc, spans: Sequence[Span], classes: Mapping[str, str]) -> dict[str, str]:
    """Return organisation id → the class that most bodies of its list have, if it keeps to its own.

    `spans` are the mentions of all organisations in text order, `classes` the ids whose class is known well. A body
    in several lists has the class that the first of them tells.
    """
    found: dict[str, str] = {}
    for listed in _lists(doc, spans):
        votes = Counter(classes[span.id_] for span in listed if span.id_ in classes)
        if len(votes) == 0 or len(listed) < _PAIR:
            continue
        kind = max(votes, key=lambda name: (votes[name], name in _ALIKE, name))
        if kind in _ALIKE:
            for span in listed:
                if span.id_ not in classes:
                    found.setdefault(span.id_, kind)
    return found


def _lists(doc: Doc, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield runs of mentions with nothing but commas and `and` between them."""
    run: list[Span] = []
    for span in spans:
        if run and doc[run[-1].end : span.start].text not in _JOINTS:
            yield run
            run = []
        run.append(span)
    if run:
        yield run
