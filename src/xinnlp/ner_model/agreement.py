"""One document, one reading: a name found in one place is found in the others, with the same label.

Document-level consistency in the sense of Krishnan and Manning (2006), without a second model.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from xinnlp.ner_model.decoding import Name

SHARE = 3.0  # a label gives way to another that is so many times as probable over the document
LEAST = 0.7  # summed up probability from which a name is looked for elsewhere

Words = tuple[str, ...]
Votes = dict[Words, dict[str, float]]  # of each wording, the summed up probability of each label


def agree_names(words: Sequence[str], breaks: Sequence[bool], names: Sequence[Name]) -> list[Name]:
    """Return the names of a document with their labels agreed on and missed repetitions added, in order.

    `breaks` says after which words no name goes on. A repetition has the very words of a name found, lies
    outside all names and gets the mean probability of those found. A single word is not looked for where it does
    not begin with a capital or the text has it in lower case too (`Rose` beside `rose`).
    """
    votes: Votes = defaultdict(lambda: defaultdict(float))
    mentions: Counter[Words] = Counter()
    for name in names:
        wording = tuple(words[name.start : name.end])
        votes[wording][name.label] += name.probability
        mentions[wording] += 1
    agreed = [name._replace(label=_agreed_label(votes[tuple(words[name.start : name.end])], name)) for name in names]
    sought: dict[str, list[Words]] = defaultdict(list)
    for wording in _worth_seeking(words, votes):
        sought[wording[0]].append(wording)
    if not sought:
        return agreed
    taken = {index for name in names for index in range(name.start, name.end)}
    for start, wording in _repetitions(words, breaks, sought, taken):
        label = _best_label(votes[wording])
        total = votes[wording][label]
        agreed.append(Name(start, start + len(wording), label, total / mentions[wording]))
    return sorted(agreed)


def _best_label(labels: dict[str, float]) -> str:
    return max(labels, key=lambda label: labels[label])


def _agreed_label(labels: dict[str, float], name: Name) -> str:
    best = _best_label(labels)
    return best if labels[best] > SHARE * labels[name.label] else name.label


def _worth_seeking(words: Sequence[str], votes: Votes) -> Iterator[Words]:
    lower = set(words)
    for wording, labels in votes.items():
        if max(labels.values()) >= LEAST and (
            len(wording) > 1 or (wording[0][0].isupper() and wording[0].lower() not in lower)
        ):
            yield wording


def _repetitions(
    words: Sequence[str], breaks: Sequence[bool], sought: dict[str, list[Words]], taken: set[int]
) -> Iterable[tuple[int, Words]]:
    """Yield (start, wording) of the places outside `taken` where a wording stands, the longest first."""
    for wordings in sought.values():
        wordings.sort(key=len, reverse=True)
    for start, word in enumerate(words):
        if start in taken:
            continue
        for wording in sought.get(word, ()):
            end = start + len(wording)
            if (
                tuple(words[start:end]) == wording
                and taken.isdisjoint(range(start, end))
                and not any(breaks[start : end - 1])
            ):
                taken.update(range(start, end))
                yield start, wording
                break
