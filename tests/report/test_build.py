"""Whole reports: what stands in which page, what runs in none, and what happens to a folder."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from report.builders import HOSTILE, make_hostile, make_small_site
from xinnlp.cli import main
from xinnlp.errors import OutputError, ReadError
from xinnlp.record import LeftOut
from xinnlp.report import build_report, wording
from xinnlp.schema import find_problems
from xinnlp.writers import dump_record, dump_record_line

ELEMENTS = {
    "html",
    "head",
    "meta",
    "title",
    "link",
    "script",
    "body",
    "a",
    "header",
    "p",
    "nav",
    "ul",
    "li",
    "main",
    "footer",
    "bdi",
    "h1",
    "h2",
    "h3",
    "span",
    "section",
    "article",
    "aside",
    "div",
    "fieldset",
    "legend",
    "label",
    "input",
    "svg",
    "rect",
    "path",
    "text",
    "strong",
    "dl",
    "dt",
    "dd",
    "time",
    "blockquote",
    "mark",
    "form",
    "select",
    "option",
    "optgroup",
    "button",
    "datalist",
    "details",
    "summary",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "noscript",
}
ATTRIBUTES = {
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "rel",
    "href",
    "src",
    "defer",
    "class",
    "id",
    "aria-label",
    "aria-labelledby",
    "aria-hidden",
    "aria-current",
    "aria-describedby",
    "tabindex",
    "datetime",
    "data-words",
    "data-card",
    "hidden",
    "disabled",
    "type",
    "checked",
    "for",
    "list",
    "autocomplete",
    "value",
    "role",
    "scope",
    "label",
    "open",
    "focusable",
    "viewbox",
    "preserveaspectratio",
    "width",
    "height",
    "rx",
    "x",
    "y",
    "d",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "transform",
    "font-size",
    "font-weight",
    "text-anchor",
}


STATIC_WORDS = {"page", "article", "entity", "reasons", "search", "charts", "script"}


class Page(HTMLParser):
    """What a page holds: elements, attributes, links, ids and words."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements, self.attributes, self.ids = set(), set(), []
        self.links, self.sources, self.words = [], [], ""
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "href" and tag == "a":
                self.links.append(value)
            if name in ("src", "href") and tag in ("script", "link"):
                self.sources.append(value)
            if name == "id":
                self.ids.append(value)

    def handle_data(self, data):
        self.words += data


def write_records(folder: Path, records) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "records.jsonl"
    path.write_bytes("".join(map(dump_record_line, records)).encode())
    return path


def refuse(message: str) -> None:
    raise AssertionError(message)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Return the folder of a report of five articles."""
    folder = tmp_path_factory.mktemp("report")
    built = build_report([write_records(folder / "in", make_small_site())], folder / "site", refuse, title="Five")
    assert (built.articles, built.people, built.organisations) == (5, 3, 4)
    return folder / "site"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """Return the folder of a report of records that are full of hostile strings."""
    folder = tmp_path_factory.mktemp("hostile")
    records = [make_hostile(text) for text in HOSTILE]
    (folder / "in").mkdir()
    for number, record in enumerate(records):
        data = json.dumps(record.to_dict())  # escaped, so that halves of surrogate pairs can be written at all
        assert find_problems(json.loads(data)) == []
        (folder / "in" / f"{number}.json").write_text(data)
    build_report([folder / "in"], folder / "site", refuse, title=HOSTILE[0])
    return folder / "site"


def find_page(site: Path, pattern: str) -> Page:
    (path,) = site.glob(pattern)
    return Page(path)


def resolve(page: Path, link: str) -> tuple[Path, str]:
    parts = urlsplit(link)
    return (page.parent / unquote(parts.path)).resolve() if parts.path else page.resolve(), parts.fragment


@pytest.mark.parametrize("which", ["site", "hostile"])
def test_every_link_leads_to_a_page_and_a_place_that_are_there(which, request):
    folder = request.getfixturevalue(which)
    pages = {path.resolve(): Page(path) for path in folder.rglob("*.html")}
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        for link in page.links:
            target, fragment = resolve(path, link)
            if target.name == "merges.json" or link.startswith("https://example.org/"):
                continue
            assert target in pages, link
            if fragment and "=" not in fragment:
                assert fragment in pages[target].ids, link
        for source in page.sources:
            assert resolve(path, source)[0].is_file()


@pytest.mark.parametrize("which", ["site", "hostile"])
def test_pages_hold_only_our_elements_and_scripts(which, request):
    folder = request.getfixturevalue(which)
    for path in folder.rglob("*.html"):
        page = Page(path)
        assert page.elements <= ELEMENTS, page.elements - ELEMENTS
        assert page.attributes <= ATTRIBUTES, page.attributes - ATTRIBUTES
        assert {source.rpartition("/")[2] for source in page.sources} <= {
            "report.css", "article.js", "search.js", "strings.js",
        }  # fmt: skip
        assert not any(urlsplit(link).scheme not in ("", "https") for link in page.links)
        assert "default-src 'none'" in path.read_text(encoding="utf-8")
        assert "unsafe" not in path.read_text(encoding="utf-8").partition("<title>")[0]


def test_hostile_names_are_shown_as_they_are_and_name_no_file(hostile):
    names = [str(path.relative_to(hostile)) for path in hostile.rglob("*") if path.is_file()]
    assert all(re.fullmatch(r"(?:[a-z]+/)?[a-z0-9-]+\.(?:html|js|css|json)", name) for name in names)
    words = "".join(Page(path).words for path in (hostile / "articles").iterdir())
    assert "<script>window.hacked=1</script>" in words
    assert "{{ 7 * 7 }}" in words
    assert "&lt;script&gt;" in words
    assert not set("\x00\x1b\u202e\u2066") & set(words)


def test_data_scripts_are_one_call_of_plain_ascii(hostile):
    for path in (hostile / "data").glob("*.js"):
        data = path.read_bytes()
        assert data.isascii()
        assert not set(b"<>&") & set(data)
        for line in data.decode().splitlines():
            json.loads(re.fullmatch(r"window\.(?:xinnlpData\.push\((.*)\)|\w+ = (.*));", line).expand(r"\1\2"))


def test_an_article_shows_its_text_marked_and_cards_that_lead_there(site):
    page = find_page(site, "articles/desks-*.html")
    for told in ("Lowe Trust gives desks", "2021-05-06", "chair", "2,000,000 USD", "Quality education"):
        assert told in page.words
    html = next(site.glob("articles/desks-*.html")).read_text()
    (card,) = re.findall(r'<li class="card person" id="p1".*?</li>', html, re.DOTALL)
    targets = re.findall(r'href="#(w[\d-]+)"', card)
    marked = [re.search(rf'id="{target}"[^>]*>([^<]*)<', html)[1] for target in targets]
    assert marked == ["chair", "Lowe", "Ada Lowe"]
    assert re.search(r'<a class="mark person" id="w\d+-\d+" href="#p1"', html)


def test_an_article_without_text_says_so_and_leads_nowhere(site):
    page = find_page(site, "articles/untold-*.html")
    assert "holds no text" in page.words
    assert "Ben Moss" in page.words
    assert not [link for link in page.links if link.startswith("#w")]


def test_a_person_gathers_roles_and_words_over_all_articles(site):
    page = find_page(site, "people/ada-lowe-*.html")
    assert page.words.count("Lowe Family Trust") >= 2
    assert "Children learn better with desks" in page.words
    assert "2 articles" in page.words
    assert {
        link.partition("#")[0].rpartition("/")[2].partition("-")[0] for link in page.links if "articles/" in link
    } == {
        "desks",
        "sea",
    }


def test_an_organisation_tells_which_names_were_joined_and_why(site):
    page = find_page(site, "organisations/lowe-family-trust-*.html")
    assert "Lowe Family Trust = LFT" in page.words
    assert "an article calls it so too" in page.words
    assert "€500,000" not in page.words
    assert "500,000 EUR" in page.words


def test_the_front_page_counts_and_draws(site):
    page = find_page(site, "index.html")
    assert page.words.split() >= ["5"]
    for told in ("Five", "Who gives to whom", "GBP 35,000", "Quality education", "Life below water"):
        assert told in page.words


def test_the_same_records_give_the_same_bytes(site, tmp_path):
    build_report([write_records(tmp_path / "in", make_small_site())], tmp_path / "site", refuse, title="Five")

    def hashes(folder: Path) -> dict[str, str]:
        return {
            str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file()
        }

    assert hashes(tmp_path / "site") == hashes(site)


def test_pages_of_an_earlier_report_do_not_linger_and_others_files_stay(tmp_path):
    records = make_small_site()
    build_report([write_records(tmp_path / "in", records)], tmp_path / "site", refuse)
    own = tmp_path / "site" / "articles" / "notes.txt"
    own.touch()
    build_report([write_records(tmp_path / "in", records[1:2])], tmp_path / "site", refuse)
    assert len(list((tmp_path / "site" / "articles").glob("*.html"))) == 1
    assert len(list((tmp_path / "site" / "people").glob("*.html"))) == 1
    assert own.exists()


def test_a_list_of_files_cannot_name_files_outside(tmp_path):
    source = write_records(tmp_path / "in", make_small_site())
    build_report([source], tmp_path / "site", refuse)
    contents = tmp_path / "site" / "report-files.json"
    contents.write_text(json.dumps({"files": ["../in/records.jsonl", "/etc/hosts", "a/../../in/records.jsonl", 5]}))
    build_report([source], tmp_path / "site", refuse)
    assert source.exists()


def test_a_folder_with_files_of_others_is_refused(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").touch()
    with pytest.raises(OutputError, match="files of others"):
        build_report([write_records(tmp_path / "in", make_small_site())], tmp_path / "site", refuse)


def test_a_broken_record_costs_only_itself(tmp_path, capsys):
    path = write_records(tmp_path / "in", make_small_site()[:2])
    with path.open("ab") as file:
        file.write(b'{"schema_version": "1.0"}\n{no json\n')
    with pytest.raises(SystemExit) as ended:
        main(["report", str(path), "-o", str(tmp_path / "site")])
    assert ended.value.code == 1
    errors = capsys.readouterr().err
    assert "records.jsonl:3 is no valid record: $ lacks" in errors
    assert "records.jsonl:4 is no valid record: is no JSON" in errors
    assert "2 articles, 1 person, 3 organisations; open" in errors
    assert len(list((tmp_path / "site" / "articles").iterdir())) == 2


def test_no_record_is_told_and_makes_no_site(tmp_path):
    with pytest.raises(ReadError, match="no record found"):
        build_report([tmp_path], tmp_path / "site", refuse)
    assert not (tmp_path / "site").exists()


def test_the_command_takes_files_folders_merges_and_a_title(tmp_path, capsys):
    records = make_small_site()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_text(dump_record(records[0]))
    merges = tmp_path / "merges.json"
    merges.write_text('{"merges": [{"kind": "organisation", "names": ["Lowe Family Trust", "LFT"], "merge": false}]}')
    lines = write_records(tmp_path / "more", records[1:])
    with pytest.raises(SystemExit) as ended:
        options = ["--merges", str(merges), "--title", "Givers & takers"]
        main(["report", str(tmp_path / "in"), str(lines), "-o", str(tmp_path / "site"), *options])
    assert ended.value.code == 0
    assert "5 articles, 3 people, 5 organisations" in capsys.readouterr().err
    assert "Givers & takers" in Page(tmp_path / "site" / "index.html").words


def test_a_site_within_the_folder_of_records_is_not_read_as_records(tmp_path):
    write_records(tmp_path / "in", make_small_site())
    for _ in range(2):
        assert build_report([tmp_path / "in"], tmp_path / "in" / "site", refuse).articles == 5


def test_standard_input_is_refused_with_the_reason(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["report", "-", "-o", str(tmp_path / "site")])
    assert ended.value.code == 2
    assert "name a file" in capsys.readouterr().err


def test_what_the_record_is_unsure_of_and_what_it_left_out_is_said(tmp_path):
    record = make_small_site()[0]
    provenance = dataclasses.replace(record.provenance, min_confidence=0.5, left_out=LeftOut(figures=2, quotes=1))
    people = (dataclasses.replace(record.people[0], confidence=0.51),)
    record = dataclasses.replace(record, provenance=provenance, people=people)
    build_report([write_records(tmp_path / "in", [record])], tmp_path / "site", refuse)
    words = find_page(tmp_path / "site", "articles/*.html").words
    assert "unsure (0.51)" in words
    assert "3 statements of a confidence below 0.5" in words


def test_every_word_of_the_pages_is_in_use():
    folder = Path(wording.__file__).parent
    used = "".join(path.read_text() for path in folder.rglob("*") if path.suffix in {".py", ".html", ".js"})
    tables = {name: table for name, table in wording.load_wording().items() if name in STATIC_WORDS}
    unused = [f"{name}.{key}" for name, table in tables.items() for key in table if not re.search(rf"\b{key}\b", used)]
    assert not unused


def test_two_articles_of_one_path_have_a_page_each(tmp_path):
    record = make_small_site()[0]
    built = build_report([write_records(tmp_path / "in", [record, record])], tmp_path / "site", refuse)
    assert built.articles == 2
    assert len(list((tmp_path / "site" / "articles").iterdir())) == 2
