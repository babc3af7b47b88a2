"""PDF as its reader would read it: in order, columns included, words whole, without running heads and page numbers."""

from xinnlp.readers.pdf.document import read_pdf

__all__ = ["read_pdf"]
