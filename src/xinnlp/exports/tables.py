"""The tables that a record becomes: their columns, types and keys, declared once for all tabular formats.

Every table has `article_id`; what the record numbers (`p1`, `f2`) has its id beside it, so that tables join by columns
of the same name. What has no id has `position`, its place in the record's list, from 1. A derived column repeats for
readers what another table tells.
"""

from __future__ import annotations

from xinnlp.exports.columns import DATE, INTEGER, NUMBER, Column, Table, derived, integer, number, text
from xinnlp.exports.list_tables import ARTICLE, CONFIDENCE, CONFIDENCE_IF_TOLD, LIST_TABLES, POSITION, WORDS

_JUDGED = ("people", "organisations", "memberships", "figures", "commitments", "quotes", "themes")


def _id(name: str) -> Column:
    return text(name, f"Its id within the article, such as {name[0]}1.", field="id")


_TABLES = (
    Table(
        "articles",
        "An article: where it came from, what it says about itself, and what made its record.",
        ("article_id",),
        (
            text("article_id", "Its key: its path, or sha256: and the hash of its source where it has none."),
            text("path", "The file, as it was named to xinnlp.", nullable=True),
            text("headline", "Its title.", nullable=True),
            derived("author_names", "Who wrote it, parted by semicolons; one by one in authors."),
            Column("date_published", DATE, "When it was published.", nullable=True),
            text("publisher", "Who published it.", nullable=True),
            text("url", "Where it stands on the web.", nullable=True),
            text("language", "ISO 639 code of its language."),
            integer("words", "How many words it has."),
            integer("characters", "How many code points it has."),
            text("gist", "The sentence that tells most of it.", nullable=True),
            integer("gist_start", "Where the gist begins in the text, in code points.", nullable=True),
            integer("gist_end", "Where the gist ends, exclusive.", nullable=True),
            derived("summary_text", "Its summary; one by one in summary."),
            derived("key_phrase_texts", "Its own phrases, parted by semicolons; one by one in key_phrases."),
            text("media_type", "The IANA media type of the source."),
            text("sha256", "SHA-256 of the source's bytes."),
            text("text_sha256", "SHA-256 of the text that the offsets refer to."),
            text("schema_version", "Version of the record's schema."),
            text("xinnlp", "Version of xinnlp that read it."),
            text("spacy", "Version of spaCy."),
            text("model", "The spaCy model."),
            text("model_version", "Version of the spaCy model."),
            text("ner", "What found the names."),
            text("settings_sha256", "SHA-256 of the settings that shaped the record."),
            text("gazetteer_sha256", "SHA-256 of the user's gazetteer.", nullable=True),
            text("themes_sha256", "SHA-256 of the user's taxonomy.", nullable=True),
            number("min_confidence", "Statements with a confidence below it were left out."),
            *(integer(f"left_out_{kind}", f"How many {kind} were left out for it.") for kind in _JUDGED),
            text("text", "The text itself, where the record has it; not in xlsx.", nullable=True),
        ),
        indexed=("date_published", "publisher"),
    ),
    Table(
        "people",
        "A person in an article.",
        ("article_id", "person_id"),
        (
            ARTICLE,
            _id("person_id"),
            text("name", "The fullest form of the name."),
            derived("roles", "Roles and organisations, parted by semicolons; one by one in memberships."),
            CONFIDENCE,
            derived("mention_count", "How often the article names them; one by one in mentions.", INTEGER),
        ),
        indexed=("name",),
    ),
    Table(
        "organisations",
        "An organisation or programme in an article.",
        ("article_id", "organisation_id"),
        (
            ARTICLE,
            _id("organisation_id"),
            text("name", "The fullest form of the name."),
            text("classification", "What kind of body it is."),
            CONFIDENCE,
            derived("mention_count", "How often the article names it; one by one in mentions.", INTEGER),
        ),
        indexed=("name", "classification"),
    ),
    Table(
        "memberships",
        "A person's role in an organisation.",
        ("article_id", "position"),
        (
            ARTICLE,
            POSITION,
            text("person_id", "The person, in people."),
            derived("person_name", "The person's name."),
            text("role", "The title, as written.", nullable=True),
            text("organisation_id", "The organisation, in organisations.", nullable=True),
            derived("organisation_name", "The organisation's name."),
            CONFIDENCE_IF_TOLD,
            *WORDS,
        ),
        indexed=("person_name", "organisation_name"),
    ),
    Table(
        "figures",
        "A quantity, its magnitude worked out.",
        ("article_id", "figure_id"),
        (
            ARTICLE,
            _id("figure_id"),
            text("kind", "What sort of quantity it is."),
            number("value", "The number; of a range, its lower end."),
            number("value_max", "The upper end of a range.", nullable=True),
            text("unit", "ISO 4217 code, percent, people, a measure, or what is counted."),
            text("qualifier", "How the number is meant."),
            text("measures", "What is counted or paid.", nullable=True),
            CONFIDENCE_IF_TOLD,
            *WORDS,
        ),
        indexed=("kind", "unit"),
    ),
    Table(
        "commitments",
        "Who gives how much to whom for what.",
        ("article_id", "commitment_id"),
        (
            ARTICLE,
            _id("commitment_id"),
            derived("funders", "Who gives, parted by semicolons; one by one in parties."),
            derived("value", "The figure's value.", NUMBER),
            derived("value_max", "The upper end of the figure's range.", NUMBER),
            derived("unit", "The figure's unit."),
            derived("recipients", "Who receives, parted by semicolons; one by one in parties."),
            text("purpose", "What it is for.", nullable=True),
            text("status", "Whether it is pledged, given, raised, invested or sought."),
            text("figure_id", "The sum or good, in figures."),
            CONFIDENCE_IF_TOLD,
            *WORDS,
        ),
        indexed=("status", "figure_id"),
    ),
    Table(
        "quotes",
        "Speech, with its speaker where the article tells.",
        ("article_id", "quote_id"),
        (
            ARTICLE,
            _id("quote_id"),
            text("speaker_id", "Who speaks: person_id or organisation_id.", nullable=True),
            derived("speaker_name", "The speaker's name."),
            text("cue", "The words that attribute the speech.", nullable=True),
            text("type", "Whether it is direct or indirect."),
            CONFIDENCE_IF_TOLD,
            *WORDS,
        ),
        indexed=("speaker_name",),
    ),
    Table(
        "themes",
        "A goal, cause, population or approach that the article is about.",
        ("article_id", "position"),
        (
            ARTICLE,
            POSITION,
            text("vocabulary", "Whose list the code is from."),
            text("code", "The code in that list."),
            text("title", "What the code stands for."),
            text("facet", "What the code describes; null for goals.", nullable=True),
            number("score", "How much the article is about it, from 0 to 1."),
            CONFIDENCE_IF_TOLD,
            text("url", "Where the code is defined.", nullable=True),
            derived("words", "The words that made it so, parted by semicolons; one by one in evidence."),
        ),
        indexed=("vocabulary", "code"),
    ),
)

TABLES: dict[str, Table] = {table.name: table for table in (*_TABLES, *LIST_TABLES)}
