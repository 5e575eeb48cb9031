"""Patterns mean what ECMA-262 says they mean."""

from __future__ import annotations

import pytest

from specmint.runtime.patterns import matches

SPACES = "\t\v\f \u00a0\ufeff\n\r\u2028\u2029\u3000"
"""White space and ends of lines, ECMA-262, sections 12.2 and 12.3."""

CASES: dict[str, tuple[str, list[str], list[str]]] = {
    "digits are ASCII": (r"^\d+$", ["123"], ["\u0661", "12a"]),
    "digits in a class": (r"^[\d.]+$", ["1.5"], ["\u0661"]),
    "no digits": (r"^\D$", ["a", "\u0661"], ["1"]),
    "letters are ASCII": (r"^\w+$", ["aZ_9"], ["\u00e9", "a-b"]),
    "letters in a class": (r"^[\w.-]+$", ["a.b-c"], ["\u00e9"]),
    "no letters in a class": (r"^[\W_]+$", ["\u00e9_"], ["a"]),
    "not in a class": (r"^[^\d\s]+$", ["a\u0661"], ["1", "a b"]),
    "spaces": (r"^\s$", [*SPACES], ["\x85", "a"]),
    "no spaces": (r"^\S+$", ["ab", "\x85"], ["a b", "\ufeff"]),
    "spaces in a class": (r"^[\sx]+$", ["x x"], ["\x85"]),
    "ends of words": (r"\ba\b", ["a", "\u00e9a"], ["ba"]),
    "backspace in a class": (r"^[\b]$", ["\b"], ["b"]),
    "a dot is no end of a line": (r"^.$", ["a", "\x85"], ["\n", "\r", "\u2028", "\u2029"]),
    "a dot in a class": (r"^[.]$", ["."], ["a"]),
    "an escaped bracket": (r"^\[\d\]$", ["[1]"], ["[\u0661]"]),
    "a bracket in a class": (r"^[\]\d]+$", ["]1"], ["\u0661"]),
    "the end is the end": (r"^a$", ["a"], ["a\n"]),
    "it may be anywhere": (r"b{2,}", ["abbb"], ["ab"]),
    "alternatives": (r"^git|svn$", ["github", "xsvn"], ["cvs"]),
    "another language": (r"(?=a)b", ["anything"], []),
}


@pytest.mark.parametrize("case", CASES)
def test_a_pattern_finds_what_ecma_262_finds(case: str) -> None:
    pattern, fitting, others = CASES[case]
    assert [text for text in (*fitting, *others) if matches(pattern, text)] == fitting
