"""Modules are styled statement by statement just as black formats them whole."""

from __future__ import annotations

import black
import pytest
from black.mode import TargetVersion
from black.parsing import InvalidInput

from specmint.python.layout import LINE_LENGTH
from specmint.python.statements import styled
from specmint.python.tokens import UnknownLayoutError
from tests.conftest import ROOT

MODE = black.Mode(line_length=LINE_LENGTH, target_versions={TargetVersion.PY310}, magic_trailing_comma=False)
LONG = "x" * 70
MODULE = f'''"""What it is."""
from __future__ import annotations

from .a import (b, c,)
if TYPE_CHECKING:
    from .d import e



X: Operation[a.B] = Operation('x', path="/{LONG}", parameters=(Parameter("y", keyword="{LONG}", ),), security=(("a",),))
"""Said about it,
    at length.
"""
Y = 1


class A(B):
    """A class.

    With more.
    """
    x: int = 1
    """Of x."""



    y: Literal['a', "b"] | None = None
    @cached_property

    def f(self) -> int:
        """Doc."""
        from .g import h
        return h
    async def {LONG}(self, *, {LONG}: int) -> None:
        return await self.g(a, b=c)


class C(TypedDict):
    if TYPE_CHECKING:
        def __getattr__(self, name: str) -> {LONG}: ...

    else:
        __pydantic_extra__: dict[str, int]

class D(A):
    r"""Raw \\d."""
    x: {LONG} | {LONG} | None = None

    def g(self): pass
def h(): return 1
Z: TypeAlias = Literal["{LONG}", "{LONG}"]
'''


def black_itself(source: str) -> str:
    return black.format_str(source, mode=MODE)


def parts(source: str) -> list[str]:
    """Every beginning of a module that ends where a statement of the module ends."""
    lines = source.split("\n")
    return ["\n".join(lines[:end]) for end in range(1, len(lines) + 1)]


@pytest.mark.parametrize("number", range(len(parts(MODULE))))
def test_a_module_is_formatted_as_black_does(number: int) -> None:
    source = parts(MODULE)[number]
    try:
        expected = black_itself(source)
    except InvalidInput:
        return
    try:
        made = styled(source, black_itself)
    except (UnknownLayoutError, SyntaxError):
        return
    assert made == expected


def test_most_of_a_module_needs_no_black() -> None:
    asked: list[str] = []

    def noted(source: str) -> str:
        asked.append(source)
        return black_itself(source)

    source = MODULE.replace("def g(self): pass\ndef h(): return 1", "def g(self): ...").replace("x: xx", "y: xx")
    assert styled(source, noted) == black_itself(source)
    assert len(asked) == 1
    assert styled(styled(source, noted), noted) == black_itself(source)


@pytest.mark.parametrize(
    "source",
    [
        "x = 1  # why\n",
        "# why\nx = 1\n",
        "def f():\n    # why\n    return 1\n",
        "def f(): return 1\n",
        "def f(): return 1; x\n",
        "class A: ...\n",
        "class A:\n    def f(self): ...\n    def g(self): ...\n",
        "x = 1; y = 2\n",
        "x = 1;\n",
        "for x in y:\n    pass\n",
        "try:\n    pass\nexcept A:\n    pass\n",
        "while x: pass\n",
        "if x:\n    def f(): ...\nelse:\n    pass\n",
        "if x:\n    '''text'''\n    pass\n",
        "if x:\n    pass\nelif y:\n    pass\n",
        "if x:\n    pass\nelse: pass\n",
        "with a as b:\n    pass\n",
        "x = '''a\nb'''\n",
        'def f():\n    """ Space."""\n',
        'def f():\n    """Space. """\n',
        'def f():\n    """"Quote"."""\n',
        'def f():\n    """Ends with a backslash \\\\"""\n',
        'def f():\n    """Tab\there."""\n',
        'def f():\n    """More,\n  but not indented."""\n',
        'def f():\n    """More,\n        too deep.\n        """\n',
        'def f():\n    """More, \n    space before.\n    """\n',
        'def f():\n    """More,\n\n    """\n',
        'def f():\n    """More,\n    ends with "quote" """\n',
        f'def f():\n    """More,\n    {LONG} {LONG[:-27]}"""\n',
        f'def f():\n    """More,\n    {LONG} {LONG[:-28]}"""\n',
        f'def f():\n    """{LONG} {LONG}"""\n',
        'def f():\n    """Escape \\x1B \\u00AB \\N{em dash}."""\n',
        'def f():\n    """Goes \\\n    on."""\n',
        "def f():\n    '''Single.'''\n",
        'def f():\n    U"""Prefix."""\n',
        'def f():\n    """"""\n',
        'x = 1\n""" Not a docstring. """\n',
        'x = 1\nr"""Not a docstring."""\n',
        'x = 1\n"""Not a docstring \\x1B."""\n',
        '""" Of a module."""\nx = 1\n',
        '"""Of a module."""\n\n\n\nclass A:\n    x = 1\n',
        "class A:\n\n    x = 1\n\n\n\n    y = 1\n",
        "class A:\n\n    def f(self):\n\n        x = 1\n\n\n\n        y = 1\n",
        "import a\nx = 1\n",
        "def f():\n    import a\n    x = 1\n",
        "@a\n@b(c)\ndef f():\n    pass\nx = 1\n",
        "@a\n\n\ndef f():\n    pass\n",
        "@a if b else c\ndef f():\n    pass\n",
        "class A(B, metaclass=C):\n    pass\n",
        f"class A({LONG}, {LONG}):\n    pass\n",
        f"if {LONG} and {LONG}:\n    pass\n",
        "x = 1\n\n\n\n\n\ny = 2\n",
        "\n\nx = 1\n",
        "x = 1",
        "",
        "\f\nx = 1\n",
        "x = 'é' * 3\n",
        "def é(): ...\n",
        "x = (  # why\n    1\n)\n",
        "x = 1\n\n# the end\n",
    ],
)
def test_odd_sources_are_formatted_as_black_does_or_refused(source: str) -> None:
    try:
        made = styled(source, black_itself)
    except UnknownLayoutError:
        return
    assert made == black_itself(source)


def test_what_is_no_python_is_told() -> None:
    with pytest.raises(SyntaxError):
        styled("class", black_itself)


def test_the_generated_client_is_formatted_by_black() -> None:
    package = ROOT / "generated" / "telnyx_assistants"
    header = 2
    for path in sorted(package.rglob("*.py")):
        if "_runtime" not in path.parts:
            source = "\n".join(path.read_text(encoding="utf-8").split("\n")[header:])
            assert black_itself(source) == source, path
