"""The pages: everything escaped, nothing from elsewhere."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tests.corpus.outcomes import Outcome
from tests.corpus.pages import write_pages
from tests.corpus.report import Report
from tests.corpus.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EVIL = "</pre></style><script>alert('1')</script>\"onload='x' &amp; {{ 7*7 }}"
LOSS = {"operations": [EVIL], "reason": EVIL, "source": EVIL, "pointer": EVIL, "line": 3, "column": 4}
KNOWN = {"html", "head", "meta", "title", "style", "body", "script", "div", "table", "thead", "tbody", "tr", "th", "td"}
KNOWN |= {"h1", "h2", "p", "span", "a", "br", "pre", "code", "ul", "li"}


def _row(name: str, *, failed: bool = True) -> Row:
    problem = Outcome("mypy", "", "failed" if failed else "passed", 1.5, 2_500_000, 300, [EVIL] * failed)
    return Row(
        name=name,
        failed=["mypy"] if failed else [],
        figures={"openapi": EVIL, "bytes": 12_345, "described": 1_000, "exposed": 999, "any": 1},
        generating=1.25,
        seconds=61.0,
        memory=2_500_000,
        report=Report([LOSS], [LOSS]),
        outcomes=[Outcome("generation", "", "passed"), problem, Outcome("pyright", "", "skipped")],
    )


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def pages(tmp_path: Path) -> Callable[[str], _Elements]:
    for name in ("a&b", "c"):
        (tmp_path / "documents" / name).mkdir(parents=True)
    write_pages(tmp_path, [_row("a&b"), _row("c", failed=False)], "specmint 1")

    def parsed(page: str) -> _Elements:
        elements = _Elements()
        elements.feed((tmp_path / page).read_text(encoding="utf-8"))
        return elements

    return parsed


@pytest.mark.parametrize("page", ["index.html", "documents/a&b/index.html"])
def test_nothing_of_a_document_becomes_html(pages: Callable[[str], _Elements], page: str) -> None:
    elements = pages(page)
    assert {tag for tag, _ in elements.tags} <= KNOWN
    assert EVIL in elements.text
    assert [tag for tag, _ in elements.tags if tag == "script"] == ["script"] * (page == "index.html")
    assert not any(name.startswith("on") for _, attributes in elements.tags for name in attributes)


@pytest.mark.parametrize("page", ["index.html", "documents/a&b/index.html"])
def test_nothing_is_loaded_from_elsewhere(pages: Callable[[str], _Elements], page: str) -> None:
    links = [attributes.get("href") or "" for _, attributes in pages(page).tags if "href" in attributes]
    assert not [link for link in links if ":" in link or link.startswith("/")]
    assert not [tag for tag, attributes in pages(page).tags if "src" in attributes or tag == "link"]


def test_there_is_a_row_for_every_document_with_a_link(pages: Callable[[str], _Elements], tmp_path: Path) -> None:
    links = [attributes["href"] or "" for tag, attributes in pages("index.html").tags if tag == "a"]
    assert "documents/a%26b/index.html" in links
    assert "documents/c/index.html#left-out" in links
    assert all((tmp_path / link.partition("#")[0].replace("%26", "&")).exists() for link in links)


def test_a_page_says_what_failed_and_what_was_left_out(pages: Callable[[str], _Elements]) -> None:
    text = re.sub(r"\s+", " ", pages("documents/a&b/index.html").text)
    assert "✗ failed: mypy" in text.replace("\u00a0", " ")
    assert "999 of 1,000 operations" in text
    assert "The first 1 of 300." in text
    assert "Left out (1)" in text
    assert "Degraded (1)" in text


def test_the_index_counts(pages: Callable[[str], _Elements]) -> None:
    text = re.sub(r"\s+", " ", pages("index.html").text)
    assert "1 failed, 1 passed. 2,000 operations are described, 1,998 can be called, 2 are named as left out." in text
    assert "Made by specmint 1." in text
    assert {"12 kB", "2.5 MB", "61.0 s"} <= set(re.findall(r"[\d.]+ (?:kB|MB|s)\b", text))


def test_every_heading_has_its_column(pages: Callable[[str], _Elements]) -> None:
    tags = [tag for tag, _ in pages("index.html").tags]
    assert tags.count("td") == 2 * tags.count("th")
