"""Which lines of a user's code a change hits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from specmint.changes.comparing.compare import compare
from specmint.changes.comparing.usage.folder import with_uses
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.policy import Policy
from tests.changes.comparing.revisions import OLD, changed, comparison

if TYPE_CHECKING:
    from collections.abc import Callable

IMPORTS = "from pets_client import AsyncClient, Client, models, params\n"


def _drop(schema: str, field: str) -> Callable[[dict[str, Any]], object]:
    def apply(content: dict[str, Any]) -> None:
        found = content["components"]["schemas"][schema]
        del found["properties"][field]
        found["required"] = [each for each in found.get("required", []) if each != field]

    return apply


def _require(schema: str, *fields: str) -> Callable[[dict[str, Any]], object]:
    return lambda content: content["components"]["schemas"][schema].update(required=list(fields))


def _drop_delete(content: dict[str, Any]) -> None:
    del content["paths"]["/owners/{owner_id}/pets/{pet_id}"]["delete"]


def _rename_home(content: dict[str, Any]) -> None:
    schemas = content["components"]["schemas"]
    schemas["House"] = schemas.pop("Home")
    schemas["Pet"]["properties"]["home"] = {"$ref": "#/components/schemas/House"}


def _secure(content: dict[str, Any]) -> None:
    content["components"]["securitySchemes"] = {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}
    content["security"] = [{"key": []}]


def _hits(folder: Path, code: str, mutation: Callable[[dict[str, Any]], object]) -> set[str]:
    """The lines that a breaking change hits. In the code, they end with ``# hit``."""
    (folder / "app.py").write_text(code, encoding="utf-8")
    found = with_uses(comparison(mutation), folder, OLD).comparison
    return {use.text for change in found.at("breaking") for use in change.uses}


DELETED = {
    "by a chain": """
        client = Client()
        client.owners.pets.delete("1", owner_id="2")  # hit
        client.owners.pets.retrieve("1", owner_id="2")
        """,
    "by an alias of a resource": """
        client = Client()
        pets = client.owners.pets
        pets.delete("1", owner_id="2")  # hit
        pets.retrieve("1", owner_id="2")
        """,
    "by an alias of the call": """
        remove = Client().owners.pets.delete
        remove("1", owner_id="2")  # hit
        """,
    "in a class": """
        class Shop:
            def sell(self, name: str) -> None:
                self.client.owners.pets.delete(name, owner_id="2")  # hit
                self.pets.delete(name, owner_id="2")  # hit

            def __init__(self, client: Client) -> None:
                self.client = client
                self.pets = client.owners.pets
        """,
    "with a client of a block": """
        async def main() -> None:
            async with AsyncClient() as c:
                await c.owners.pets.delete("1", owner_id="2")  # hit
            with Client() as c:
                c.owners.pets.delete("1", owner_id="2")  # hit
        """,
    "of a function that gives a client": """
        def api() -> Client:
            return Client()

        def main() -> None:
            api().owners.pets.delete("1", owner_id="2")  # hit
        """,
    "of a property": """
        class Shop:
            @property
            def api(self) -> "Client":
                return Client()

            def sell(self) -> None:
                self.api.owners.pets.delete("1", owner_id="2")  # hit
        """,
    "of what nobody can tell": """
        def test_delete(client, api) -> None:
            client.owners.pets.delete("1", owner_id="2")  # hit
            api.client.owners.pets.delete("1", owner_id="2")  # hit
            {}.pop("delete")
        """,
    "in a condition": """
        def main(one: Client | None) -> None:
            client = one or Client()
            if gone := client.owners.pets.delete("1", owner_id="2"):  # hit
                print(gone)
        """,
}
TAG = {
    "by keyword": """
        client = Client()
        client.pets.create(name="Tom", tag="a")  # hit
        client.pets.create(name="Tom")
        """,
    "on its own line": """
        client = Client()
        client.pets.create(
            name="Tom",
            tag="a",  # hit
        )
        """,
    "as a dict": """
        body = {
            "name": "Tom",
            "tag": "a",  # hit
        }
        Client().pets.create(**body)
        Client().pets.create(**{"tag": "b"})  # hit
        """,
    "as an annotated dict": """
        body: params.PetsCreateParams = {"tag": "a"}  # hit
        other: dict[str, str] = {"tag": "b"}
        """,
    "by the TypedDict": """
        params.PetsCreateParams(name="Tom", tag="a")  # hit
        """,
    "as what cannot be seen": """
        def make(**more: str) -> None:
            Client().pets.create(**more)  # hit
        """,
}
STREET = {
    "inside a keyword": """
        client = Client()
        client.pets.create(name="Tom", home={"city": "A"})
        client.pets.create(name="Tom", home={"city": "A", "street": "B"})  # hit
        client.pets.create(name="Tom", home=params.NewHome(city="A", street="B"))  # hit
        """,
    "in a variable": """
        home = {"city": "A", "street": "B"}  # hit
        Client().pets.create(name="Tom", home=home)
        """,
}
BORN = {
    "of an answer": """
        client = Client()
        pet = client.owners.pets.retrieve("1", owner_id="2")
        print(pet.born)  # hit
        print(pet.name)
        """,
    "of what is in a list": """
        for pet in Client().pets.list():
            print(pet.born)  # hit
        print([each.born for each in Client().pets.list()])  # hit
        print(Client().pets.list()[0].born)  # hit
        """,
    "of what is awaited": """
        async def main(client: AsyncClient) -> None:
            print((await client.owners.pets.retrieve("1", owner_id="2")).born)  # hit
        """,
    "of an annotated argument": """
        def show(pet: models.Pet, pets: list[models.Pet], other: models.Home) -> None:
            print(pet.born, other.city)  # hit
            print(pets[0].born)  # hit
            print(other.born)
        """,
    "of what may be one": """
        from pets_client.models import Pet

        def show(thing) -> None:
            print(thing.born)  # hit
        """,
    "of itself": """
        pet = Client().owners.pets.retrieve("1", owner_id="2")

        class Dog:
            def age(self) -> int:
                return self.born
        """,
}


def _lines(code: str) -> set[str]:
    return {line.strip() for line in code.splitlines() if line.endswith("# hit")}


def _dedented(code: str) -> str:
    return IMPORTS + "\n".join(line[8:] for line in code.splitlines())


@pytest.mark.parametrize(
    ("mutation", "code"),
    [
        *(pytest.param(_drop_delete, code, id=f"call {name}") for name, code in DELETED.items()),
        *(pytest.param(_drop("NewPet", "tag"), code, id=f"argument {name}") for name, code in TAG.items()),
        *(pytest.param(_drop("NewHome", "street"), code, id=f"key {name}") for name, code in STREET.items()),
        *(pytest.param(_drop("Pet", "born"), code, id=f"field {name}") for name, code in BORN.items()),
    ],
)
def test_just_the_lines_that_a_change_is_about_are_hit(
    mutation: Callable[[dict[str, Any]], object], code: str, tmp_path: Path
) -> None:
    assert _hits(tmp_path, _dedented(code), mutation) == _lines(code)


def test_what_is_required_now_hits_who_does_not_pass_it(tmp_path: Path) -> None:
    code = """\
from pets_client import Client
Client().pets.create(name="Tom", tag="a")
Client().pets.create(name="Tom")  # hit
"""
    assert _hits(tmp_path, code, _require("NewPet", "name", "tag")) == _lines(code)


def _drop_kind(content: dict[str, Any]) -> None:
    """What was one of two known values is a number."""
    content["components"]["schemas"]["Kind"] = {"type": "integer", "enum": [1, 2]}


def _number_owners(content: dict[str, Any]) -> None:
    for method in ("get", "delete"):
        content["paths"]["/owners/{owner_id}/pets/{pet_id}"][method]["parameters"][0]["schema"] = {"type": "integer"}


def _number_pets(content: dict[str, Any]) -> None:
    content["paths"]["/owners/{owner_id}/pets/{pet_id}"]["get"]["parameters"][1]["schema"] = {"type": "integer"}


def _require_zip(content: dict[str, Any]) -> None:
    home = content["components"]["schemas"]["NewHome"]
    home["properties"]["zip"] = {"type": "string"}
    home["required"].append("zip")


def _require_street(content: dict[str, Any]) -> None:
    content["components"]["schemas"]["NewHome"]["required"].append("street")


def _drop_webhook(content: dict[str, Any]) -> None:
    del content["webhooks"]


MORE = {
    "type of a keyword-only argument": (
        _number_owners,
        """
        client = Client()
        client.owners.pets.delete("1", owner_id="2")  # hit
        client.pets.list()
        """,
    ),
    "type of a positional argument": (
        _number_pets,
        """
        Client().owners.pets.retrieve("1", owner_id="2")  # hit
        Client().owners.pets.delete("1", owner_id="2")
        """,
    ),
    "alias that fields and keywords are of": (
        _drop_kind,
        """
        client = Client()
        client.pets.create(name="Tom", kind="cat")  # hit
        print(client.pets.list()[0].kind)  # hit
        print(client.pets.list()[0].name)
        """,
    ),
    "key that is required and new": (
        _require_zip,
        """
        client = Client()
        client.pets.create(name="Tom", home={"city": "A"})  # hit
        client.pets.list()
        """,
    ),
    "key that is required now": (
        _require_street,
        """
        client = Client()
        client.pets.create(name="Tom", home={"city": "A"})  # hit
        client.pets.list()
        """,
    ),
    "function of the webhooks": (
        _drop_webhook,
        """
        from pets_client import webhooks

        print(webhooks.new_pet(b"{}").name)  # hit
        """,
    ),
    "field behind what is written in other ways": (
        _drop("Pet", "born"),
        """
        from typing import Iterator

        def pets(client: "AsyncClient", given: "models.Pet") -> Iterator["models.Pet"]:
            print(given.born)  # hit
            chosen = given if given else None
            print(chosen.born)  # hit
            made = models.Pet(name="Tom")
            print({made.born for _ in "a"}, {1: made.born for _ in "a"})  # hit
            yield given

        for each in pets(None, None):
            print(each.born)  # hit
        print(list(each.born for each in Client().pets.list()))  # hit
        kept: list[models.Pet] = []
        print(kept[0].born)  # hit
        known: dict[str, models.Pet] = {}
        print(known["a"].born)  # hit
        """,
    ),
    "keyword behind what is written in other ways": (
        _drop("NewHome", "street"),
        """
        client = Client()
        client.pets.create(name="Tom", home={"street": "B"} if client else {"city": "C"})  # hit
        client.pets.create(**{"name": "Tom", "home": {"street": "B"}})  # hit
        client.pets.create(name="Tom", homes=[{"street": "B"}, *[]])  # hit
        client.pets.create(name="Tom", homes=[{"street": each} for each in "AB"])  # hit
        """,
    ),
}


@pytest.mark.parametrize("name", MORE)
def test_more_ways_to_be_hit(name: str, tmp_path: Path) -> None:
    mutation, code = MORE[name]
    assert _hits(tmp_path, _dedented(code), mutation) == _lines(code)


def test_another_name_of_a_type_hits_who_says_it(tmp_path: Path) -> None:
    code = """\
from pets_client import models
from pets_client.models import Home as House, Pet  # hit
from pets_client.models.shared import Home  # hit
def show(home: models.Home) -> None: ...  # hit
"""
    assert _hits(tmp_path, code, _rename_home) == _lines(code)


def test_a_new_credential_hits_who_makes_a_client(tmp_path: Path) -> None:
    code = "import vendored.pets_client as pets\nclient = pets.Client(timeout=3)  # hit\n"
    assert _hits(tmp_path, code, _secure) == _lines(code)


@pytest.mark.parametrize(
    "code",
    [
        "client.owners.pets.delete('1')",
        "from pets import Client  # not pets_client\nClient().owners.pets.delete('1')",
        "import os\n'pets_client'\nclient.owners.pets.delete('1')",
    ],
)
def test_a_file_that_does_not_import_the_package_is_not_hit(tmp_path: Path, code: str) -> None:
    assert _hits(tmp_path, code, _drop_delete) == set()


def test_a_vendored_package_is_known_by_relative_imports(tmp_path: Path) -> None:
    code = "from ..vendor.pets_client import Client\nClient().owners.pets.delete('1')  # hit\n"
    assert _hits(tmp_path, code, _drop_delete) == _lines(code)
    code = "from . import pets_client\npets_client.Client().owners.pets.delete('1')  # hit\n"
    assert _hits(tmp_path, code, _drop_delete) == _lines(code)


def test_what_is_new_hits_nobody(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("from pets_client import Client\nClient().pets.create(name='Tom')\n")
    schema = {"type": "string"}
    after = changed(lambda content: content["components"]["schemas"]["NewPet"]["properties"].update(more=schema))
    found = with_uses(compare(OLD, after, Policy()), tmp_path, OLD).comparison
    assert found.changes
    assert not any(change.uses for change in found.changes)


def test_places_are_told_by_path_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "app.py").write_text(
        "from pets_client import Client\n\n  \nClient().owners.pets.delete('1')\n"
    )
    found = with_uses(compare(OLD, changed(_drop_delete), Policy()), tmp_path, OLD).comparison
    uses = {(use.path, use.line, use.column) for change in found.changes for use in change.uses}
    assert uses == {("shop/app.py", 4, 1)}


def test_unreadable_code_is_named_and_passed_over(tmp_path: Path) -> None:
    good = "from pets_client import Client\nClient().owners.pets.delete('1')\n"
    (tmp_path / "good.py").write_text(good)
    (tmp_path / "broken.py").write_text("import pets_client\ndef (:\n")
    (tmp_path / "latin.py").write_bytes(b"import pets_client\n'\xff'\n")
    (tmp_path / "gone.py").symlink_to(tmp_path / "nowhere.py")
    searched = with_uses(comparison(_drop_delete), tmp_path, OLD)
    told = [(Path(each.source).name, each.rule.name) for each in searched.skipped]
    assert told == [(name, "code-unreadable") for name in ("broken.py", "gone.py", "latin.py")]
    assert any(change.uses for change in searched.comparison.changes)


def test_generated_hidden_and_installed_code_is_not_searched(tmp_path: Path) -> None:
    for folder in (".venv", "node_modules", "client"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "app.py").write_text("from pets_client import Client\nClient().owners.pets.delete('1')\n")
    (tmp_path / "client" / "specmint.lock").write_text("{}")
    found = with_uses(comparison(_drop_delete), tmp_path, OLD).comparison
    assert not any(change.uses for change in found.changes)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SpecmintError, match="There is no folder"):
        with_uses(comparison(_drop_delete), tmp_path / "nowhere", OLD)
