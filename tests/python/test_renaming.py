"""Which names of a module are its own, and are written anew."""

from __future__ import annotations

import pytest

from specmint.python.renaming import renamed

CASES = {
    "uses": ("x = old\nold.a.b(old)[old]\n", "x = new\nnew.a.b(new)[new]\n"),
    "definitions": ("class old: ...\nasync def f(): old()\n", "class new: ...\nasync def f(): new()\n"),
    "functions": ("@a\nasync def old(): ...\ndef g(): ...\n", "@a\nasync def new(): ...\ndef g(): ...\n"),
    "attributes of others": (
        "a.old\nf(old=1)\nclass A:\n    x = a.old\n",
        "a.old\nf(old=1)\nclass A:\n    x = a.old\n",
    ),
    "attributes of modules": ("models.Pet\nmodels.Cat\nmodels\n", "Animal\nmodels.Cat\nmodels\n"),
    "parameters": ("def f(old, *, a=old): return old\nold\n", "def f(old, *, a=new): return old\nnew\n"),
    "variables": ("def f():\n    old = 1\n    return lambda: old\n", "def f():\n    old = 1\n    return lambda: old\n"),
    "other scopes": (
        "def f():\n    def g():\n        old = 1\n    return old\n",
        "def f():\n    def g():\n        old = 1\n    return new\n",
    ),
    "exceptions": (
        "def f():\n    try: ...\n    except E as old: old\n",
        "def f():\n    try: ...\n    except E as old: old\n",
    ),
    "matches": (
        "def f(x):\n    match x:\n        case [*old]: old\n",
        "def f(x):\n    match x:\n        case [*old]: old\n",
    ),
    "imports inside": (
        "def f():\n    import old.a\n    from b import c as d\n    old, d\n",
        "def f():\n    import old.a\n    from b import c as d\n    old, d\n",
    ),
    "imports of the package inside": (
        "def f():\n    from .b import old\n    old\n",
        "def f():\n    from .b import old\n    new\n",
    ),
    "comprehensions": (
        "[old for old in old]\n{old: a for a in b}\n(old for a in b for old in c)\n",
        "[old for old in new]\n{new: a for a in b}\n(old for a in b for old in c)\n",
    ),
    "set comprehensions": ("{old for a in old if old}\n", "{new for a in new if new}\n"),
    "lambdas": ("lambda old, a=old: old\nlambda: old\n", "lambda old, a=new: old\nlambda: new\n"),
    "classes": (
        "class A(old):\n    old: old = old\n    def f(self): return old\n",
        "class A(new):\n    old: old = old\n    def f(self): return new\n",
    ),
    "fields without values": ("class A:\n    old: old\n    b: old\n", "class A:\n    old: new\n    b: new\n"),
    "types in quotes": (
        'def f(a: "list[old]", b: Literal["old"]) -> "old | None": "old"\n',
        'def f(a: "list[new]", b: Literal["old"]) -> "new | None": "old"\n',
    ),
    "annotated types": ('a: Annotated["old", "old", old]\n', 'a: Annotated["new", "old", new]\n'),
    "aliases": (
        'A: TypeAlias = Union["old", list["old"]]\nB = T("old")\n',
        'A: TypeAlias = Union["new", list["new"]]\nB = T("old")\n',
    ),
    "bases with types": ('class A(Sequence["old"]): ...\n', 'class A(Sequence["new"]): ...\n'),
    "names in text": (
        'old = TypeVar("old", bound="old")\nold = f("old")\n',
        'new = TypeVar("new", bound="new")\nnew = f("old")\n',
    ),
    "functional types": (
        'old = TypedDict("old", {"old": NotRequired["old"]})\n',
        'new = TypedDict("new", {"old": NotRequired["new"]})\n',
    ),
    "casts": ('cast("old", "old")\ncast(list["old"], a)["old"]\n', 'cast("new", "old")\ncast(list["new"], a)["old"]\n'),
    "wide characters": ('"€", old; é = old\n', '"€", new; é = new\n'),
    "conditions": (
        "if TYPE_CHECKING:\n    old = A\nelse:\n    old = B\n",
        "if TYPE_CHECKING:\n    new = A\nelse:\n    new = B\n",
    ),
}


def resolve(name: str, attribute: str | None) -> str | None:
    meanings: dict[tuple[str, str | None], str] = {("models", "Pet"): "Animal"}
    if name == "old" and attribute is None:
        return "new"
    return meanings.get((name, attribute))


@pytest.mark.parametrize("case", CASES)
def test_only_uses_of_the_name_change(case: str) -> None:
    source, expected = CASES[case]
    assert renamed(source, resolve) == expected


def test_edits_inside_of_what_goes_are_left_out() -> None:
    assert renamed("old\nold = old\n", resolve, [(0, 4, "")]) == "new = new\n"
