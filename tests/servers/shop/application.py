"""A shop that uses what FastAPI offers: run as ``python application.py PORT`` in an environment that has it."""

import sys
from collections.abc import AsyncIterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID, uuid5

import uvicorn
from fastapi import Body, Cookie, Depends, FastAPI, File, Form, Header, HTTPException, Path, Query, Response, UploadFile
from fastapi.responses import PlainTextResponse, RedirectResponse
from fastapi.security import APIKeyCookie, OAuth2PasswordBearer, OAuth2PasswordRequestForm
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, ConfigDict, Field

SPACE = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
MONDAY = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)

app = FastAPI(title="Shop", version="1.0")
signed_in = OAuth2PasswordBearer(tokenUrl="token")
basket_key = APIKeyCookie(name="basket", auto_error=False)


class Colour(StrEnum):
    """What a thing is painted in."""

    RED = "red"
    GREEN = "green"


class Book(BaseModel):
    """Something to read."""

    kind: Literal["book"]
    title: Annotated[str, Field(min_length=1, max_length=80)]
    pages: Annotated[int, Field(gt=0)]


class Lamp(BaseModel):
    """Something that shines."""

    kind: Literal["lamp"]
    title: str
    watts: Annotated[float, Field(ge=0.5, le=500, multiple_of=0.5)]
    colour: Colour = Colour.RED


Article = Annotated[Book | Lamp, Field(discriminator="kind")]


class Offer(BaseModel):
    """An article with its price."""

    model_config = ConfigDict(extra="forbid")

    article: Article
    price: Decimal = Field(gt=0, decimal_places=2)
    tags: set[str] = set()
    sizes: tuple[float, float] | None = None
    extra: dict[str, int | str | None] = {}
    available_from: date | None = None
    lead_time: timedelta = timedelta(days=2)


class StoredOffer(Offer):
    """An offer that has been stored."""

    id: UUID
    created: datetime


class OfferChange(BaseModel):
    """What is not given stays; null takes it away."""

    price: Decimal | None = None
    available_from: date | None = None


class Window(BaseModel):
    """Which offers, and how many of them."""

    model_config = ConfigDict(extra="forbid")

    limit: Annotated[int, Field(ge=1, le=100)] = 20
    offset: Annotated[int, Field(ge=0)] = 0
    order_by: Literal["title", "price"] = "title"
    tags: list[str] = []


class Page(BaseModel):
    """A window on a list."""

    total: int
    items: list[StoredOffer]


class Token(BaseModel):
    """Who has it is signed in."""

    access_token: str
    token_type: str


class Problem(BaseModel):
    """What went wrong."""

    reason: str
    offer: UUID | None = None


class Picture(BaseModel):
    """What has been uploaded."""

    name: str | None
    size: int
    content_type: str | None
    caption: str
    colours: list[Colour]


class Address(BaseModel):
    """Where a parcel goes."""

    name: str
    street: str
    zip_code: Annotated[str, Field(alias="zipCode", pattern=r"^\d{5}$")]
    express: bool = False


class Tick(BaseModel):
    """One step of a delivery."""

    step: int
    place: str


OFFERS: dict[UUID, StoredOffer] = {}
PICTURES: dict[UUID, tuple[bytes, str]] = {}
BASKETS: dict[str, list[UUID]] = {}


@app.exception_handler(LookupError)
async def missing(_request: object, error: LookupError) -> Response:
    """Say that there is no such offer, as the document says."""
    return Response(Problem(reason=str(error)).model_dump_json(), 404, media_type="application/json")


def stored(offer_id: UUID) -> StoredOffer:
    """The offer of that id."""
    if offer_id not in OFFERS:
        message = "no such offer"
        raise LookupError(message)
    return OFFERS[offer_id]


async def user(token: Annotated[str, Depends(signed_in)]) -> str:
    """The name of who is signed in."""
    if token != "open sesame":
        raise HTTPException(401, "unknown token", {"WWW-Authenticate": "Bearer"})
    return "ada"


@app.post("/token")
async def sign_in(form: Annotated[OAuth2PasswordRequestForm, Depends()]) -> Token:
    """Get a token for a name and a password."""
    if (form.username, form.password) != ("ada", "lovelace & co"):
        raise HTTPException(400, "wrong name or password")
    return Token(access_token="open sesame", token_type="bearer")


@app.get("/me", response_class=PlainTextResponse)
async def me(name: Annotated[str, Depends(user)]) -> str:
    """Who is signed in."""
    return f"{name} ☕"


@app.post("/offers", status_code=201)
async def create_offer(offer: Offer, response: Response, _name: Annotated[str, Depends(user)]) -> StoredOffer:
    """Store an offer."""
    made = StoredOffer(**offer.model_dump(), id=uuid5(SPACE, offer.article.title), created=MONDAY)
    OFFERS[made.id] = made
    response.headers["Location"] = f"/offers/{made.id}"
    return made


@app.get("/offers")
async def list_offers(window: Annotated[Window, Query()]) -> Page:
    """List offers, those with any of some tags, in an order."""
    found = [each for each in OFFERS.values() if not window.tags or each.tags & set(window.tags)]
    found.sort(key=lambda each: each.price if window.order_by == "price" else each.article.title)
    return Page(total=len(found), items=found[window.offset : window.offset + window.limit])


@app.get("/offers/search")
async def search_offers(
    colours: Annotated[list[Colour] | None, Query(alias="colour", max_length=2)] = None,
    since: datetime | None = None,
    cheaper_than: Annotated[Decimal | None, Query(alias="cheaper-than", gt=0)] = None,
    exact: bool = False,
    x_trace: Annotated[list[str] | None, Header()] = None,
    language: Annotated[str, Cookie(max_length=5)] = "en",
) -> list[StoredOffer | Problem]:
    """Search with everything a query, a header and a cookie can say."""
    found = [
        each
        for each in OFFERS.values()
        if (not colours or (isinstance(each.article, Lamp) and each.article.colour in colours))
        and (since is None or each.created >= since)
        and (cheaper_than is None or each.price < cheaper_than)
    ]
    return found or [Problem(reason=f"nothing exact={exact} in {language} for {','.join(x_trace or ())}")]


@app.get("/offers/{offer_id}", responses={404: {"model": Problem}})
async def get_offer(offer_id: UUID) -> StoredOffer:
    """One offer."""
    return stored(offer_id)


@app.patch("/offers/{offer_id}", responses={404: {"model": Problem}})
async def change_offer(offer_id: UUID, change: OfferChange, _name: Annotated[str, Depends(user)]) -> StoredOffer:
    """Change what is given, and only that."""
    OFFERS[offer_id] = stored(offer_id).model_copy(update=change.model_dump(exclude_unset=True))
    return OFFERS[offer_id]


@app.put("/offers/{offer_id}", responses={404: {"model": Problem}})
async def replace_offer(offer_id: UUID, offer: StoredOffer, _name: Annotated[str, Depends(user)]) -> StoredOffer:
    """Replace an offer whole."""
    stored(offer_id)
    OFFERS[offer_id] = offer
    return offer


@app.delete("/offers/{offer_id}", status_code=204)
async def delete_offer(offer_id: UUID, _name: Annotated[str, Depends(user)]) -> None:
    """Take an offer away."""
    del OFFERS[stored(offer_id).id]


@app.post("/offers/{offer_id}/picture")
async def upload_picture(
    offer_id: UUID,
    picture: UploadFile,
    caption: Annotated[str, Form(max_length=40)],
    colours: Annotated[list[Colour], Form()],
    _name: Annotated[str, Depends(user)],
) -> Picture:
    """Upload a picture with what is to be said about it."""
    content = await picture.read()
    PICTURES[offer_id] = content, picture.content_type or "application/octet-stream"
    return Picture(
        name=picture.filename, size=len(content), content_type=picture.content_type, caption=caption, colours=colours
    )


@app.get("/offers/{offer_id}/picture", response_class=Response, responses={200: {"content": {"image/png": {}}}})
async def download_picture(offer_id: UUID, range_: Annotated[str | None, Header(alias="Range")] = None) -> Response:
    """Download the picture, or a part of it."""
    content, kind = PICTURES[offer_id]
    if range_ is None:
        return Response(content, media_type=kind)
    first, last = map(int, range_.removeprefix("bytes=").split("-"))
    told = {"Content-Range": f"bytes {first}-{last}/{len(content)}"}
    return Response(content[first : last + 1], 206, told, kind)


@app.post("/scans")
async def upload_scans(
    scans: list[UploadFile], checksum: Annotated[bytes, File()], note: Annotated[str | None, Form()] = None
) -> dict[str, int | str | None]:
    """Upload several files at once, one of them small."""
    sizes: dict[str, int | str | None] = {each.filename or "": len(await each.read()) for each in scans}
    return {**sizes, "checksum": checksum.hex(), "note": note}


@app.post("/addresses")
async def check_address(address: Annotated[Address, Form()]) -> Address:
    """Read an address from a form, and give it back as JSON."""
    return address


@app.post("/basket/{offer_id}", status_code=204)
async def fill_basket(
    offer_id: UUID,
    response: Response,
    count: Annotated[int, Body(embed=True, ge=1, le=9)],
    basket: Annotated[str | None, Depends(basket_key)],
) -> None:
    """Put an offer into the basket; who has no basket gets one, by a cookie."""
    key = basket or "basket-1"
    BASKETS.setdefault(key, []).extend([offer_id] * count)
    response.set_cookie("basket", key)


@app.get("/basket")
async def get_basket(basket: Annotated[str | None, Depends(basket_key)]) -> list[UUID]:
    """What is in the basket."""
    return BASKETS.get(basket or "", [])


@app.get("/shelves/{shelf}/{place:path}", response_class=PlainTextResponse)
async def find_place(
    shelf: Annotated[int, Path(ge=1, le=12)], place: str, colour: Colour | None = None, near: float | None = None
) -> str:
    """Find a place, which has slashes in its name."""
    return f"{shelf} {place} {colour} {near}"


@app.get("/deliveries/{steps}/ticks", response_class=EventSourceResponse)
async def follow_delivery(steps: Annotated[int, Path(ge=1, le=10)]) -> AsyncIterable[Tick]:
    """Follow a delivery, step by step."""
    for step in range(steps):
        yield Tick(step=step, place=f"town {step}")


@app.get("/deliveries/{steps}/notes", response_class=EventSourceResponse)
async def follow_notes(steps: int) -> AsyncIterable[ServerSentEvent]:
    """Follow what is noted on the way, as events with names."""
    for step in range(steps):
        yield ServerSentEvent(raw_data=f"note {step}\nsecond line", event="note", id=str(step))


@app.get("/deliveries/{steps}/lines")
async def list_lines(steps: int) -> AsyncIterable[Tick]:
    """The steps of a delivery as lines of JSON."""
    for step in range(steps):
        yield Tick(step=step, place=f"town {step}")


@app.get("/old-offers/{offer_id}", status_code=307, response_class=RedirectResponse)
async def find_old_offer(offer_id: UUID) -> str:
    """Where an offer has gone."""
    return f"/offers/{offer_id}"


@app.post("/rules")
async def check_rules(rules: dict[UUID, list[int] | dict[str, Colour]], strict: bool | None = None) -> dict[str, int]:
    """Count the rules of each article."""
    return {str(key): len(value) + int(bool(strict)) for key, value in rules.items()}


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
