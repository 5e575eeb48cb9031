from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specmint.package.rendering.environment import environment
from specmint.text.escaping import WIDTH, code, docstring, literal, markdown, table
from specmint.text.prose import clean
from tests.hostile import HOSTILE

TEXTS = st.text() | st.sampled_from(list(HOSTILE.values()))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_a_literal_is_the_text_again(text: str) -> None:
    assert ast.literal_eval(literal(text)) == text
    assert literal(text).isascii()


@given(TEXTS | st.integers() | st.booleans() | st.none() | st.tuples(TEXTS) | st.tuples(TEXTS, st.tuples(TEXTS, TEXTS)))
def test_any_literal_is_the_value_again(value: object) -> None:
    assert ast.literal_eval(literal(value)) == value


def test_literals_prefer_double_quotes() -> None:
    assert literal("it's") == '"it\'s"'
    assert literal(("a", ("b",))) == '("a", ("b",))'
    assert literal(()) == "()"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
@pytest.mark.parametrize("indent", [0, 8])
def test_a_docstring_is_the_clean_text_again(text: str, indent: int) -> None:
    assert _documented(docstring(text, indent), indent) == clean(text)


@given(TEXTS)
def test_any_docstring_is_the_clean_text_again(text: str) -> None:
    assert [line.strip() for line in _documented(docstring(text, 4), 4).split("\n")] == [
        line.strip() for line in clean(text).split("\n")
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('a\nb\\"', 'r"""a\nb\\"\n"""'),
        ("a \\d", 'r"""a \\d"""'),
        ("ends in \\", '"""ends in \\\\"""'),
        ('\\ or "', '"""\\\\ or \\""""'),
    ],
)
def test_backslashes_stand_in_raw_docstrings(text: str, source: str) -> None:
    assert docstring(text) == source


def _documented(source: str, indent: int) -> str:
    """What Python reads from a docstring at this indentation."""
    space = " " * indent
    module = (
        ast.parse(f"if True:\n{space or ' '}{source}\n{space or ' '}x = 1") if indent else ast.parse(f"{source}\nx = 1")
    )
    compile(module, "made", "exec")
    body = module.body[0].body if isinstance(module.body[0], ast.If) else module.body
    assert len(body) == 2
    statement = body[0]
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    return "\n".join(line.removeprefix(space) for line in str(statement.value.value).split("\n")).rstrip()


@given(TEXTS)
def test_markdown_stays_on_its_line_and_marks_nothing_up(text: str) -> None:
    shown = markdown(text)
    assert "\n" not in shown
    assert not set("`*_{}[]<>|#") & {each for before, each in zip(f" {shown}", shown, strict=False) if before != "\\"}


@given(TEXTS)
def test_code_stays_in_its_span(text: str) -> None:
    assert not {"`", "\n", "\r", "\0"} & set(code(text))


@pytest.mark.parametrize("name", ["literal", "docstring", "comment", "markdown", "code"])
@pytest.mark.parametrize(
    "text", [HOSTILE["expression of Jinja"], HOSTILE["statement of Jinja"], HOSTILE["comment of Jinja"]]
)
def test_what_looks_like_a_template_is_text(name: str, text: str) -> None:
    shown = environment().from_string("{{ text | " + name + " }}").render(text=text)
    assert shown.replace("\\", "").strip('"') == text


def test_names_stand_behind_their_modules_in_lines_that_fit_a_page() -> None:
    many = tuple(f"Name{index}" for index in range(30))
    lines = table({"pets": ("Pet", "Tag"), "owners": many}).split("\n")
    assert lines[0] == "    pets: Pet Tag"
    assert lines[1].startswith("    owners: Name0 Name1 ")
    assert all(len(line) <= WIDTH for line in lines)
    assert " ".join(" ".join(lines).split()) == f"pets: Pet Tag owners: {' '.join(many)}"
