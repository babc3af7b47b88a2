"""What all articles together say of each person and organisation: roles, commitments and quotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from xinnlp.report.facts import Article, Gift
from xinnlp.report.marking import anchor_of
from xinnlp.report.merging import Entities, Entity


@dataclass(frozen=True, slots=True)
class Party:
    """A side of a commitment or role; `address` is None where it has no page."""

    name: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class ToldRole:
    """A role as one article tells it; `address` leads to its words."""

    person: Party
    organisation: Party | None
    role: str | None
    article: Article
    address: str


@dataclass(frozen=True, slots=True)
class ToldGift:
    """A commitment as one article tells it; `address` leads to its words."""

    gift: Gift
    funders: tuple[Party, ...]
    recipients: tuple[Party, ...]
    article: Article
    address: str


@dataclass(frozen=True, slots=True)
class ToldSaying:
    """A quotation as one article gives it; `address` leads to its words."""

    exact: str
    article: Article
    address: str


@dataclass(slots=True)
class Gathered:
    """Everything that is told of one entity."""

    roles: list[ToldRole] = field(default_factory=list)
    gifts: list[ToldGift] = field(default_factory=list)
    sayings: list[ToldSaying] = field(default_factory=list)


class Gathering:
    """The relations of all articles, by the address of the entities that they are about."""

    def __init__(self, articles: Sequence[Article], entities: Entities) -> None:
        self._entities = entities
        self._by_address: defaultdict[str, Gathered] = defaultdict(Gathered)
        self.gifts: list[ToldGift] = []
        for article in articles:
            self._add_roles(article)
            self._add_gifts(article)
            for saying in article.sayings:
                entity = saying.speaker_id and entities.of(article.number, saying.speaker_id)
                if entity:
                    address = words_address(article, saying.start, saying.end)
                    told = ToldSaying(saying.exact, article, address)
                    self._by_address[entity.address].sayings.append(told)

    def of(self, entity: Entity) -> Gathered:
        """Return what is told of an entity, in order of the articles."""
        return self._by_address[entity.address]

    def _party(self, article: Article, identifier: str) -> Party:
        entity = self._entities.of(article.number, identifier)
        return Party(entity.name, entity.address) if entity else Party("?")

    def _add_roles(self, article: Article) -> None:
        for item in article.roles:
            organisation = self._party(article, item.organisation_id) if item.organisation_id else None
            address = words_address(article, item.start, item.end)
            told = ToldRole(self._party(article, item.person_id), organisation, item.role, article, address)
            for party in (told.person, organisation):
                if party and party.address:
                    self._by_address[party.address].roles.append(told)

    def _add_gifts(self, article: Article) -> None:
        for gift in article.gifts:
            funders = [self._party(article, identifier) for identifier in gift.funder_ids]
            recipients = [self._party(article, identifier) for identifier in gift.recipient_ids]
            told = ToldGift(
                gift,
                (*funders, *map(Party, gift.funder_names)),
                (*recipients, *map(Party, gift.recipient_names)),
                article,
                words_address(article, gift.start, gift.end),
            )
            self.gifts.append(told)
            for address in dict.fromkeys(party.address for party in (*funders, *recipients)):
                if address:
                    self._by_address[address].gifts.append(told)


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the pages of a site share."""

    title: str
    articles: Sequence[Article]
    entities: Entities
    gathering: Gathering


def words_address(article: Article, start: int, end: int) -> str:
    """Return where words of an article stand in the site; only the page where the article's text was not kept."""
    return f"{article.address}#{anchor_of(start, end)}" if article.has_text else article.address
