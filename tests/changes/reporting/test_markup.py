"""Text of others as Markdown: the same text, and nothing else."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from specmint.changes.reporting.markup import block, code, prose, sentence
from specmint.text.inert import inert

if TYPE_CHECKING:
    from collections.abc import Callable

_TEXTS = st.text(alphabet="`*_[]()<>!\\|#@~&;:/$-+=.1aw \n\t\"'{}^", max_size=30)


class _Read(HTMLParser):
    """The elements and the text of what Markdown becomes, less spaces without width."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.text = ""
        rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
        self.feed(rendered.replace("\N{ZERO WIDTH SPACE}", ""))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert attrs == []
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def _words(text: str) -> str:
    return " ".join(inert(text).split())


@settings(deadline=None)
@given(text=_TEXTS)
@example(text="1. a")
@example(text="- a")
@example(text="&amp;")
@pytest.mark.parametrize("before", ["- ", "# ", "A sentence: ", "- a  \n  "])
def test_prose_stays_what_it_is(before: str, text: str) -> None:
    read, empty = _Read(before + prose(text)), _Read(before + "x")
    assert read.elements in (empty.elements, _Read(before).elements)
    assert " ".join(read.text.split()) == " ".join(f"{empty.text.strip()[:-1]} {_words(text)}".split())


@settings(deadline=None)
@given(text=_TEXTS)
@example(text="``a`")
@example(text="`a``b`")
@example(text="`a`*b*`c`")
def test_a_sentence_is_its_words_and_code(text: str) -> None:
    read = _Read("- " + sentence(text))
    assert set(read.elements) <= {"ul", "li", "code"}
    assert _bare(read.text) == _bare(_words(text))


def _bare(text: str) -> str:
    return re.sub(r"[`\s]", "", text)


@settings(deadline=None)
@given(text=_TEXTS)
def test_code_stays_what_it_is(text: str) -> None:
    read = _Read(f"a {code(text)} b")
    assert read.elements == (["p", "code"] if _words(text) else ["p"])
    assert " ".join(read.text.split()) == " ".join(f"a {_words(text)} b".split())


@settings(deadline=None)
@given(lines=st.lists(_TEXTS.map(_words)))
def test_no_line_ends_a_block(lines: list[str]) -> None:
    read = _Read(block(lines, "diff").replace("diff\n", "\n", 1))
    assert read.elements == ["pre", "code"]
    assert read.text.rstrip("\n") == "\n".join(lines).rstrip("\n")


@pytest.mark.parametrize("written", [prose, sentence])
def test_code_hosts_find_nothing_to_link(written: Callable[[str], str]) -> None:
    text = written("@user #1 owner/repo#2 GH-3 gh-4 https://example.com www.example.com a@example.com")
    shown = MarkdownIt("commonmark").render(text)
    assert not re.search(r"@\w|#\d|gh-\d|https?://|www\.", shown, re.IGNORECASE)
