"""Whether a sum is pledged, given, raised, invested or sought, and what is only supposed or denied."""

from __future__ import annotations

from collections.abc import Iterator

from xinnlp.giving.event import Event
from xinnlp.giving.lexicon import load_lexicon_of_giving
from xinnlp.giving.parse import Parse


def status_of(parse: Parse, event: Event) -> str | None:
    """Return the status of an event, None where the text denies or only supposes it."""
    verb = event.verb if event.verb is not None else event.outer
    if verb is not None and _is_unreal(parse, verb):
        return None
    if event.frame in {"noun", "total"}:
        return _of_noun(parse, event)
    assert event.verb is not None
    if event.status == "invested" or (event.noun_sense is not None and event.noun_sense.status == "invested"):
        return "invested"
    if event.frame == "raise":
        is_goal = event.noun_sense is not None and event.noun_sense.status == "sought"
        if is_goal and not load_lexicon_of_giving().has("reached", parse.words[event.verb]):
            return "sought"
        return "sought" if _is_hoped(parse, event.verb) else "raised"
    if event.noun_sense is not None and event.noun_sense.status == "sought":
        return "sought"
    if event.frame == "receive" and _is_from_crowd(parse, event):
        return "raised"
    if event.frame == "give" and _is_crowd(parse, event.verb):
        return "raised"
    if event.noun_sense is not None and event.noun_sense.status == "pledged" and event.frame == "give":
        return "pledged"
    if event.status == "given" and _is_planned(parse, event.verb):
        return "pledged"
    return event.status


def _of_noun(parse: Parse, event: Event) -> str:
    lexicon = load_lexicon_of_giving()
    status = event.noun_sense.status if event.noun_sense else "given"
    if status == "sought":
        above = event.outer
        return "raised" if above is not None and lexicon.has("reached", parse.words[above]) else "sought"
    is_raised = _are_many(parse, event) or any(
        lexicon.verbs.get(parse.words[c], ())[:1] == lexicon.verbs["raised"][:1] for c in _below(parse, event)
    )
    return "raised" if status == "given" and (is_raised or _is_from_crowd(parse, event)) else status


def _are_many(parse: Parse, event: Event) -> bool:
    """Tell `donations have reached £5m`, which are nobody's own."""
    if event.frame != "total" or event.noun is None or parse.words[event.noun] != "donations":
        return False
    return not any(parse.deps[c] == "poss" or parse.words[c] in {"from", "by"} for c in parse.children[event.noun])


def _below(parse: Parse, event: Event) -> list[int]:
    """Return the participles below the noun: `funds raised`, `money collected`."""
    return [c for c in parse.children[event.noun] if parse.tags[c] == "VBN"] if event.noun is not None else []


def _chain(parse: Parse, verb: int) -> Iterator[int]:
    """Yield the verb and those above it that share its modality (`plans to give`, `has been able to give`)."""
    yield verb
    for node, head in parse.ancestors(verb, 5):
        if parse.deps[node] not in {"xcomp", "conj", "ccomp", "acl", "pcomp", "prep", "aux", "pobj", "advcl"}:
            return
        if parse.deps[node] == "conj" and parse.child(node, "aux", "nsubj", "nsubjpass") is not None:
            return
        if parse.deps[node] in {"ccomp"}:
            return
        if parse.deps[node] == "advcl" and parse.tags[node] not in {"VB", "VBG"}:
            return
        yield head


def _modals(parse: Parse, verb: int) -> Iterator[str]:
    for token in _chain(parse, verb):
        for child in parse.children[token]:
            if parse.deps[child] == "aux" and child <= token:
                yield parse.words[child]
        if token != verb and parse.deps[verb] != "advcl":
            yield parse.words[token]


def _is_planned(parse: Parse, verb: int) -> bool:
    lexicon = load_lexicon_of_giving()
    if parse.tags[verb] in {"VBN", "VBD"} and parse.words[verb] not in {"set"} and not _has_will(parse, verb):
        return False
    words = list(_modals(parse, verb))
    if any(word in {"will", "shall", "'ll", "’ll", "would"} for word in words):
        return True
    return any(lexicon.has("planned", word) for word in words)


def _has_will(parse: Parse, verb: int) -> bool:
    return any(parse.words[child] in {"will", "'ll", "’ll", "would", "shall"} for child in parse.children[verb])


def _is_hoped(parse: Parse, verb: int) -> bool:
    lexicon = load_lexicon_of_giving()
    if parse.tags[verb] in {"VBN", "VBD", "VBZ"} and not any(
        lexicon.has("hypothetical", parse.words[c]) or parse.words[c] == "will" for c in parse.children[verb]
    ):
        return False
    if any(lexicon.has("hoped", word) for word in _modals(parse, verb)):
        return True
    infinitive = any(parse.words[child] == "to" and child < verb for child in parse.children[verb])
    above = parse.heads[verb]
    if parse.deps[verb] == "xcomp" and parse.tags[above] in {"VBD", "VBN"}:
        return False  # `rallied to raise`; hopes and plans are read above
    return infinitive and not any(lexicon.has("achieved", parse.words[token]) for token in _chain(parse, verb))


def _is_unreal(parse: Parse, verb: int) -> bool:
    """Tell what is denied, or depends on an if."""
    lexicon = load_lexicon_of_giving()
    for token in _chain(parse, verb):
        for child in parse.children[token]:
            word, dep = parse.words[child], parse.deps[child]
            if dep == "neg" and word in {"not", "n't", "n’t", "never"}:
                return True
            if dep == "mark" and lexicon.has("condition", word):
                return True
            supposed = token == verb and dep == "aux" and lexicon.has("hypothetical", word)
            if supposed and not _is_reported(parse, verb, word):
                return True
    return _is_wished(parse, verb)


def _is_wished(parse: Parse, verb: int) -> bool:
    """Tell `I hope that we raise £1m`, which is neither told nor asked for."""
    for node, head in parse.ancestors(verb, 4):
        if parse.deps[node] not in {"conj", "ccomp"}:
            return False
        if parse.deps[node] == "ccomp":
            return load_lexicon_of_giving().has("wishing", parse.words[head])
    return False


def _is_reported(parse: Parse, verb: int, modal: str) -> bool:
    """Tell the `would` of reported speech (`said it would give`)."""
    return modal == "would" and parse.deps[verb] in {"ccomp", "relcl", "conj"}


def _is_crowd(parse: Parse, verb: int) -> bool:
    """Tell many unnamed givers: `5,000 donors have given`, `was donated by customers`."""
    giver = next(parse.preposition(verb, "by"), None) if parse.is_passive(verb) else parse.subject(verb)
    if giver is None or parse.tags[giver] != "NNS":
        return False
    return load_lexicon_of_giving().has("crowd", parse.words[giver])


def _is_from_crowd(parse: Parse, event: Event) -> bool:
    lexicon = load_lexicon_of_giving()
    tokens = [token for token in (event.verb, event.noun, event.sum.root, event.outer) if token is not None]
    givers = [giver for token in tokens for giver in parse.preposition(token, "from")]
    if givers or event.verb is None:
        return any(lexicon.has("crowd", parse.words[giver]) for giver in givers)
    return event.noun is not None and parse.words[event.noun] == "donations"
