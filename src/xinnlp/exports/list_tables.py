"""The tables of lists that few people open, and of lists within lists; and the columns that all tables share."""

from __future__ import annotations

from xinnlp.exports.columns import Table, integer, number, text

ARTICLE = text("article_id", "The article, in articles.")
POSITION = integer("position", "Its place in the article's list, from 1.")
PLACE_IN_LIST = integer("position", "Its place in that list, from 1.")
CONFIDENCE = number("confidence", "How sure xinnlp is, from 0 to 1.")
CONFIDENCE_IF_TOLD = number("confidence", "How sure xinnlp is, from 0 to 1, where that is known.", nullable=True)
WORDS = (
    integer("span_start", "Where its words begin in the text, in code points.", field="start"),
    integer("span_end", "Where its words end, exclusive.", field="end"),
    text("exact", "The words themselves."),
)
OWNER = text("entity_id", "A person, organisation or place: person_id, organisation_id or place_id there.")

LIST_TABLES = (
    Table(
        "places",
        "A named place in an article.",
        ("article_id", "place_id"),
        (
            ARTICLE,
            text("place_id", "Its id within the article, such as g1.", field="id"),
            text("name", "The fullest form of the name."),
        ),
        indexed=("name",),
    ),
    Table(
        "dates",
        "A calendar expression of an article.",
        ("article_id", "position"),
        (ARTICLE, POSITION, text("value", "Date, month, year or interval in ISO 8601.", nullable=True), *WORDS),
    ),
    Table(
        "summary",
        "A sentence of the article's summary.",
        ("article_id", "position"),
        (ARTICLE, POSITION, number("score", "How much of the article it tells, from 0 to 1."), *WORDS),
    ),
    Table(
        "authors",
        "Somebody who wrote an article, by its byline.",
        ("article_id", "position"),
        (ARTICLE, POSITION, text("name", "The name.")),
        indexed=("name",),
    ),
    Table(
        "other_names",
        "Another form of the name of a person, organisation or place.",
        ("article_id", "entity_id", "position"),
        (ARTICLE, OWNER, PLACE_IN_LIST, text("name", "The name.")),
        indexed=("name",),
    ),
    Table(
        "identifiers",
        "What a register calls an organisation.",
        ("article_id", "organisation_id", "position"),
        (
            ARTICLE,
            text("organisation_id", "The organisation, in organisations."),
            PLACE_IN_LIST,
            text("scheme", "Whose register."),
            text("identifier", "The identifier itself.", field="id"),
        ),
        indexed=("scheme", "identifier"),
    ),
    Table(
        "mentions",
        "Where an article names a person, organisation or place.",
        ("article_id", "entity_id", "position"),
        (ARTICLE, OWNER, PLACE_IN_LIST, *WORDS),
    ),
    Table(
        "parties",
        "Who gives or receives what is committed.",
        ("article_id", "commitment_id", "side", "position"),
        (
            ARTICLE,
            text("commitment_id", "The commitment, in commitments."),
            text("side", "funder or recipient."),
            integer("position", "Its place among the funders or recipients, from 1."),
            text("party_id", "person_id or organisation_id; null where the party is neither.", nullable=True),
            text("name", "The party's name; where party_id is null, in the article's words."),
        ),
        indexed=("name",),
    ),
    Table(
        "evidence",
        "Words that made a theme so.",
        ("article_id", "theme_position", "position"),
        (ARTICLE, integer("theme_position", "The theme: position in themes."), PLACE_IN_LIST, *WORDS),
    ),
    Table(
        "key_phrases",
        "A phrase of the article's own.",
        ("article_id", "position"),
        (
            ARTICLE,
            POSITION,
            text("phrase", "The phrase, on one line."),
            number("score", "How much it tells of the article, from 0 to 1."),
        ),
        indexed=("phrase",),
    ),
    Table(
        "phrase_mentions",
        "Where an article has a phrase of its own.",
        ("article_id", "phrase_position", "position"),
        (ARTICLE, integer("phrase_position", "The phrase: position in key_phrases."), PLACE_IN_LIST, *WORDS),
    ),
    Table(
        "warnings",
        "What a reader of the record should know.",
        ("article_id", "position"),
        (
            ARTICLE,
            POSITION,
            text("code", "A name for programs."),
            text("message", "A sentence for people."),
            integer("span_start", "Where in the text it begins.", nullable=True, field="start"),
            integer("span_end", "Where in the text it ends, exclusive.", nullable=True, field="end"),
        ),
        indexed=("code",),
    ),
)
