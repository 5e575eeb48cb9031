from __future__ import annotations

import pytest

from specmint.vendoring.merging import ConflictError, merged

BASE = "one\ntwo\nthree\nfour\nfive\n"
EDITED = BASE.replace("one", "1")
NEW = BASE.replace("five", "5")


def outcome(former: str | None, here: str | bytes | None, new: str | None) -> tuple[str | None, bool]:
    found = merged("notes.txt", former, here.encode() if isinstance(here, str) else here, new)
    return found.text, found.is_edited


@pytest.mark.parametrize(
    ("former", "here", "new", "expected"),
    [
        (BASE, BASE, NEW, (NEW, False)),
        (BASE, EDITED, BASE, (EDITED, True)),
        (BASE, EDITED, NEW, (EDITED.replace("five", "5"), True)),
        (BASE, NEW, NEW, (NEW, False)),
        (BASE, None, NEW, (NEW, False)),
        (BASE, None, None, (None, False)),
        (BASE, BASE, None, (None, False)),
        (None, None, NEW, (NEW, False)),
        (BASE, BASE.replace("\n", "\r\n"), NEW, (NEW, False)),
        (BASE, EDITED.replace("\n", "\r\n"), NEW, (EDITED.replace("five", "5"), True)),
    ],
)
def test_both_changes_are_kept(
    former: str | None, here: str | None, new: str | None, expected: tuple[str | None, bool]
) -> None:
    assert outcome(former, here, new) == expected


def test_a_conflict_is_shown_with_all_three_texts() -> None:
    with pytest.raises(ConflictError, match="the new version changes the same lines") as caught:
        outcome(BASE, BASE.replace("three", "III"), BASE.replace("three", "3"))
    assert caught.value.shown == (
        "@@ line 3 @@\n<<<<<<< yours\nIII\n||||||| vendored before\nthree\n=======\n3\n>>>>>>> new version\n"
    )


def test_a_last_line_without_an_end_is_shown_on_its_own() -> None:
    with pytest.raises(ConflictError) as caught:
        outcome("a", "b", "c")
    assert "<<<<<<< yours\nb\n||||||| vendored before\na\n=======\nc\n>>>>>>>" in caught.value.shown


def test_an_edit_of_what_is_no_more_is_shown() -> None:
    with pytest.raises(ConflictError, match="no such file any more") as caught:
        outcome(BASE, EDITED, None)
    assert "-one\n+1\n" in caught.value.shown


@pytest.mark.parametrize(("former", "here"), [(BASE, b"\xff\xfe"), (None, b"mine")])
def test_what_cannot_be_compared_is_refused(former: str | None, here: bytes) -> None:
    with pytest.raises(ConflictError):
        outcome(former, here, NEW)


@pytest.mark.parametrize(
    ("path", "former", "here", "new"),
    [
        ("a.py", "x = 1\ny = (\n2)\n", "x = (\ny = (\n2)\n", "x = 1\ny = (\n3)\n"),
        ("a.json", '{\n"a": 1,\n"b": 2,\n"c": 3\n}', '{\n"a": 1\n"b": 2,\n"c": 3\n}', '{\n"a": 1,\n"b": 2,\n"c": 4\n}'),
    ],
)
def test_what_does_not_parse_after_a_merge_is_refused(path: str, former: str, here: str, new: str) -> None:
    with pytest.raises(ConflictError, match="cannot be parsed"):
        merged(path, former, here.encode(), new)
