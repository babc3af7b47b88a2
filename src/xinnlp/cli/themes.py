"""`xinnlp themes`: what articles are classified by."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from xinnlp.cli.options import ReportFormat, Themes

if TYPE_CHECKING:
    from xinnlp.classification.taxonomy_file import CauseArea


class Facet(StrEnum):
    """What a theme describes."""

    cause = "cause"
    population = "population"
    approach = "approach"


def themes(
    themes: Themes = None,
    facet: Annotated[Facet | None, typer.Option("--facet", help="Only these.", show_default=False)] = None,
    layout: Annotated[ReportFormat, typer.Option("--format", help="A table, or JSON.")] = ReportFormat.text,
) -> None:
    """List the causes, populations and approaches that articles are classified by, with their goals.

    \b
    Examples:
      xinnlp themes
      xinnlp themes --facet population
      xinnlp themes --themes own.json --format json
    """
    import dataclasses
    import json

    from xinnlp.classification.taxonomy import load_taxonomy
    from xinnlp.cli.console import print_data
    from xinnlp.settings import load_settings

    settings = load_settings(themes=str(themes) if themes else None)
    areas = [area for area in load_taxonomy(settings.themes).areas if facet is None or area.facet == facet.value]
    if layout is ReportFormat.json:
        listed = [dataclasses.asdict(area) for area in areas]
        print_data(json.dumps({"themes": listed}, indent=2, ensure_ascii=False) + "\n")
    else:
        print_data(_lay_out(areas))


def _lay_out(areas: list[CauseArea]) -> str:
    rows = [("facet", "id", "title", "SDGs", "broader")]
    rows += [(a.facet, a.id, a.title, " ".join(map(str, a.sdg)), a.broader or "") for a in areas]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n" for row in rows
    )
