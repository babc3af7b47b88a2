"""A record as a page for the terminal, 40 columns wide or 140.

What an article says is printed as text: never as markup, and control characters, which could move the cursor or
turn the reading direction, are made visible as U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from xinnlp.record import Commitment, Figure, Organisation, Person, Record, Theme
from xinnlp.writers.phrases import Names, phrase_commitment, phrase_roles, phrase_sum, phrase_value

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
_TRAILING = re.compile(r" +$", re.MULTILINE)
_HEADING = "bold cyan"
_QUIET = "dim"
_NARROW, _WIDE = 60, 110
MAX_WIDTH = 120
_BAR_WIDTH = 20
_MAX_ROWS = 50


def render_record(record: Record, console: Console) -> str:
    """Return the page as text for the console's width and colours; the same record gives the same page."""
    names = Names.of(record)
    parts = [
        _header(record),
        _section("Summary", _bullets(sentence.exact for sentence in record.summary)),
        _section("People", _people(record.people, names)),
        _section("Organisations", _organisations(record.organisations)),
        _section("Figures", _figures(record.figures, console.width)),
        _section("Commitments", _commitments(record.commitments, names, console.width)),
        _section("Quotes", _quotes(record, names)),
        _section("Places", _listing(place.name for place in record.places)),
        _section("Dates", _listing(dict.fromkeys(date.exact for date in record.dates))),
        _section("Themes", _themes(record.themes, console.width)),
        _section("Key phrases", _listing(item.phrase for item in record.key_phrases)),
        _section("Warnings", _bullets((notice.message for notice in record.warnings), style="yellow")),
    ]
    with console.capture() as capture:
        # Lines of more than 120 columns are hard to read, however wide the terminal is.
        console.print(Group(*(part for part in parts if part is not None)), width=min(console.width, MAX_WIDTH))
    return _TRAILING.sub("", capture.get())


def make_safe(text: str) -> str:
    """Return text on one line without characters that command a terminal."""
    return _UNSAFE.sub("\ufffd", " ".join(text.split()))


def _text(text: str, style: str = "") -> Text:
    return Text(make_safe(text), style=style, overflow="fold")


def _header(record: Record) -> RenderableType:
    document = record.document
    facts = [", ".join(document.authors), document.date_published, document.publisher, f"{document.words:,} words"]
    title = document.headline or document.path or "Untitled"
    lines = [_text(title, "bold"), _text(" · ".join(fact for fact in facts if fact), _QUIET)]
    if record.gist is not None:
        lines += [Text(), _text(record.gist.exact, "italic")]
    return Group(*lines)


def _section(title: str, body: RenderableType | None) -> RenderableType | None:
    if body is None:
        return None
    return Group("", Text(title, style=_HEADING), Padding(body, (0, 0, 0, 2)))


def _bullets(lines: Iterable[str], style: str = "") -> RenderableType | None:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    rows = list(lines)
    for line in rows[:_MAX_ROWS]:
        grid.add_row("•", _text(line, style))
    return _with_rest(grid, rows)


def _with_rest(table: Table, rows: Sequence[object]) -> RenderableType | None:
    """Return a table, with a last line that tells how many rows it leaves out; None for one without rows."""
    if not rows:
        return None
    rest = len(rows) - _MAX_ROWS
    return Group(table, Text(f"… and {rest:,} more", style=_QUIET)) if rest > 0 else table


def _listing(names: Iterable[str]) -> RenderableType | None:
    shown = [make_safe(name) for name in names]
    if not shown:
        return None
    rest = f" … and {len(shown) - _MAX_ROWS:,} more" if len(shown) > _MAX_ROWS else ""
    return _text(", ".join(shown[:_MAX_ROWS]) + rest)


def _two_columns(rows: Sequence[tuple[Text, Text]]) -> RenderableType | None:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold")
    for row in rows[:_MAX_ROWS]:
        grid.add_row(*row)
    return _with_rest(grid, rows)


def _people(people: Sequence[Person], names: Names) -> RenderableType | None:
    return _two_columns([(_text(person.name), _text(phrase_roles(person.id, names), _QUIET)) for person in people])


def _organisations(organisations: Sequence[Organisation]) -> RenderableType | None:
    by_type: dict[str, list[str]] = {}
    for organisation in organisations:
        by_type.setdefault(organisation.classification, []).append(organisation.name)
    return _two_columns([(_text(kind, _QUIET), _text(", ".join(by_type[kind]))) for kind in sorted(by_type)])


def _figures(figures: Sequence[Figure], width: int) -> RenderableType | None:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=_QUIET, show_edge=False)
    table.add_column("in the text", overflow="fold", ratio=3)
    table.add_column("value", overflow="fold", ratio=2)
    if width >= _NARROW:
        table.add_column("kind", no_wrap=True)
    if width >= _WIDE:
        table.add_column("of what", overflow="fold", ratio=3)
    for figure in figures[:_MAX_ROWS]:
        cells = [figure.exact, phrase_value(figure), figure.kind, figure.measures or ""]
        table.add_row(*map(_text, cells[: len(table.columns)]))
    return _with_rest(table, figures)


def _commitments(commitments: Sequence[Commitment], names: Names, width: int) -> RenderableType | None:
    if width < _NARROW:
        return _bullets(phrase_commitment(item, names) for item in commitments)
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=_QUIET, show_edge=False)
    for title in ("from", "to", "sum", "status", "for")[: 5 if width >= _WIDE else 4]:
        table.add_column(title, overflow="fold")
    for item in commitments[:_MAX_ROWS]:
        cells = [
            names.of_parties(item.funder_ids, item.funder_names),
            names.of_parties(item.recipient_ids, item.recipient_names),
            phrase_sum(item, names),
            item.status,
            item.purpose or "",
        ]
        table.add_row(*map(_text, cells[: len(table.columns)]))
    return _with_rest(table, commitments)


def _quotes(record: Record, names: Names) -> RenderableType | None:
    return _bullets(
        f"{quote.exact} — {names.of_id(quote.speaker_id) if quote.speaker_id else 'speaker not told'}"
        for quote in record.quotes
    )


def _themes(themes: Sequence[Theme], width: int) -> RenderableType | None:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(overflow="fold")
    grid.add_column(no_wrap=True)
    bar_width = _BAR_WIDTH if width >= _NARROW else _BAR_WIDTH // 2
    for theme in sorted(themes, key=lambda theme: (theme.vocabulary, -theme.score, theme.code))[:_MAX_ROWS]:
        label = f"SDG {theme.code} {theme.title}" if theme.vocabulary == "sdg" else theme.title
        filled = round(theme.score * bar_width)
        grid.add_row(_text(label), Text("█" * filled + "░" * (bar_width - filled) + f" {theme.score:.2f}"))
    return _with_rest(grid, themes)
