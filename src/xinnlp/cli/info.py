"""`xinnlp info`: what is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from xinnlp.cli.options import Model, Ner, ReportFormat

if TYPE_CHECKING:
    from xinnlp import installation


def info(
    layout: Annotated[ReportFormat, typer.Option("--format", help="Lines for people, or JSON.")] = ReportFormat.text,
    model: Model = None,
    ner: Ner = None,
) -> None:
    """Tell versions, whether the model's weights are the official ones, and what is optional and missing.

    \b
    Example:
      xinnlp info
    """
    import json

    from xinnlp.cli.console import print_data
    from xinnlp.installation import describe_installation
    from xinnlp.settings import load_settings

    found = describe_installation(load_settings(model=model, ner=ner))
    if layout is ReportFormat.json:
        print_data(json.dumps(found.to_dict(), indent=2, ensure_ascii=False) + "\n")
    else:
        print_data("".join(f"{name:<20}{value}\n" for name, value in _lines(found)))


def _lines(found: installation.Installation) -> list[tuple[str, str]]:
    lines = [
        ("xinnlp", found.xinnlp),
        ("python", found.python),
        ("spacy", found.spacy or "not installed: pip install spacy"),
        ("model", _describe_model(found.model)),
        ("weights", _describe_weights(found.model)),
        ("named-entity model", found.ner_model or "that of the spaCy model"),
    ]
    lines += [(f"reads {item.name}", item.install or " ".join(item.suffixes)) for item in found.formats]
    for extra in found.extras:
        missing = f"missing {', '.join(extra.missing)}; {extra.install}" if extra.missing else "installed"
        lines.append((f"optional: {extra.name}", missing))
    return lines


def _describe_model(model: installation.Model) -> str:
    if model.name is None:
        return f"{model.setting} is not installed: pip install it, or choose another with --model"
    return f"{model.name} {model.version} ({model.setting})"


def _describe_weights(model: installation.Model) -> str:
    return {
        "official": "official (sha256 of every file as published)",
        "altered": f"NOT the official ones: {', '.join(model.altered)} differ; reinstall the model",
        "unknown": "no list of official hashes for this model",
        "missing": "none",
    }[model.weights]
