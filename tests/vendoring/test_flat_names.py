from __future__ import annotations

from specmint.python.modules import Foreign, Home, Module
from specmint.vendoring.flat_names import FlatNames

MODULES = (
    Module("_runtime.calls", "import json\nclass Pet: ...\ndef json_(): ...\nSCHEMAS = 1\n"),
    Module("_runtime.errors", "class NotFoundError(Exception): ...\n"),
    Module("client", "class Client: ...\n"),
    Module(
        "models.pets",
        "from datetime import date\nclass Pet: ...\nclass Client: ...\nclass json: ...\nclass Warning: ...\n",
    ),
    Module("params.pets", "from json import dumps\nclass Pet: ...\nclass Cat:\n    Cat: int\n"),
    Module(
        "resources.pets",
        "from datetime import date as date_\nLIST = 1\ndef list_call(): ...\nclass Pets:\n    def date(self): ...\n",
    ),
    Module("webhooks", "_READ = 1\nName = str\ndef read(): ...\n"),
)


def names() -> FlatNames:
    return FlatNames.of(MODULES, {"SCHEMAS"})


def test_the_words_of_the_api_come_first() -> None:
    assert names().names[Home("client", "Client")] == "Client"
    assert names().names[Home("_runtime.errors", "NotFoundError")] == "NotFoundError"
    assert names().names[Home("models.pets", "Pet")] == "Pet"
    assert names().names[Home("models.pets", "json")] == "json"


def test_what_finds_its_name_taken_says_more() -> None:
    assert names().names[Home("models.pets", "Client")] == "ClientModel"
    assert names().names[Home("models.pets", "Warning")] == "WarningModel"
    assert names().names[Home("params.pets", "Pet")] == "PetParams"
    assert names().names[Home("params.pets", "Cat")] == "CatParams"
    assert names().names[Home("_runtime.calls", "Pet")] == "_calls_Pet"
    assert names().names[Home("_runtime.calls", "SCHEMAS")] == "_calls_SCHEMAS"
    assert names().names[Foreign("json", "")] == "_json"


def test_what_belongs_to_something_says_so() -> None:
    assert names().names[Home("resources.pets", "LIST")] == "PETS_LIST"
    assert names().names[Home("resources.pets", "list_call")] == "pets_list_call"
    assert names().names[Home("resources.pets", "Pets")] == "PetsResource"
    assert names().names[Home("webhooks", "_READ")] == "WEBHOOKS__READ"
    assert names().names[Home("webhooks", "read")] == "webhooks_read"
    assert names().names[Home("webhooks", "Name")] == "WebhooksName"


def test_an_import_is_called_what_is_free_wherever_it_is_used() -> None:
    assert names().names[Foreign("datetime", "date")] == "date_"


def test_no_name_is_given_twice() -> None:
    given = list(names().names.values())
    assert len(given) == len(set(given))
