from __future__ import annotations

import re

import pytest

from specmint.package.examples.patterns import UnreadablePatternError, samples

PATTERNS = [
    *(r"", r"^abc$", r"a|b|", r"^a?b*c+d{2}e{1,2}f{0,}$", r"^a+?$", r"^(ab|cd){2}$", r"^(?:x)(?P<n>y)$"),
    *(
        r"^[a-c0-9_-]$",
        r"^[^a-zA-Z0-9]$",
        r"^[\d\s]$",
        r"^[\]\\]$",
        r"^\d\D\w\W\s\S$",
        r"^.{3}$",
        r"^\bword\b$",
        r"^[a-]$",
    ),
    *(r"^\x41A\t\n$", r"^[一-丅]$", r"^[^\x00-\u01ff]$", r"^\.\/\-$", r"^(a(b(c)?)*)+$", r"a{,3}", r"[^\n]"),
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_samples_match(pattern: str) -> None:
    found = list(samples(pattern, "seed"))
    assert found
    assert all(re.search(pattern, sample) for sample in found)


def test_samples_depend_on_the_seed_only() -> None:
    assert list(samples("^[a-z]{20}$", "one")) == list(samples("^[a-z]{20}$", "one"))
    assert list(samples("^[a-z]{20}$", "one")) != list(samples("^[a-z]{20}$", "two"))


def test_samples_grow_to_the_length_asked_for() -> None:
    assert all(len(sample) >= 300 for sample in samples("^[a-z]*$", "seed", 300))


@pytest.mark.parametrize("pattern", [r"^\p{L}\p{Lu}\P{L}\p{Nd}$", r"^\u{1F600}$", r"^(?=a)(?!b)(?<=c)(?<!d)x$"])
def test_what_only_ecma_script_writes_is_read(pattern: str) -> None:
    assert next(samples(pattern, "seed"))


@pytest.mark.parametrize(
    "pattern", [r"(", r")", r"[", r"[a", r"*a", r"\1", r"a\\"[:2], r"(?#x)", r"[z-\d]", "(" * 5000, r"[^\x00-\uffff]"]
)
def test_what_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(UnreadablePatternError):
        list(samples(pattern, "seed"))


def test_endless_growth_is_cut() -> None:
    assert all(len(sample) <= 2000 for sample in samples("^((a{100}){100}){100}$|^b$", "seed"))
