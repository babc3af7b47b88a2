"""Memberships: who holds which role in which organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from xinnlp.components.annotations import Entity, Membership, read_relations, spans_of, write_relations
from xinnlp.naming.affiliation import Affiliation, find_affiliations
from xinnlp.naming.forms import is_postnominal
from xinnlp.naming.mentions import Mention
from xinnlp.naming.roles import is_role_head
from xinnlp.naming.signatures import find_signatures
from xinnlp.naming.titles import find_titles
from xinnlp.naming.understood import Frame, begin


@Language.factory(
    "xinnlp_memberships",
    assigns=["doc._.memberships"],
    requires=["doc._.people", "doc._.organisations", "token.tag"],
)
def create_memberships(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component; it takes no settings."""
    return find_memberships


def find_memberships(doc: Doc) -> Doc:
    """Write (person, organisation, role) triples from the wording of each sentence, each once, in text order.

    Reads people, organisations and places, tags and sentences. Titles have no organisation's name in them.
    Cannot see roles told across sentences, but for `its CEO`, where the last organisation named is meant, and for
    signatures, whose name, title and body stand on lines of their own.
    """
    people = [
        Mention("person", span.start, _past_postnominals(doc, span.end), span.id_) for span in spans_of(doc, "people")
    ]
    organisations = list(_with_short_forms(doc))
    places = [Mention("place", span.start, span.end, span.id_) for span in spans_of(doc, "places")]
    blocked = [False] * len(doc)
    for mention in (*people, *organisations, *places):
        blocked[mention.start : mention.end] = [True] * (mention.end - mention.start)
    titles = [Mention("title", start, end, "") for start, end in find_titles(doc, blocked)]
    mentions = [*people, *organisations, *places, *titles]
    frame = _frame(doc)
    signed = list(find_signatures(doc, mentions, begin(mentions, frame).main))
    at = {(a.person_id, a.start) for a in signed if a.organisation_id is not None}
    told = (a for a in find_affiliations(doc, mentions, frame) if (a.person_id, a.start) not in at)
    affiliations = [*_authors(doc, people), *signed, *told]
    found: dict[tuple[str, str | None, str], Membership] = {}
    named = {span.start: span.end for span in spans_of(doc, "organisations")}
    for affiliation in affiliations:
        last = affiliation.end if affiliation.has_title else named.get(affiliation.start, affiliation.end)
        words = doc[affiliation.start : last]
        start, end = words.start_char, words.end_char
        role = " ".join(words.text.split()) if affiliation.has_title else None
        key = (affiliation.person_id, affiliation.organisation_id, (role or "").casefold())
        found.setdefault(key, Membership(affiliation.person_id, affiliation.organisation_id, role, start, end))
    memberships = sorted(_without_echoes(list(found.values())), key=lambda m: (m.start, m.end, m.person_id))
    write_relations(doc, "memberships", memberships)
    return doc


def _with_short_forms(doc: Doc) -> Iterator[Mention]:
    """Yield the organisations' mentions, with the short form or country in brackets behind them, which may be one."""
    for span in spans_of(doc, "organisations"):
        end = span.end
        if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].text.isupper():
            end += 3
        yield Mention("organisation", span.start, end, span.id_)


def _past_postnominals(doc: Doc, end: int) -> int:
    """Return the end of a name with what stands for degrees and honours after it: `Ada Lowe, PhD`, not `, MD of`."""
    while end + 1 < len(doc) and doc[end].text == "," and is_postnominal(doc[end + 1].text):
        if end + 2 < len(doc) and doc[end + 2].lower_ in {"of", "and", "&", "at"}:
            break
        end += 2
    return end + (end < len(doc) and is_postnominal(doc[end].text))


def _without_echoes(memberships: list[Membership]) -> Iterator[Membership]:
    """Yield memberships but those that another of the same person says in more words, or with its organisation."""
    of_person: dict[str, list[tuple[frozenset[str], int, Membership]]] = defaultdict(list)
    for number, membership in enumerate(memberships):
        words = frozenset(word.strip(",").removesuffix("s") for word in (membership.role or "").casefold().split())
        of_person[membership.person_id].append((words, number, membership))
    for held in of_person.values():
        for words, number, membership in held:
            body = membership.organisation_id
            if not any(
                body in {None, other.organisation_id}
                and (words < more or (words == more and (body != other.organisation_id or n < number)))
                for more, n, other in held
                if n != number
            ):
                yield membership


def _frame(doc: Doc) -> Frame:
    """Return where list items and rows begin, where the headline ends, and what the organisations are."""
    layout = spans_of(doc, "layout")
    items = frozenset(span.start for span in layout if span.label_ in {"list_item", "row"})
    headline_end = next((span.end for span in layout if span.label_ == "headline"), 0)
    bodies = read_relations(doc, "organisations", Entity)
    return Frame(items, headline_end, {body.id: body.classification for body in bodies if body.classification})


def _authors(doc: Doc, people: list[Mention]) -> Iterator[Affiliation]:
    """Yield the role that a byline's label names: `Author: Ada Lowe`, `Reporter: …`."""
    starts = {mention.start: mention.id for mention in people}
    bylines = [span for span in spans_of(doc, "layout") if span.label_ == "byline"]
    for author in spans_of(doc, "layout"):
        if author.label_ != "author" or author.start not in starts:
            continue
        label = next((b.start for b in bylines if b.start < author.start < b.end), None)
        if label is not None and is_role_head(doc[label].lower_):
            yield Affiliation(starts[author.start], None, label, label + 1, has_title=True)
