"""The formats that xinnlp reads: their suffixes, and where their readers are.

A reader is imported when the first document of its format comes: most need packages that not everybody installs.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from xinnlp.errors import MissingExtraError
from xinnlp.readers.raw import RawDocument
from xinnlp.source import SourceDocument

Reader = Callable[[RawDocument], SourceDocument]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what messages call it, and the extra and its modules that its reader needs, where it needs any."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    module: str
    function: str
    extra: str | None = None
    needs: tuple[str, ...] = ()

    @property
    def is_installed(self) -> bool:
        """Tell whether the packages that the reader needs are there; nothing is imported for it."""
        return all(find_spec(module) is not None for module in self.needs)

    def load_reader(self, where: str) -> Reader:
        """Return the reader; raises MissingExtraError, naming the document as `where`, without its packages."""
        try:
            reader: Reader = getattr(importlib.import_module(self.module), self.function)
        except ImportError as error:
            if not self.extra:
                raise
            raise MissingExtraError(where, self.title, self.extra, str(error)) from error
        return reader


FORMATS: dict[str, Format] = {
    item.name: item
    for item in (
        Format("text", "plain text", (".txt", ".text"), "xinnlp.readers.text", "read_plain_text"),
        Format("markdown", "Markdown", (".md", ".markdown"), "xinnlp.readers.markdown", "read_markdown"),
        Format(
            "html",
            "a web page",
            (".html", ".htm", ".xhtml"),
            "xinnlp.readers.html",
            "read_html",
            "html",
            ("trafilatura",),
        ),
        Format("pdf", "a PDF document", (".pdf",), "xinnlp.readers.pdf", "read_pdf", "pdf", ("pypdfium2",)),
        Format("docx", "a Word document", (".docx",), "xinnlp.readers.docx", "read_docx", "docx", ("docx", "lxml")),
        Format("eml", "an e-mail message", (".eml",), "xinnlp.readers.eml", "read_eml"),
    )
}

READERS: dict[str, Format] = {suffix: item for item in FORMATS.values() for suffix in item.suffixes}
