"""Writers turn records into files and pages; a file is written whole or not at all."""

from __future__ import annotations

from xinnlp.writers.files import make_folder, open_whole
from xinnlp.writers.json import dump_record, dump_record_line

__all__ = ["dump_record", "dump_record_line", "make_folder", "open_whole"]
