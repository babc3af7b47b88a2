"""Two names of one label with nothing between them are one: `Food Bank` `Kestrel`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xinnlp.ner_model.decoding import Name


def join_adjacent(words: Sequence[str], breaks: Sequence[bool], names: Iterable[Name]) -> list[Name]:
    """Return the names, in order, with those joined that have one label and touch.

    `breaks` says after which words no name goes on. Marks (`@`, `(`) at the seam keep two names apart. The joined
    name is as probable as the less probable of its parts.
    """
    found: list[Name] = []
    for name in names:
        before = found[-1] if found else None
        if (
            before
            and (before.end, before.label) == (name.start, name.label)
            and not breaks[name.start - 1]
            and words[name.start - 1][-1].isalpha()
            and words[name.start][0].isalpha()
        ):
            probability = min(before.probability, name.probability)
            found[-1] = before._replace(end=name.end, probability=probability)
        else:
            found.append(name)
    return found
