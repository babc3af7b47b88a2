"""Builds the site: one reading for what all articles say together, one for their pages; no text is kept between."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path, PurePosixPath

from xinnlp.errors import OutputError, ReadError
from xinnlp.record import Record
from xinnlp.report.addresses import Addresses
from xinnlp.report.article_page import render_article
from xinnlp.report.facts import Article, collect_article, title_of
from xinnlp.report.gathering import Gathering, Site
from xinnlp.report.merges_file import Merge, dump_merges
from xinnlp.report.merging import Entities
from xinnlp.report.overview import render_entity, render_overview
from xinnlp.report.search_index import dump_script, make_index
from xinnlp.report.sources import Sources
from xinnlp.report.wording import load_wording
from xinnlp.writers import make_folder, open_whole

_ASSETS = ("report.css", "article.js", "search.js")
_CONTENTS = "report-files.json"
_OUR_PATH = re.compile(r"(?:[a-z]+/)?[a-z0-9-]+\.(?:html|js|css|json)")


@dataclass(frozen=True, slots=True)
class Built:
    """How much a report holds, and the page to open first."""

    articles: int
    people: int
    organisations: int
    first_page: Path


def build_report(
    paths: Sequence[Path],
    folder: Path,
    complain: Callable[[str], None],
    *,
    merges: Sequence[Merge] = (),
    title: str | None = None,
) -> Built:
    """Write the report of all records of files and folders; the same records give the same bytes.

    A record that is not valid is told to `complain` and left out. Files of an earlier report in the folder that this
    one lacks are removed; a folder that holds anything else is refused. Raises ReadError where there is no record, and
    OutputError.
    """
    sources = Sources(paths, folder, complain)
    addresses = Addresses()
    articles = [
        collect_article(record, number, _address_of(record, addresses)) for number, record in enumerate(sources.read())
    ]
    if not articles:
        raise ReadError(f"no record found in {', '.join(map(str, paths))}; `xinnlp batch` writes records")
    entities = Entities((item for article in articles for item in article.appearances), merges, addresses)
    site = Site(title or load_wording()["page"]["site"], articles, entities, Gathering(articles, entities))
    earlier = _claim(folder)
    written = [
        _write(folder, path, content)
        for path, content in _list_files(site, zip(articles, sources.read(), strict=False))
    ]
    _remove(folder, set(earlier) - set(written))
    _write(folder, _CONTENTS, _dump_contents(written))
    people, organisations = (len(entities.lists[kind]) for kind in ("person", "organisation"))
    return Built(len(articles), people, organisations, folder / "index.html")


def _address_of(record: Record, addresses: Addresses) -> str:
    path = record.document.path
    name = PurePosixPath(path).stem if path else title_of(record)
    return addresses.make("articles", name, f"{path}\0{record.document.text_sha256}")


def _list_files(site: Site, pairs: Iterable[tuple[Article, Record]]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every file, one at a time."""
    for article, record in pairs:
        yield article.address, render_article(record, article, site)
    for entity in site.entities:
        yield entity.address, render_entity(entity, site)
    index = make_index(site.articles, site.entities)
    yield from index
    strings = dump_script("xinnlpStrings", load_wording()["script"])
    strings += dump_script("xinnlpFiles", [path for path, _ in index])
    yield "data/strings.js", strings + dump_script("xinnlpCount", len(site.articles))
    for name in _ASSETS:
        yield f"assets/{name}", (files(__package__) / "assets" / name).read_bytes()
    yield "merges.json", dump_merges(site.entities.merges).encode()
    yield from render_overview(site)


def _claim(folder: Path) -> list[str]:
    """Make the folder ours and return the files of the report that it holds; raises OutputError for others'."""
    make_folder(folder)
    contents = folder / _CONTENTS
    try:
        earlier = json.loads(contents.read_bytes())["files"]
    except FileNotFoundError:
        if any(folder.iterdir()):
            raise OutputError(f"cannot write to {folder}: it holds files of others; choose an empty folder") from None
        earlier = []
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OutputError(f"cannot read {contents}: {error}; remove the folder, or choose another with -o") from error
    ours = [path for path in earlier if isinstance(path, str) and _OUR_PATH.fullmatch(path)]
    _write(folder, _CONTENTS, _dump_contents(ours))
    return ours


def _dump_contents(paths: Iterable[str]) -> bytes:
    return (json.dumps({"about": "files of an xinnlp report", "files": sorted(paths)}, indent=0) + "\n").encode()


def _write(folder: Path, path: str, content: bytes) -> str:
    with open_whole(folder / path) as file:
        file.write(content)
    return path


def _remove(folder: Path, paths: Iterable[str]) -> None:
    for path in sorted(paths):
        try:
            (folder / path).unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"cannot remove {folder / path}: {error.strerror}; remove it by hand") from error
