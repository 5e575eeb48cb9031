from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specmint.package.modelling.docstrings import closed_up, raw
from specmint.text.prose import CONTROL, clean, documented, escaped, summary, wrapped
from tests.hostile import HOSTILE


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_clean_text_obeys_nobody(text: str) -> None:
    assert not CONTROL.search(clean(text))
    assert clean(clean(text)) == clean(text)


def test_clean_text_has_no_space_at_its_ends_and_few_empty_lines() -> None:
    assert clean("  a  \r\n\n\n\n  b\t\r") == "a\n\n  b"


def test_control_characters_in_literals_are_written_as_escapes() -> None:
    source = 'x = "a\u2028b\u202ec\x85"\n'
    assert escaped(source).isascii()
    assert ast.dump(ast.parse(escaped(source))) == ast.dump(ast.parse(source))


def test_long_lines_are_filled_and_lists_keep_their_lines() -> None:
    text = f"{'word ' * 40}\n- {'item ' * 40}\n  1. {'point ' * 30}\nshort"
    lines = wrapped(text, indent=8).split("\n")
    assert max(map(len, lines)) <= 120 - 8 - 6
    assert lines[2].startswith("- item")
    assert lines[3].startswith("  item")
    assert lines[-2].startswith("     point")
    assert lines[-1] == "short"


def test_long_words_are_not_broken() -> None:
    url = f"https://example.com/{'a-b' * 60}"
    assert wrapped(f"See {url} there.").split("\n")[1] == url


@given(st.text(alphabet="a -1.*\n", max_size=300))
def test_wrapping_keeps_every_word(text: str) -> None:
    assert wrapped(text).split() == clean(text).split()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("One!\nTwo", "One!"),
        ("One\ntwo three", "One two three"),
        ("One\n\nTwo", "One"),
        ("Version 1.2 of it? Yes.", "Version 1.2 of it?"),
        ("", ""),
    ],
)
def test_summary(text: str, first: str) -> None:
    assert summary(text) == first


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("a pet", "A pet."),
        ("A pet.", "A pet."),
        ("Is it a pet?", "Is it a pet?"),
        ("a_pet is one", "a_pet is one."),
        ("One of:\n\n- a\n- b", "One of.\n\n- a\n- b"),
        ("`a`", "`a`."),
        ('"One" or "other".', "'One' or \"other\"."),
        ("One.\n\nNote:\n- a\n\nSee also\n\nit is b", "One.\n\n**Note:**\n- a\n\n**See also**\n\nit is b"),
    ],
)
def test_a_docstring_begins_with_a_sentence(text: str, shown: str) -> None:
    assert documented(text) == shown


def test_tabs_are_spaces() -> None:
    assert clean("a:\n\tb\tc") == "a:\n    b   c"


def test_docstrings_start_right_after_their_quotes() -> None:
    source = 'class A:\n    """\n    One.\n\n    Two.\n    """\n    x: int\n    """\n    Three.\n    """\n'
    made = closed_up(source)
    assert made == 'class A:\n    """One.\n\n    Two.\n    """\n    x: int\n    """Three."""\n'


@pytest.mark.parametrize(
    "source", ['x = 1\n"""One."""\n', 'x = """\na\n"""\n', '"""One.\n\nTwo.\n"""\n', '1\n"a"\n', ""]
)
def test_other_texts_stay_as_they_are(source: str) -> None:
    assert closed_up(source) == source


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r'"""C:\\a."""', r'r"""C:\a."""'),
        (r'"""C:\\a. \"\""""', None),
        (r'"""Ends in \\"""', None),
        (r'"""A \\ and a \u2028."""', None),
        ('"""One."""', None),
    ],
)
def test_backslashes_stand_in_raw_docstrings_of_classes(written: str, shown: str | None) -> None:
    source = "class A:\n    {}\n    x: int\n    '\\\\'\n"
    assert raw(source.format(written)) == source.format(shown or written)
