"""xinnlp reads articles on philanthropy: who gives how much to whom for what.

>>> import xinnlp
>>> record = xinnlp.extract("Ada Lowe, chair of the Lowe Trust, pledged $2 million.")

Nothing heavy is imported before it is used: spaCy loads with the first article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from xinnlp.extraction import extract_file
    from xinnlp.extraction import extract_text as extract
    from xinnlp.pipeline import load_pipeline as load
    from xinnlp.record import Record
    from xinnlp.schema import find_problems, load_schema
    from xinnlp.settings import Settings

__all__ = [
    "Record",
    "Settings",
    "__version__",
    "extract",
    "extract_file",
    "find_problems",
    "load",
    "load_schema",
]

_PUBLIC = {
    "extract": ("xinnlp.extraction", "extract_text"),
    "extract_file": ("xinnlp.extraction", "extract_file"),
    "load": ("xinnlp.pipeline", "load_pipeline"),
    "Record": ("xinnlp.record", "Record"),
    "Settings": ("xinnlp.settings", "Settings"),
    "find_problems": ("xinnlp.schema", "find_problems"),
    "load_schema": ("xinnlp.schema", "load_schema"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import a public name on first use (PEP 562)."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib  # noqa: PLC0415

    module, attribute = _PUBLIC[name]
    return getattr(importlib.import_module(module), attribute)
