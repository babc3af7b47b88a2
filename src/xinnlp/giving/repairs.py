"""Mends what a parser trained on running text gets wrong around sums: datelines, receivers, ranges that are none."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from xinnlp.giving.lexicon import load_lexicon_of_giving
from xinnlp.giving.parse import SUBJECTS, Parse
from xinnlp.giving.sums import Sum

_MAX_BRACKET = 6
_MAX_QUALIFIER = 3
_MAX_DATELINE = 16
_MAX_TO_OBJECT = 5
_TOTALS = frozenset({"totalling", "totaling"})
_DASHES = frozenset({"-", "–", "—", "--", "---"})
_IN_DATELINES = frozenset({"and", "of", "de", "del", "do", "da", "la", "upon", "st", "am", "pm"})


def set_datelines_apart(parse: Parse, starts: Iterable[int]) -> None:
    """Take `BERLIN, 3 May (Newswire) –` out of the clause that follows, whose subject is then the verb's own.

    `starts` are the tokens that may begin one: places, and words in capitals, at the start of a paragraph.
    """
    for start in starts:
        end = _end_of_dateline(parse, start)
        if end is not None:
            _detach(parse, range(start, end))


def _end_of_dateline(parse: Parse, start: int) -> int | None:
    """Return the token after the dash that ends a dateline; up to there all is capitals, numbers and marks."""
    for token in range(start + 1, min(len(parse) - 1, start + _MAX_DATELINE)):
        word = parse.doc[token].text
        if word in _DASHES and parse.doc[token - 1].whitespace_:
            return token + 1
        if word[:1].islower() and word not in _IN_DATELINES:
            return None
    return None


def _detach(parse: Parse, region: range) -> None:
    held = [(parse.heads[token], parse.deps[token]) for token in region if parse.heads[token] not in region]
    orphans = [child for token in region for child in parse.children[token] if child not in region]
    for token in region:
        parse.attach(token, token, "dep")
    verb, dep = next(((head, dep) for head, dep in held if dep in SUBJECTS), (None, ""))
    for orphan in orphans:
        if verb is not None and parse.is_noun(orphan) and parse.child(verb, *SUBJECTS) is None:
            parse.attach(orphan, verb, dep)
        else:
            parse.attach(orphan, orphan, "ROOT")


def mend_around(parse: Parse, given: Sum, names: Mapping[int, range], verbs: Container[str]) -> None:
    """Mend the parse around a sum; `names` has the tokens of the mention at a token, `verbs` may take two objects."""
    _read_counts_as_recipients(parse, given)
    _read_to_as_preposition(parse, given)
    _read_with_as_means(parse, given)
    _read_absolute(parse, given)
    _read_name_as_subject(parse, given, names)
    _read_total_of_gifts(parse, given)
    _read_name_as_receiver(parse, given, names, verbs)


def _read_absolute(parse: Parse, given: Sum) -> None:
    """Mend `with $5,000 handed out to schools` where the parse has the sum do the handing."""
    verb = parse.heads[given.root]
    is_done = given.end <= verb <= given.end + 1 and parse.tags[verb] in {"VBD", "VBN"}
    if is_done and parse.words[given.start - 1 : given.start] == ["with"] and parse.deps[given.root] == "nsubj":
        parse.attach(given.root, verb, "nsubjpass")


def _read_name_as_subject(parse: Parse, given: Sum, names: Mapping[int, range]) -> None:
    """Mend `As part of its work in Kenya, Acme gave 500 packs` where the parse hangs Acme on Kenya."""
    verb = parse.heads[given.root]
    if not parse.is_finite(verb) or parse.deps[verb] != "ROOT" or parse.subject(verb) is not None:
        return
    start, _ = parse.sentence_bounds(verb)
    if parse.tags[start] not in {"IN", "VBG"}:
        return
    for token in range(start + 1, verb):
        name = names.get(token)
        before = token - 1 - (parse.words[token - 1] == "the")
        is_clause = name is not None and any(map(parse.is_finite, range(name.stop, verb)))
        if name is not None and name.start == token and parse.words[before] == "," and not is_clause:
            parse.attach(name.stop - 1, verb, "nsubj")
            return


def _read_total_of_gifts(parse: Parse, given: Sum) -> None:
    """Hang `totalling` on the gifts in `awarded grants to 31 charities totalling $5,000`: not on charities or verb."""
    total = given.start - 1
    if total < 0 or parse.words[total] not in _TOTALS:
        return
    verb = next((head for _, head in parse.ancestors(total) if parse.is_verb(head)), None)
    gifts = parse.child(verb, "dobj") if verb is not None else None
    sense = load_lexicon_of_giving().noun(parse.words[gifts]) if gifts is not None and gifts < total else None
    if gifts is not None and sense is not None and sense.strong:
        parse.attach(total, gifts, "acl")
        parse.attach(given.root, total, "dobj")
        parse.tags[total] = "VBG"


def _read_with_as_means(parse: Parse, given: Sum) -> None:
    """Mend `support the project with $5m` where the parse hangs `with` on the project: it tells how it is supported."""
    verbs = load_lexicon_of_giving().verbs
    for node, head in parse.ancestors(given.root, _MAX_TO_OBJECT):
        if parse.words[node] == "with" and parse.deps[head] == "dobj":
            verb = parse.heads[head]
            if any(sense.frame == "fund" for sense in verbs.get(parse.words[verb], ())):
                parse.attach(node, verb, "prep")
            return


def _read_counts_as_recipients(parse: Parse, given: Sum) -> None:
    """Undo the range in `$2 million to (more than) ten cities`, for the parse one number: the cities get the sum."""
    end = given.end
    window = range(end + 1, min(len(parse), end + 2 + _MAX_QUALIFIER))
    number = next((t for t in window if parse.tags[t] == "CD"), None)
    if parse.words[end : end + 1] != ["to"] or number is None or number + 1 >= len(parse):
        return
    noun = parse.heads[number]
    inside = range(given.start, given.end)
    is_one_number = any(parse.heads[t] == number for t in inside) or parse.heads[end] == number
    if not is_one_number or noun <= number or not parse.is_noun(noun):
        return
    verb, dep = parse.heads[noun], parse.deps[noun]
    if verb == noun:
        return
    root = given.root
    for token in inside:
        if parse.heads[token] not in inside:
            parse.attach(token, root, "quantmod")
    parse.attach(root, verb, dep)
    parse.attach(end, root, "prep")
    parse.attach(noun, end, "pobj")


def _read_to_as_preposition(parse: Parse, given: Sum) -> None:
    """Mend `gave 500 packs to flood victims` where the parse takes `flood` for a verb: the victims get them."""
    end = given.end
    if parse.words[end : end + 1] != ["to"] or end + 1 >= len(parse) or not parse.is_noun(end + 1):
        return
    head = end + 1
    while head + 1 < len(parse) and parse.is_noun(head + 1):
        head += 1
    if parse.deps[end] != "aux" or parse.heads[end] != end + 1 or head == end + 1:
        return
    parse.attach(end, given.root, "prep")
    parse.attach(head, end, "pobj")
    for token in range(end + 1, head):
        parse.attach(token, head, "compound")


def _read_name_as_receiver(parse: Parse, given: Sum, names: Mapping[int, range], verbs: Container[str]) -> None:
    """Part what stands between a verb of giving and its sum: in `gave Acme School (AS) $2 million` the school gets it.

    `names` has the tokens of the named mention at a token; a bracket after it and an article before it are passed.
    """
    last = given.start - 1
    if last > 0 and parse.words[last] == ")":
        last = next((t - 1 for t in range(last, max(0, last - _MAX_BRACKET), -1) if parse.words[t] == "("), -1)
    name = names.get(last)
    if name is None or name.stop != last + 1:
        return
    verb = name.start - 1 - (parse.words[name.start - 1] == "the")
    if verb < 0 or parse.words[verb] not in verbs or not parse.is_verb(verb):
        return
    inside = range(verb + 1, given.end)
    parse.attach(given.root, verb, "dobj")
    parse.attach(last, verb, "dative")
    for token in inside:
        if parse.heads[token] not in inside and parse.heads[token] != verb:
            parse.attach(token, given.root if token >= given.start else last, "dep")
