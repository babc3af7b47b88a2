"""A folder of documents good and bad, and a batch over it that is killed at random and continued.

    python -m benchmarks.batch_bed [--documents 2000] [--kills 20] [--pipeline stub|full]

makes the documents, runs a batch over them once without interruption and once with, and prints whether both left the
same records, byte for byte. Hooks for tests alone stand here: a text that says so raises, hangs, aborts or eats memory.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import types
import zipfile
from collections.abc import Callable
from pathlib import Path

from xinnlp.batch.engines import LocalEngine
from xinnlp.batch.makers import describe_makers
from xinnlp.batch.plan import plan_batch
from xinnlp.batch.run import Choice, Counts, make_agenda, run_agenda
from xinnlp.batch.store import open_store
from xinnlp.batch.work import Order, end_with_parent, limit_memory, prepare_worker
from xinnlp.errors import MissingExtraError
from xinnlp.readers import READERS
from xinnlp.settings import Settings

ROOT = Path(__file__).parent.parent
BAD_SHARE = 0.03
STUB_MEMORY = 300
FULL_MEMORY = 3_000
MARK = "xinnlp-test-bed:"

ODD_NAMES = (
    'a "quoted" name',
    "it's",
    "two\nlines",
    "a space ",
    "Zoë 慈善",
    "-o",
    "%s $HOME `id`",
    "a" * 251,
    "é" * 125,
)
KILLERS = ("raise", "hang", "abort", "eat")


# --- documents ---


def make_bed(folder: Path, count: int, seed: int = 0) -> None:
    """Write `count` documents in five formats, 3 % of them bad, four with hooks, some with odd names."""
    chance = random.Random(seed)
    writers = list(GOOD.items())
    for number in range(count - len(KILLERS)):
        place = folder / f"part {number % 7}" / f"deeper-{number % 3}"
        place.mkdir(parents=True, exist_ok=True)
        if number < len(ODD_NAMES):
            (place / f"{ODD_NAMES[number]}.txt").write_text(_text(number, chance))
        elif chance.random() < BAD_SHARE or number < len(ODD_NAMES) + len(BAD):
            name, write = list(BAD.items())[number % len(BAD)]
            write(place / f"bad-{number}{name}")
        else:
            suffix, write_good = writers[number % len(writers)]
            write_good(place / f"article-{number}{suffix}", _text(number, chance))
    for killer in KILLERS:
        (folder / f"{killer}.txt").write_text(f"{MARK}{killer}")
    (folder / "empty.txt").write_text("")
    (folder / "loop").symlink_to(folder, target_is_directory=True)


def _text(number: int, chance: random.Random) -> str:
    names = ("Ada Lowe", "Bo Finch", "Cem Usta", "Dora Quill")
    sentences = [
        f"{chance.choice(names)} of the Lowe Trust gave ${chance.randint(1, 900)} million to {number} schools in Kenya."
        for _ in range(chance.randint(1, 8))
    ]
    return f"Gift number {number}\n\n" + "\n\n".join(sentences) + "\n"


def _write_text(path: Path, text: str) -> None:
    path.write_text(text)


def _write_html(path: Path, text: str) -> None:
    blocks = "".join(f"<p>{line}</p>" for line in text.splitlines()[1:] if line)
    title = text.splitlines()[0]
    path.write_text(f"<!doctype html><html><head><title>{title}</title></head><body><article>{blocks}</article></body>")


def _write_docx(path: Path, text: str) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    rows = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines() if line)
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}">'
        f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{rows}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)


def _make_pdf(text: str, trailer: str = "") -> bytes:
    shown = "".join(f"({line}) Tj T* " for line in text.splitlines() if line)
    stream = f"BT /F1 11 Tf 14 TL 40 800 Td {shown}ET"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()


def _write_pdf(path: Path, text: str) -> None:
    path.write_bytes(_make_pdf(text))


def _encrypted(path: Path) -> None:
    key = "00" * 32
    path.write_bytes(_make_pdf("Secret", f"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>"))


def _unreadable(path: Path) -> None:
    path.write_text("Nobody may read this.")
    path.chmod(0)


GOOD: dict[str, Callable[[Path, str], None]] = {
    ".txt": _write_text,
    ".md": _write_text,
    ".html": _write_html,
    ".docx": _write_docx,
    ".pdf": _write_pdf,
}
BAD: dict[str, Callable[[Path], None]] = {
    "-binary.txt": lambda path: _ignore(path.write_bytes(bytes(range(256)) * 40)),
    "-truncated.pdf": lambda path: _ignore(path.write_bytes(_make_pdf("Cut off")[:300])),
    "-encrypted.pdf": _encrypted,
    "-bomb.html": lambda path: _ignore(path.write_text("<!doctype html><html><body>" + "<div>" * 300_000)),
    "-wrong.docx": lambda path: _ignore(path.write_text("This is no Word document.")),
    "-unreadable.txt": _unreadable,
    "-loop.txt": lambda path: path.symlink_to(path.name),
    "-dangling.md": lambda path: path.symlink_to("nowhere.md"),
}


def _ignore(_: object) -> None: ...


# --- hooks: the stub reads documents as ever, and makes records without a model ---


def prepare_stub(order: Order) -> None:
    """Prepare a worker whose extraction is a stand-in; the hooks of the documents act."""
    end_with_parent()
    stand_in = types.ModuleType("xinnlp.extraction")
    stand_in.extract_source = _extract_stub  # type: ignore[attr-defined]
    sys.modules["xinnlp.extraction"] = stand_in
    for item in READERS.values():  # here, since the time they take to import is no document's
        with contextlib.suppress(MissingExtraError):
            item.load_reader("")
    limit_memory(order.max_memory)


def prepare_full(order: Order) -> None:
    """Prepare a worker as ever, with the hooks of the documents."""
    prepare_worker(order)
    from xinnlp import extraction

    real = extraction.extract_source

    def extract(source, settings=None):
        _act(source.text)
        return real(source, settings)

    extraction.extract_source = extract


def _act(text: str) -> None:
    if not text.startswith(MARK):
        return
    hook = text.removeprefix(MARK).strip()
    if hook == "raise":
        raise IndexError("list index out of range")
    if hook == "abort":
        os.abort()
    held = []
    while hook in {"hang", "eat"}:
        if hook == "eat":
            held.append(bytearray(50_000_000))
        else:
            time.sleep(1)


def _extract_stub(source, settings):
    from xinnlp import record as rec
    from xinnlp.source import sha256_of

    _act(source.text)
    meta = source.metadata
    document = rec.Document(
        path=source.path, media_type=source.media_type, sha256=source.sha256,
        text_sha256=sha256_of(source.text.encode()), characters=len(source.text), words=len(source.text.split()),
        language="en", headline=meta.headline, authors=meta.authors, date_published=meta.date_published,
        publisher=meta.publisher, url=meta.url,
    )  # fmt: skip
    notices = [*source.notices, *([] if source.text.strip() else [("empty_document", "the document has no text")])]
    warnings = tuple(rec.Notice(code, message, None, None) for code, message in notices)
    provenance = rec.Provenance(
        xinnlp="0", spacy="0", model="stub", model_version="0", ner="stub", settings_sha256=settings.sha256
    )
    return rec.Record(document=document, text=source.text, warnings=warnings, provenance=provenance)


# --- runs ---


def run_bed(folder: Path, out: Path, *, jobs: int, timeout: float, pipeline: str) -> Counts:
    """Run a batch over a folder as `xinnlp batch` does, with hooks, and return its counts."""
    settings = Settings()
    plan = plan_batch([folder], out)
    prepare, memory = (prepare_full, FULL_MEMORY) if pipeline == "full" else (prepare_stub, STUB_MEMORY)
    with open_store(out, describe_makers(settings, "json", pretty=True)) as store:
        agenda = make_agenda(plan.articles, store, Choice())
        counts = Counts(agenda)
        with LocalEngine(Order(settings, max_memory=memory), jobs, timeout, prepare) as engine:
            for _, finished in run_agenda(agenda, store, engine):
                counts.add(finished)
    return counts


def start_run(folder: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a batch over a folder as a process of its own."""
    command = [sys.executable, "-m", "benchmarks.batch_bed", "--run", str(folder), str(out), *options]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)


def run_interrupted(folder: Path, out: Path, kills: int, longest: float, *options: str, seed: int = 0) -> list[str]:
    """Run a batch that is killed so many times at random moments, then to its end; return what was found broken."""
    chance = random.Random(seed)
    broken = []
    for _ in range(kills):
        process = start_run(folder, out, *options)
        try:
            process.wait(chance.uniform(0, longest))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.wait()
        broken += find_broken(out)
    if start_run(folder, out, *options).wait():
        broken.append("the last run failed")
    return broken + find_broken(out)


def find_broken(out: Path) -> list[str]:
    """Return what is wrong in a folder of records: half files, and rows without their whole file."""
    broken = [f"left over: {path}" for path in out.rglob("*.tmp") if ".xinnlp" not in path.relative_to(out).parts]
    for path in read_records(out):
        try:
            json.loads((out / path).read_bytes())
        except ValueError:
            broken.append(f"half a file: {path}")
    manifest = out / ".xinnlp" / "manifest.sqlite"
    if manifest.exists():
        connection = sqlite3.connect(manifest)
        try:
            for output, size in connection.execute("SELECT output, bytes FROM articles WHERE status = 'ok'"):
                if not (out / output).is_file() or (out / output).stat().st_size != size:
                    broken.append(f"row without its file: {output}")
        except sqlite3.OperationalError:  # killed before it had a table
            pass
        finally:
            connection.close()
    return broken


def read_records(out: Path) -> dict[str, bytes]:
    """Return the records of a folder by their paths."""
    found = (path for path in out.rglob("*.json") if ".xinnlp" not in path.relative_to(out).parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


def read_failures(out: Path) -> dict[str, str]:
    """Return the stage of each failure by its article."""
    told = (json.loads(path.read_bytes()) for path in (out / ".xinnlp" / "failures").rglob("*.error.json"))
    return {failure["article"]: failure["stage"] for failure in told}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=20)
    parser.add_argument("--pipeline", choices=("stub", "full"), default="stub")
    parser.add_argument("--run", nargs=2, type=Path, metavar=("IN", "OUT"), help="only run one batch")
    options = parser.parse_args()
    if options.run:
        print(run_bed(*options.run, jobs=options.jobs, timeout=options.timeout, pipeline=options.pipeline))
        return
    passed = ("--jobs", str(options.jobs), "--timeout", str(options.timeout), "--pipeline", options.pipeline)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_bed(folder / "in", options.documents)
        start = time.monotonic()
        assert start_run(folder / "in", folder / "whole", *passed).wait() == 0
        seconds = time.monotonic() - start
        broken = run_interrupted(folder / "in", folder / "cut", options.kills, seconds / 3, *passed)
        whole, cut = read_records(folder / "whole"), read_records(folder / "cut")
        failed = read_failures(folder / "cut")
        print(f"{len(plan_batch([folder / 'in'], folder / 'x').articles)} articles: {len(cut)} records, {failed}")
        print("the same records, byte for byte:", whole == cut)
        print("the same failures:", failed == read_failures(folder / "whole"))
        print("found broken:", broken)


if __name__ == "__main__":
    main()
