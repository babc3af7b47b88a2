"""Pages from templates: every value is escaped, and made harmless to look at, wherever it stands."""

from __future__ import annotations

import functools
import math
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from xinnlp.report.characters import cut, find_web_address, make_visible
from xinnlp.report.icons import load_icons
from xinnlp.report.marking import anchor_of
from xinnlp.report.wording import count_words, load_wording
from xinnlp.writers.phrases import phrase_value


class _Words:
    """A table of words for templates, in which `words.items` is the entry of that name and no method."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._table = {name: _Words(value) if isinstance(value, dict) else value for name, value in table.items()}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401
        return self._table[name]


def render(template: str, root: str, **values: Any) -> bytes:  # noqa: ANN401
    """Return a page as UTF-8; `root` leads from its folder to the site's (`../`)."""
    text = _environment().get_template(template).render(root=root, **values)
    return text.encode()


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("xinnlp.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"words": _Words(load_wording()), "icons": load_icons(), "anchor": anchor_of}
    environment.filters |= {
        "counted": count_words,
        "cut": cut,
        "value": phrase_value,
        "web": find_web_address,
        "percent": lambda share: f"{100 * share:.0f}%",
    }
    return environment


def _finalize(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str) and not isinstance(value, Markup):
        return make_visible(value)
    if isinstance(value, float) and not math.isfinite(value):
        return ""
    return value
