"""Documents by URL: only what is new is downloaded, and whatever the server does, nothing is half done."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.following.updating.projects import MORE, SPEC, everything, project
from tests.following.updating.publishing import Publisher, published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.running import Command


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with published(SPEC.encode()) as publisher:
        yield publisher


@pytest.fixture
def following(specmint: Command, publisher: Publisher) -> Command:
    """The command, where the client follows what the publisher gives."""
    project(specmint.folder, publisher.url)
    return specmint


def _origin(command: Command) -> dict[str, str]:
    content: dict[str, str] = json.loads((command.folder / "spec.yaml.origin.json").read_text(encoding="utf-8"))
    return content


def test_what_the_server_calls_a_revision_is_kept_and_asked_about(following: Command, publisher: Publisher) -> None:
    publisher.data = MORE.encode()
    assert following("update").status == 0
    origin = _origin(following)
    assert (origin["url"], origin["etag"]) == (publisher.url, publisher.etag)
    assert "there is no new revision" in following("update").err
    assert publisher.statuses == [200, 304]


@pytest.mark.parametrize("validator", ["etag", "last-modified", None])
def test_whatever_the_server_says_of_its_state(following: Command, publisher: Publisher, validator: str | None) -> None:
    publisher.validators = {validator} if validator else set()
    publisher.data = MORE.encode()
    assert following("update").status == 0
    assert "there is no new revision" in following("update").err
    assert publisher.statuses == [200, 304 if validator else 200]


def test_a_copy_that_is_not_what_was_fetched_is_fetched_again(following: Command, publisher: Publisher) -> None:
    publisher.data = MORE.encode()
    following("update")
    (following.folder / "spec.yaml").write_text(SPEC, encoding="utf-8")
    following("generate")
    assert "is now what" in following("update").err
    assert publisher.statuses == [200, 200]


@pytest.mark.parametrize("text", ["", "7", "[]", '{"etag": 7}', "[" * 100_000])
def test_a_record_of_the_origin_that_says_nothing_is_passed_over(
    following: Command, publisher: Publisher, text: str
) -> None:
    (following.folder / "spec.yaml.origin.json").write_text(text, encoding="utf-8")
    assert "there is no new revision" in following("update").err
    assert publisher.statuses == [200]


def test_a_secret_of_the_url_is_kept_nowhere(following: Command, publisher: Publisher) -> None:
    project(following.folder, f"{publisher.url}?token=secret")
    publisher.data = MORE.encode()
    assert following("update").status == 0
    told = {name: data for name, data in everything(following.folder).items() if "_runtime" not in name}
    assert [name for name, data in told.items() if b"secret" in data] == ["pyproject.toml"]
    following("update")
    assert publisher.statuses == [200, 200]


@pytest.mark.parametrize("fault", ["status 500", "page", "ends early"])
def test_a_server_that_fails_changes_nothing(following: Command, publisher: Publisher, fault: str) -> None:
    publisher.data, publisher.fault = MORE.encode(), fault
    before = everything(following.folder)
    assert following("update").status == 2
    assert everything(following.folder) == before


def test_a_name_of_a_state_that_no_header_holds_is_not_asked_about(following: Command, publisher: Publisher) -> None:
    publisher.data, publisher.fault = MORE.encode(), "long etag"
    assert following("update").status == 0
    assert "there is no new revision" in following("update").err
    assert publisher.statuses == [200, 200]
