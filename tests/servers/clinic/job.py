"""A day in the clinic: owners come with their animals, which are treated, and their charts are kept."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from clinic import AsyncClient, BadRequestError, Client, NotFoundError

if TYPE_CHECKING:
    import httpx

PACKAGE = "clinic"
KEY = "Token 0123456789abcdef"
MONDAY = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def connect(url: str, http_client: httpx.Client) -> Client:
    """A client of the clinic."""
    return Client(base_url=url, http_client=http_client, api_key=KEY)


def connect_async(url: str, http_client: httpx.AsyncClient) -> AsyncClient:
    """The same, asynchronous."""
    return AsyncClient(base_url=url, http_client=http_client, api_key=KEY)


def work(client: Client) -> list[object]:
    """Do the job."""
    done: list[object] = [client.token.create(username="ada", password="lovelace & co").token]
    ada = client.owners.create(name="Ada", email="ada@example.com", card={"number": [4, 2], "valid": None})
    bob = client.owners.create(name="B\u00f6b", email="bob@example.com")
    cat = client.animals.create(name="Tom", kind="cat", weight="4.20", owner=ada.id, mood=None, born=date(2020, 2, 29))
    dog = client.animals.create(name="Rex", kind="dog", weight="31.5", owner=ada.id, mood="", rest="1 02:00:00")
    done += [ada.card, cat.to_dict(), dog.mood, dog.rest, dog.weight]

    page = client.animals.list(kind=["cat", "dog"], limit=1)
    done += [page.count, [each.name for each in page.results], page.previous]
    done.append([each.name for each in client.animals.list(offset=1, limit=1).results])
    done.append([each.name for each in client.animals.list(kind=["dog"], heavier_than=30).results])

    moved = client.animals.update(cat.id, owner=bob.id, born=None, mood="good")
    done += [moved.owner == bob.id, moved.born, moved.mood]
    renamed = client.animals.replace(dog.id, name="Rex II", kind="dog", weight="31", owner=ada.id)
    done += [renamed.name, renamed.rest]
    done.append([len(each.animals) for each in client.owners.list().results])
    done.append(client.owners.update(bob.id, card={"bonus": 3}).card)

    charted = client.animals.upload_chart(cat.id, chart=("tom.txt", BytesIO(b"healthy"), "text/plain"), remark="")
    done.append(charted.chart.rpartition("/")[2] if charted.chart else None)
    with_chart = client.animals.create(
        name="Kit", kind="cat", weight="0.5", owner=bob.id, chart=("kit.txt", b"small"), mood="good"
    )
    done.append(with_chart.chart.rpartition("/")[2] if with_chart.chart else None)
    treated = client.animals.treat(
        cat.id,
        body=[
            {"doses": [1, 2], "at": MONDAY, "by": "vet", "notes": {"pulse": "80"}},
            {"doses": [3], "at": MONDAY, "by": None},
        ],
    )
    done.append([each.to_dict() for each in treated])

    try:
        client.owners.create(name="Ada again", email="ada@example.com")
    except BadRequestError as error:
        done.append(error.body)
    client.animals.delete(dog.id)
    try:
        client.animals.retrieve(dog.id)
    except NotFoundError as error:
        done.append(error.status_code)
    return done


async def work_async(client: AsyncClient) -> list[object]:
    """Do the job, asynchronously."""
    done: list[object] = [(await client.token.create(username="ada", password="lovelace & co")).token]
    ada = await client.owners.create(name="Ada", email="ada@example.com", card={"number": [4, 2], "valid": None})
    bob = await client.owners.create(name="B\u00f6b", email="bob@example.com")
    cat = await client.animals.create(
        name="Tom", kind="cat", weight="4.20", owner=ada.id, mood=None, born=date(2020, 2, 29)
    )
    dog = await client.animals.create(name="Rex", kind="dog", weight="31.5", owner=ada.id, mood="", rest="1 02:00:00")
    done += [ada.card, cat.to_dict(), dog.mood, dog.rest, dog.weight]

    page = await client.animals.list(kind=["cat", "dog"], limit=1)
    done += [page.count, [each.name for each in page.results], page.previous]
    done.append([each.name for each in (await client.animals.list(offset=1, limit=1)).results])
    done.append([each.name for each in (await client.animals.list(kind=["dog"], heavier_than=30)).results])

    moved = await client.animals.update(cat.id, owner=bob.id, born=None, mood="good")
    done += [moved.owner == bob.id, moved.born, moved.mood]
    renamed = await client.animals.replace(dog.id, name="Rex II", kind="dog", weight="31", owner=ada.id)
    done += [renamed.name, renamed.rest]
    done.append([len(each.animals) for each in (await client.owners.list()).results])
    done.append((await client.owners.update(bob.id, card={"bonus": 3})).card)

    charted = await client.animals.upload_chart(cat.id, chart=("tom.txt", BytesIO(b"healthy"), "text/plain"), remark="")
    done.append(charted.chart.rpartition("/")[2] if charted.chart else None)
    with_chart = await client.animals.create(
        name="Kit", kind="cat", weight="0.5", owner=bob.id, chart=("kit.txt", b"small"), mood="good"
    )
    done.append(with_chart.chart.rpartition("/")[2] if with_chart.chart else None)
    treated = await client.animals.treat(
        cat.id,
        body=[
            {"doses": [1, 2], "at": MONDAY, "by": "vet", "notes": {"pulse": "80"}},
            {"doses": [3], "at": MONDAY, "by": None},
        ],
    )
    done.append([each.to_dict() for each in treated])

    try:
        await client.owners.create(name="Ada again", email="ada@example.com")
    except BadRequestError as error:
        done.append(error.body)
    await client.animals.delete(dog.id)
    try:
        await client.animals.retrieve(dog.id)
    except NotFoundError as error:
        done.append(error.status_code)
    return done


TOM = {"id": 1, "name": "Tom", "kind": "cat", "mood": None, "weight": "4.20", "owner": 1, "chart": None, "seen": None}
RESULT: list[object] = [
    *("0123456789abcdef", {"number": [4, 2], "valid": None}),
    {**TOM, "born": "2020-02-29", "rest": None},
    *("", "1 02:00:00", "31.50", 2, ["Rex"], None, ["Tom"], ["Rex"]),
    *(True, None, "good", "Rex II", "1 02:00:00", [1, 1], {"bonus": 3}, "tom.txt", "kit.txt"),
    [
        {"doses": [1, 2], "at": "2026-03-02T08:30:00Z", "by": "vet", "notes": {"pulse": "80"}},
        {"doses": [3], "at": "2026-03-02T08:30:00Z", "by": None},
    ],
    *(b'{"email":["owner with this email already exists."]}', 404),
]
