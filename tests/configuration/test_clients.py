from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from specmint.configuration import find_clients, is_name, label
from specmint.ir.client import ClientConfig
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.load_options import LoadOptions

SMALL = """
[[tool.specmint.clients]]
name = "{name}"
document = "specs/{name}.yaml"
output = "out/{name}"
package = "{name}"
"""
LARGE = """
[[tool.specmint.clients]]
name = "pets"
document = "https://user:word@example.com/specs/pets.yaml?token=1#top"
output = "/srv/pets"
package = "pets"
select = ["pets.*"]
exclude = ["GET /pets/{id}"]
names = { "GET /pets" = "pets.all" }
credentials = { bearer = { argument = "token", variable = "PETS_TOKEN" } }
formatter = "ruff"
fixtures = false
overlays = ["fixes.yaml", "/srv/more.yaml"]
headers = { Authorization = "Bearer ${TOKEN}" }
timeout = 5
allow_remote = true
allow_folder = ".."
"""


def _configure(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


def test_paths_start_at_the_configuration(tmp_path: Path) -> None:
    _configure(tmp_path, SMALL.format(name="pets"))
    inner = tmp_path / "deep" / "inside"
    inner.mkdir(parents=True)
    assert find_clients([], inner) == [
        ClientConfig(
            name="pets",
            document=str(tmp_path / "specs/pets.yaml"),
            label="specs/pets.yaml",
            output=tmp_path / "out/pets",
            package="pets",
            home=tmp_path,
        )
    ]


def test_everything_can_be_configured(tmp_path: Path) -> None:
    _configure(tmp_path, LARGE)
    assert find_clients(["pets"], tmp_path) == [
        ClientConfig(
            name="pets",
            document="https://user:word@example.com/specs/pets.yaml?token=1#top",
            label="https://example.com/specs/pets.yaml",
            output=Path("/srv/pets"),
            package="pets",
            home=tmp_path,
            select=("pets.*",),
            exclude=("GET /pets/{id}",),
            names={"GET /pets": "pets.all"},
            credentials={"bearer": ("token", "PETS_TOKEN")},
            formatter="ruff",
            fixtures="none",
            reading=LoadOptions(
                overlays=(str(tmp_path / "fixes.yaml"), "/srv/more.yaml"),
                headers={"Authorization": "Bearer ${TOKEN}"},
                timeout=5,
                allow_remote=True,
                root=tmp_path / "..",
            ),
        )
    ]


def test_the_nearest_configuration_counts(tmp_path: Path) -> None:
    _configure(tmp_path, SMALL.format(name="outer"))
    _configure(tmp_path / "a", SMALL.format(name="inner"))
    assert [client.name for client in find_clients([], tmp_path / "a")] == ["inner"]


@pytest.mark.parametrize("other", ["", "[tool.black]\nline-length = 100", "tool = 7", "[project]\nname = 'x'"])
def test_a_project_without_a_configuration_is_passed_over(other: str, tmp_path: Path) -> None:
    _configure(tmp_path, SMALL.format(name="outer"))
    _configure(tmp_path / "a", other)
    assert [client.name for client in find_clients([], tmp_path / "a")] == ["outer"]


def test_clients_are_taken_in_the_order_they_are_named(tmp_path: Path) -> None:
    _configure(tmp_path, "".join(SMALL.format(name=name) for name in ("a", "b", "c")))
    assert [client.name for client in find_clients(["c", "a"], tmp_path)] == ["c", "a"]
    assert [client.name for client in find_clients([], tmp_path)] == ["a", "b", "c"]


def test_no_clients_are_no_mistake(tmp_path: Path) -> None:
    _configure(tmp_path, "[tool.specmint]")
    assert find_clients([], tmp_path) == []


def test_nothing_is_read_above_a_mistake(tmp_path: Path) -> None:
    _configure(tmp_path, SMALL.format(name="outer"))
    _configure(tmp_path / "a", "[tool.specmint]\nclients = 1")
    with pytest.raises(SpecmintError):
        find_clients([], tmp_path / "a")


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("-", "standard input"),
        ("/home/me/spec.yaml", "spec.yaml"),
        ("https://me:secret@example.com/a/b.yaml?key=1", "https://example.com/a/b.yaml"),
        ("http://example.com#x", "http://example.com"),
    ],
)
def test_labels_tell_nothing_private(document: str, name: str) -> None:
    assert label(document) == name


@pytest.mark.parametrize(
    ("text", "good"), [("pets", True), ("_a1", True), ("1a", False), ("a-b", False), ("if", False)]
)
def test_names(text: str, *, good: bool) -> None:
    assert is_name(text) is good


def test_headers_and_timeouts_change_no_output_and_are_not_shown() -> None:
    plain = ClientConfig("pets", "spec.yaml", "spec.yaml", Path("out"), "pets")
    assert repr(replace(plain, reading=LoadOptions(headers={"X-Key": "secret"}, timeout=1))) == repr(plain)
    assert repr(replace(plain, reading=LoadOptions(allow_remote=True))) != repr(plain)
