"""A morning in the shop: offers are made, changed, pictured, searched, put into a basket and delivered."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from shop import AsyncClient, Client, NotFoundError, RequestValidationError, UnprocessableEntityError, models

if TYPE_CHECKING:
    import httpx

PACKAGE = "shop"
PICTURE = b"\x89PNG" + bytes(range(256)) * 4
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
SCANS = (("first.txt", b"one"), ("zweiter \u00fc.txt", b"two two", "text/plain"))


class Tag(StrEnum):
    """The words that the shop's own code marks offers with."""

    OLD = "old"
    NEW = "new"


def connect(url: str, http_client: httpx.Client) -> Client:
    """A client that signs in by name and password when it has to."""

    def token() -> str:
        with Client(base_url=url) as anonymous:
            return anonymous.token.sign(username="ada", password="lovelace & co").access_token

    return Client(base_url=url, http_client=http_client, o_auth2_password_bearer=token, api_key_cookie="basket-1")


def connect_async(url: str, http_client: httpx.AsyncClient) -> AsyncClient:
    """The same, asynchronous."""

    async def token() -> str:
        async with AsyncClient(base_url=url) as anonymous:
            return (await anonymous.token.sign(username="ada", password="lovelace & co")).access_token

    return AsyncClient(base_url=url, http_client=http_client, o_auth2_password_bearer=token, api_key_cookie="basket-1")


def work(client: Client) -> list[object]:
    """Do the job."""
    done: list[object] = [client.me.retrieve()]
    book = client.offers.create(
        article={"kind": "book", "title": "Ways of \u00c6ther", "pages": 320},
        price="19.90",
        tags=[Tag.OLD, "paper & ink"],
        sizes=(12.5, 19),
        extra={"isbn": 9783161484100, "shelf": "A/7", "note": None},
        available_from=date(2026, 4, 1),
    )
    lamp = client.offers.create(
        article={"kind": "lamp", "title": "Lantern", "watts": 7.5, "colour": "green"}, price=7, lead_time="PT3H"
    )
    done += [book.article.title if isinstance(book.article, models.Book) else None, book.price, book.available_from]
    done.append(lamp.to_dict()["article"])

    page = client.offers.list(limit=1, order_by="price", tags=[Tag.OLD, "unheard of"])
    done += [page.total, [each.id == book.id for each in page.items]]
    found = client.offers.search(colour=["green", "red"], since=MONDAY, cheaper_than=7.5, x_trace=["a", "b"])
    done.append([each.price for each in found if isinstance(each, models.StoredOfferOutput)])
    none = client.offers.search(cheaper_than="0.01", exact=True, language="de", x_trace=["a b", "c"])
    done.append([each.reason for each in none if isinstance(each, models.Problem)])

    changed = client.offers.update(book.id, price="17.50", available_from=None)
    done += [changed.price, changed.available_from, changed.lead_time]
    done.append(client.offers.replace(book.id, **{**changed.to_dict(), "price": "16"}).price)
    try:
        client.offers.retrieve("00000000-0000-0000-0000-000000000000")
    except NotFoundError as error:
        done.append(error.body)
    try:
        client.with_options(validate_requests=False).offers.list(limit=1000)
    except UnprocessableEntityError as error:
        done.append(error.status_code)
    try:
        client.offers.list(limit=1000)
    except RequestValidationError as error:
        done.append(str(error.problems[0]))

    picture = client.offers.upload_picture(
        lamp.id, picture=("lamp.png", PICTURE, "image/png"), caption="A \u2602 lamp", colours=["red", "green"]
    )
    done.append(picture.to_dict())
    done.append(client.offers.download_picture(lamp.id) == PICTURE)
    done.append(client.offers.download_picture(lamp.id, range="bytes=0-3"))
    with client.offers.download_picture_stream(lamp.id) as download:
        done.append(sum(len(piece) for piece in download.iter_bytes()))
    done.append(client.scans.upload(scans=SCANS, checksum=b"\xff\x00", note="two pages"))
    address = client.addresses.check(name="Ada & Co", street="1+1 Way", zip_code="01234", express=True)
    done.append(address.to_dict())

    client.basket.fill(lamp.id, count=2)
    done.append(client.basket.retrieve() == [lamp.id, lamp.id])
    done.append(client.shelves.retrieve("row 1/box #2/\u00e4?", shelf=3, colour="red", near=1.5))
    done.append([(event.id, event.event, event.data) for event in client.deliveries.follow_notes(2)])
    done.append([event.data.place for event in client.deliveries.follow_ticks(3)])
    done.append([line.place for line in client.deliveries.lines.list(2)])
    done.append(client.rules.check(body={book.id: [1, 2], lamp.id: {"top": "red"}}, strict=True))
    client.offers.delete(book.id)
    done.append(client.offers.list().total)
    return done


async def work_async(client: AsyncClient) -> list[object]:
    """Do the job, asynchronously."""
    done: list[object] = [await client.me.retrieve()]
    book = await client.offers.create(
        article={"kind": "book", "title": "Ways of \u00c6ther", "pages": 320},
        price="19.90",
        tags=[Tag.OLD, "paper & ink"],
        sizes=(12.5, 19),
        extra={"isbn": 9783161484100, "shelf": "A/7", "note": None},
        available_from=date(2026, 4, 1),
    )
    lamp = await client.offers.create(
        article={"kind": "lamp", "title": "Lantern", "watts": 7.5, "colour": "green"}, price=7, lead_time="PT3H"
    )
    done += [book.article.title if isinstance(book.article, models.Book) else None, book.price, book.available_from]
    done.append(lamp.to_dict()["article"])

    page = await client.offers.list(limit=1, order_by="price", tags=[Tag.OLD, "unheard of"])
    done += [page.total, [each.id == book.id for each in page.items]]
    found = await client.offers.search(colour=["green", "red"], since=MONDAY, cheaper_than=7.5, x_trace=["a", "b"])
    done.append([each.price for each in found if isinstance(each, models.StoredOfferOutput)])
    none = await client.offers.search(cheaper_than="0.01", exact=True, language="de", x_trace=["a b", "c"])
    done.append([each.reason for each in none if isinstance(each, models.Problem)])

    changed = await client.offers.update(book.id, price="17.50", available_from=None)
    done += [changed.price, changed.available_from, changed.lead_time]
    done.append((await client.offers.replace(book.id, **{**changed.to_dict(), "price": "16"})).price)
    try:
        await client.offers.retrieve("00000000-0000-0000-0000-000000000000")
    except NotFoundError as error:
        done.append(error.body)
    try:
        await client.with_options(validate_requests=False).offers.list(limit=1000)
    except UnprocessableEntityError as error:
        done.append(error.status_code)
    try:
        await client.offers.list(limit=1000)
    except RequestValidationError as error:
        done.append(str(error.problems[0]))

    picture = await client.offers.upload_picture(
        lamp.id, picture=("lamp.png", PICTURE, "image/png"), caption="A \u2602 lamp", colours=["red", "green"]
    )
    done.append(picture.to_dict())
    done.append(await client.offers.download_picture(lamp.id) == PICTURE)
    done.append(await client.offers.download_picture(lamp.id, range="bytes=0-3"))
    async with client.offers.download_picture_stream(lamp.id) as download:
        done.append(sum([len(piece) async for piece in download.iter_bytes()]))
    done.append(await client.scans.upload(scans=SCANS, checksum=b"\xff\x00", note="two pages"))
    address = await client.addresses.check(name="Ada & Co", street="1+1 Way", zip_code="01234", express=True)
    done.append(address.to_dict())

    await client.basket.fill(lamp.id, count=2)
    done.append(await client.basket.retrieve() == [lamp.id, lamp.id])
    done.append(await client.shelves.retrieve("row 1/box #2/\u00e4?", shelf=3, colour="red", near=1.5))
    done.append([(event.id, event.event, event.data) async for event in await client.deliveries.follow_notes(2)])
    done.append([event.data.place async for event in await client.deliveries.follow_ticks(3)])
    done.append([line.place async for line in await client.deliveries.lines.list(2)])
    done.append(await client.rules.check(body={book.id: [1, 2], lamp.id: {"top": "red"}}, strict=True))
    await client.offers.delete(book.id)
    done.append((await client.offers.list()).total)
    return done


RESULT: list[object] = [
    "ada \u2615",
    *("Ways of \u00c6ther", "19.90", date(2026, 4, 1)),
    {"kind": "lamp", "title": "Lantern", "watts": 7.5, "colour": "green"},
    *(1, [True], ["7"], ["nothing exact=True in de for a b,c"]),
    *("17.50", None, "P2D", "16"),
    *(b'{"reason":"no such offer","offer":null}', 422),
    "limit: must be at most 100 (maximum); got an int",
    {
        "name": "lamp.png",
        "size": 1028,
        "content_type": "image/png",
        "caption": "A \u2602 lamp",
        "colours": ["red", "green"],
    },
    *(True, b"\x89PNG", 1028),
    {"first.txt": 3, "zweiter \u00fc.txt": 7, "checksum": "ff00", "note": "two pages"},
    {"name": "Ada & Co", "street": "1+1 Way", "zipCode": "01234", "express": True},
    *(True, "3 row 1/box #2/\u00e4? red 1.5"),
    [("0", "note", "note 0\nsecond line"), ("1", "note", "note 1\nsecond line")],
    *(["town 0", "town 1", "town 2"], ["town 0", "town 1"]),
    {"3c97f655-9ff8-57f3-90b2-d930fd574ba5": 3, "9d0840c7-980d-5403-a4e9-af441b37feb3": 2},
    1,
]
