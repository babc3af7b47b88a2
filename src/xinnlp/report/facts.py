"""What the site as a whole keeps of each record: names, sums and places in the text, never the text itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from xinnlp.record import Commitment, Figure, Membership, Organisation, Person, Quote, Record, TextSpan
from xinnlp.report.characters import cut, one_line
from xinnlp.report.wording import load_wording
from xinnlp.writers.phrases import phrase_value

_SNIPPET = 70
_LONGEST_QUOTE = 300
_LONGEST_NAME = 200
_LARGEST = 1e18  # no sum of money is larger, and a million of these still add up


@dataclass(frozen=True, slots=True)
class Appearance:
    """One person or organisation in one article; `mentions` are offsets, `before` and `after` frame the first."""

    kind: str
    article: int
    id: str
    name: str
    other_names: tuple[str, ...]
    classification: str | None
    identifiers: tuple[tuple[str, str], ...]
    mentions: tuple[tuple[int, int], ...]
    before: str
    exact: str
    after: str


@dataclass(frozen=True, slots=True)
class Sum:
    """The figure of a commitment; `value` is None where it is too large to reckon with."""

    phrase: str
    kind: str
    unit: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Gift:
    """A commitment without its words."""

    id: str
    status: str
    funder_ids: tuple[str, ...]
    funder_names: tuple[str, ...]
    recipient_ids: tuple[str, ...]
    recipient_names: tuple[str, ...]
    purpose: str | None
    amount: Sum
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation, cut where it is long."""

    speaker_id: str | None
    exact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Role:
    """A person's role; the offsets are those of its words."""

    person_id: str
    organisation_id: str | None
    role: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme without its evidence."""

    vocabulary: str
    code: str
    title: str
    facet: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as the site knows it; `address` is the path of its page, from the site's folder."""

    number: int
    address: str
    title: str
    date: str | None
    authors: tuple[str, ...]
    publisher: str | None
    words: int
    has_text: bool
    summary: str
    appearances: tuple[Appearance, ...]
    roles: tuple[Role, ...]
    gifts: tuple[Gift, ...]
    sayings: tuple[Saying, ...]
    topics: tuple[Topic, ...]
    money: tuple[tuple[str, float], ...]
    kinds: tuple[tuple[str, int], ...]
    warnings: int


def collect_article(record: Record, number: int, address: str) -> Article:
    """Return what the site keeps of a record."""
    figures = {figure.id: figure for figure in record.figures}
    document = record.document
    return Article(
        number=number,
        address=address,
        title=title_of(record),
        date=document.date_published,
        authors=tuple(cut(name, _LONGEST_NAME) for name in document.authors),
        publisher=document.publisher and cut(document.publisher, _LONGEST_NAME),
        words=document.words,
        has_text=record.text is not None,
        summary=_find_summary(record),
        appearances=_find_appearances(record, number),
        roles=tuple(map(_role_of, record.memberships)),
        gifts=tuple(_gift_of(item, figures) for item in record.commitments),
        sayings=tuple(map(_saying_of, record.quotes)),
        topics=tuple(Topic(t.vocabulary, t.code, cut(t.title, _LONGEST_NAME), t.facet) for t in record.themes),
        money=_find_money(record.figures),
        kinds=tuple(sorted(Counter(figure.kind for figure in record.figures).items())),
        warnings=len(record.warnings),
    )


def title_of(record: Record) -> str:
    """Return the headline, else the path, else the first words, on one line."""
    document = record.document
    told = document.headline or document.path or (record.text or "")[:_LONGEST_NAME]
    return cut(told, _LONGEST_NAME) or load_wording()["page"]["untitled"]


def _find_summary(record: Record) -> str:
    """Return the one sentence that tells most."""
    told = record.gist or next(iter(record.summary), None)
    return cut(told.exact, _LONGEST_QUOTE) if told else ""


def make_number(value: float) -> float | None:
    """Return a number as a float, None where it is too large to add up."""
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if abs(number) <= _LARGEST else None


def _find_appearances(record: Record, number: int) -> tuple[Appearance, ...]:
    def make(kind: str, item: Person | Organisation) -> Appearance:
        before, exact, after = _frame(item.mentions[0], record.text)
        organisation = item if isinstance(item, Organisation) else None
        return Appearance(
            kind=kind,
            article=number,
            id=item.id,
            name=cut(item.name, _LONGEST_NAME),
            other_names=tuple(cut(name, _LONGEST_NAME) for name in item.other_names),
            classification=organisation.classification if organisation else None,
            identifiers=tuple((i.scheme, i.id) for i in organisation.identifiers) if organisation else (),
            mentions=tuple((mention.start, mention.end) for mention in item.mentions),
            before=before,
            exact=exact,
            after=after,
        )

    people = [make("person", item) for item in record.people]
    return (*people, *(make("organisation", item) for item in record.organisations))


def _frame(span: TextSpan, text: str | None) -> tuple[str, str, str]:
    """Return the words before, the words themselves and the words after, cut at spaces."""
    exact = cut(span.exact, _LONGEST_NAME)
    if text is None:
        return "", exact, ""
    before = text[max(0, span.start - _SNIPPET) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _SNIPPET].partition("\n")[0]
    if len(before) == _SNIPPET:
        before = "…" + before[before.find(" ") :]
    if len(after) == _SNIPPET:
        after = after[: after.rfind(" ") + 1] + "…"
    return before, exact, after


def _role_of(item: Membership) -> Role:
    role = item.role and cut(item.role, _LONGEST_NAME)
    return Role(item.person_id, item.organisation_id, role, item.start, item.end)


def _saying_of(item: Quote) -> Saying:
    return Saying(item.speaker_id, cut(item.exact, _LONGEST_QUOTE), item.start, item.end)


def _gift_of(item: Commitment, figures: dict[str, Figure]) -> Gift:
    figure = figures[item.figure_id]
    return Gift(
        id=item.id,
        status=item.status,
        funder_ids=item.funder_ids,
        funder_names=tuple(cut(name, _LONGEST_NAME) for name in item.funder_names),
        recipient_ids=item.recipient_ids,
        recipient_names=tuple(cut(name, _LONGEST_NAME) for name in item.recipient_names),
        purpose=item.purpose and cut(item.purpose, _LONGEST_NAME),
        amount=Sum(cut(phrase_value(figure), _LONGEST_NAME), figure.kind, figure.unit, make_number(figure.value)),
        start=item.start,
        end=item.end,
    )


def _find_money(figures: Sequence[Figure]) -> tuple[tuple[str, float], ...]:
    """Return the largest sum of each currency."""
    largest: dict[str, float] = {}
    for figure in figures:
        value = make_number(figure.value if figure.value_max is None else figure.value_max)
        if figure.kind == "money" and value is not None:
            unit = one_line(figure.unit)
            largest[unit] = max(value, largest.get(unit, value))
    return tuple(sorted(largest.items()))
