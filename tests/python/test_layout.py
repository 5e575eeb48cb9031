"""Whatever is not refused is laid out just as black does it."""

from __future__ import annotations

import black
import pytest
from black.mode import TargetVersion
from black.parsing import InvalidInput
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from specmint.python.layout import LINE_LENGTH, laid_out
from specmint.python.tokens import UnknownLayoutError

MODE = black.Mode(line_length=LINE_LENGTH, target_versions={TargetVersion.PY310}, magic_trailing_comma=False)

NAMES = st.text("abcXYZ_", min_size=1, max_size=30).filter(lambda name: name not in {"as", "_"})
TEXTS = st.text("ab c'.,()[]=#", max_size=40).map(lambda text: f'"{text}"')
ATOMS = st.one_of(
    NAMES,
    TEXTS,
    st.sampled_from(["None", "True", "1", "0.5", "-1", "...", "a.b.c", "[]", "()", "{}", "'x'", '"\\u00e9"', "f()"]),
)


def _joined(
    opening: str, closing: str, parts: st.SearchStrategy[str], *, min_size: int = 0, max_size: int = 5
) -> st.SearchStrategy[str]:
    def text(drawn: tuple[list[str], bool]) -> str:
        inner, comma = drawn
        return f"{opening}{', '.join(inner)}{',' if comma and inner else ''}{closing}"

    return st.tuples(st.lists(parts, min_size=min_size, max_size=max_size), st.booleans()).map(text)


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    arguments = inner | st.tuples(NAMES, inner).map("=".join)
    starred = inner.map(lambda text: f"**{text}")
    items = st.tuples(TEXTS, inner).map(": ".join)
    return st.one_of(
        st.tuples(NAMES, _joined("(", ")", arguments, max_size=5)).map("".join),
        st.tuples(NAMES, _joined("(", ")", starred, min_size=1, max_size=2)).map("".join),
        st.tuples(NAMES, _joined("[", "]", inner, min_size=1, max_size=5)).map("".join),
        st.lists(inner, min_size=2, max_size=4).map(" | ".join),
        _joined("(", ")", inner, min_size=2, max_size=4),
        _joined("[", "]", inner, max_size=4),
        _joined("{", "}", items, max_size=3),
        st.tuples(NAMES, _joined("(", ")", inner, max_size=2), NAMES).map(lambda part: f"{part[0]}{part[1]}.{part[2]}"),
    )


VALUES = st.recursive(ATOMS, _larger, max_leaves=12)
PARAMETERS = st.one_of(
    NAMES,
    st.tuples(NAMES, VALUES).map(": ".join),
    st.tuples(NAMES, VALUES, VALUES).map(lambda parts: f"{parts[0]}: {parts[1]} = {parts[2]}"),
)
SIGNATURES = st.tuples(
    st.sampled_from(["def", "async def"]),
    NAMES,
    st.lists(PARAMETERS, max_size=5),
    st.sampled_from(["", "*, k, ", "**body: Unpack[x]"]),
    VALUES,
).map(lambda parts: f"{parts[0]} {parts[1]}({', '.join([*parts[2], ''])}{parts[3]}) -> {parts[4]}: ...")
STATEMENTS = st.one_of(
    st.tuples(NAMES, VALUES).map(" = ".join),
    st.tuples(NAMES, VALUES).map(": ".join),
    st.tuples(NAMES, VALUES, VALUES).map(lambda parts: f"{parts[0]}: {parts[1]} = {parts[2]}"),
    VALUES,
    VALUES.map(lambda value: f"return {value}"),
    VALUES.map(lambda value: f"return await {value}"),
    st.tuples(NAMES, st.lists(NAMES, min_size=1, max_size=8)).map(lambda p: f"from .{p[0]} import {', '.join(p[1])}"),
    SIGNATURES,
)


def by_black(statement: str, depth: int) -> str:
    """What black makes of a statement so deep inside blocks."""
    wrapped = "".join(f"{'    ' * level}if x:\n" for level in range(depth)) + f"{'    ' * depth}{statement}\n"
    lines = black.format_str(wrapped, mode=MODE).rstrip("\n").split("\n")[depth:]
    return "\n".join(lines).lstrip("\n")


@settings(max_examples=300, deadline=None, derandomize=True, phases=[Phase.generate])
@given(STATEMENTS, st.integers(0, 3))
def test_what_is_laid_out_is_as_black_has_it(statement: str, depth: int) -> None:
    try:
        made = laid_out(statement, depth)
    except UnknownLayoutError:
        return
    try:
        expected = by_black(statement, depth)
    except InvalidInput:
        return
    assert made == expected


LONG = "x" * 60


@pytest.mark.parametrize(
    "statement",
    [
        f"A = f('{LONG}', b='{LONG}', c=(1, 2,), d=(1,), e=g({LONG}, {LONG}))",
        f"A: B[c] = f({LONG}, {LONG})",
        f"A: TypeAlias = Literal['{LONG}', '{LONG}']",
        f"A: NotRequired[Sequence[{LONG} | {LONG}]]",
        f"async def f(self, a: {LONG}, *, b: {LONG} = None, **c: Unpack[d]) -> E:",
        f"def f(a: dict[{LONG}, {LONG}]) -> E:",
        f"class A({LONG}):",
        f"from .a import {LONG}, {LONG}",
        f"from .a import ({LONG}, {LONG},)",
        f"from .{LONG} import {LONG}",
        "if TYPE_CHECKING:",
        "return await self._session.send(call, Options(a, b))",
        "x = -1",
        "f(*a, **b)",
        "pass",
        "@cached_property",
    ],
)
@pytest.mark.parametrize("depth", [0, 2])
def test_the_statements_of_generated_code_are_not_refused(statement: str, depth: int) -> None:
    rest = {":": "\n" + "    " * depth + "    pass", "@": "\n" + "    " * depth + "def f(): ..."}
    more = rest.get(statement[-1], "") or rest.get(statement[0], "")
    assert laid_out(statement, depth) == by_black(statement + more, depth).removesuffix(more)


@pytest.mark.parametrize(
    "statement",
    [
        "x = 'it\\'s'",
        'x = "a" "b"',
        "x = 1 # why",
        "x = (1)",
        "class A():",
        "",
        "x = a if b else c",
        "x = lambda: 1",
        "x = a + b",
        "x = a == b",
        "x = a[1:2]",
        "x = a[b,]",
        "x = 0xFF",
        "x = 1e5",
        "x = 1_0.",
        "x = u''",
        "x = f'{y}'",
        'x = "\\x1B"',
        "x = 'é'",
        "x; y",
        "return (yield)",
        "del (x)",
        "from ...x import y",
        f"x = '{LONG}{LONG}'",
        f"return f({LONG}, {LONG})",
        f"x: {LONG} | {LONG} = None",
        f"x = a({LONG}).b({LONG})",
        f"def f() -> {LONG}{LONG}:",
        f"def f(a, b={LONG}(c, d)) -> {LONG}{LONG}:",
        f"x = {LONG}{LONG}()",
        ")",
        "(]",
    ],
)
def test_the_rest_is_refused(statement: str) -> None:
    with pytest.raises(UnknownLayoutError):
        laid_out(statement, 0)
