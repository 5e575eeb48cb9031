"""A night on call: alerts come in, are looked at, silenced, and the silence is prolonged and ended."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from alertmanager import AsyncClient, BadRequestError, Client, NotFoundError

if TYPE_CHECKING:
    import httpx

PACKAGE = "alertmanager"
DISK = {"alertname": "DiskFull", "host": "db 1", "team": "\u00e6ther"}
NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
DAWN = datetime(2099, 3, 2, 6, 0, tzinfo=UTC)


def connect(url: str, http_client: httpx.Client) -> Client:
    """A client of the alert manager."""
    return Client(base_url=url, http_client=http_client)


def connect_async(url: str, http_client: httpx.AsyncClient) -> AsyncClient:
    """The same, asynchronous."""
    return AsyncClient(base_url=url, http_client=http_client)


def work(client: Client) -> list[object]:
    """Do the job."""
    status = client.status.retrieve()
    done: list[object] = [status.cluster.status, [each.name for each in client.receivers.list()]]
    client.alerts.create(
        body=[
            {
                "labels": {"alertname": "DiskFull", "host": "db 1", "team": "\u00e6ther"},
                "annotations": {"summary": "95 % full"},
                "endsAt": DAWN,
                "generatorURL": "http://127.0.0.1/graph?g0=1&x",
            },
            {"labels": {"alertname": "Slow", "host": "web-1"}, "startsAt": NOW, "endsAt": DAWN},
        ]
    )
    disks = client.alerts.list(filter=['alertname="DiskFull"', 'host=~"db .+"'], silenced=False, receiver="te.m")
    done += [[(each.labels, each.annotations, each.ends_at, each.status.state) for each in disks]]
    done.append(sorted(each.labels["alertname"] for each in client.alerts.list(active=True)))
    groups = client.alerts.groups.list(filter=['team="\u00e6ther"'])
    done.append([[each.labels["host"] for each in group.alerts] for group in groups])

    silence = client.silences.create(
        matchers=[
            {"name": "alertname", "value": "Disk.*", "isRegex": True},
            {"name": "host", "value": "web-1", "isRegex": False, "isEqual": False},
        ],
        starts_at=NOW,
        ends_at=datetime(2098, 1, 1, tzinfo=UTC),
        created_by="Ada",
        comment="known, ticket #7 & more",
    ).silence_id
    assert silence
    done.append([each.labels["host"] for each in client.alerts.list(silenced=False)])
    stored = client.silence.retrieve(silence)
    done += [stored.created_by, stored.status.state, stored.matchers[1].is_equal]
    longer = client.silences.create(
        id=stored.id,
        matchers=stored.matchers,
        starts_at=stored.starts_at,
        ends_at=DAWN,
        created_by=stored.created_by,
        comment=stored.comment,
    ).silence_id
    done.append([each.ends_at == DAWN for each in client.silences.list() if each.id == longer])
    client.silence.delete(longer or "")
    done.append(client.silence.retrieve(longer or "").status.state)
    try:
        client.silence.retrieve("00000000-0000-0000-0000-000000000000")
    except NotFoundError as error:
        done.append(error.status_code)
    try:
        client.alerts.list(filter=["no matcher"])
    except BadRequestError as error:
        done.append(error.status_code)
    return done


async def work_async(client: AsyncClient) -> list[object]:
    """Do the job, asynchronously."""
    status = await client.status.retrieve()
    done: list[object] = [status.cluster.status, [each.name for each in await client.receivers.list()]]
    await client.alerts.create(
        body=[
            {
                "labels": {"alertname": "DiskFull", "host": "db 1", "team": "\u00e6ther"},
                "annotations": {"summary": "95 % full"},
                "endsAt": DAWN,
                "generatorURL": "http://127.0.0.1/graph?g0=1&x",
            },
            {"labels": {"alertname": "Slow", "host": "web-1"}, "startsAt": NOW, "endsAt": DAWN},
        ]
    )
    disks = await client.alerts.list(filter=['alertname="DiskFull"', 'host=~"db .+"'], silenced=False, receiver="te.m")
    done += [[(each.labels, each.annotations, each.ends_at, each.status.state) for each in disks]]
    done.append(sorted(each.labels["alertname"] for each in await client.alerts.list(active=True)))
    groups = await client.alerts.groups.list(filter=['team="\u00e6ther"'])
    done.append([[each.labels["host"] for each in group.alerts] for group in groups])

    silence = (
        await client.silences.create(
            matchers=[
                {"name": "alertname", "value": "Disk.*", "isRegex": True},
                {"name": "host", "value": "web-1", "isRegex": False, "isEqual": False},
            ],
            starts_at=NOW,
            ends_at=datetime(2098, 1, 1, tzinfo=UTC),
            created_by="Ada",
            comment="known, ticket #7 & more",
        )
    ).silence_id
    assert silence
    done.append([each.labels["host"] for each in await client.alerts.list(silenced=False)])
    stored = await client.silence.retrieve(silence)
    done += [stored.created_by, stored.status.state, stored.matchers[1].is_equal]
    longer = (
        await client.silences.create(
            id=stored.id,
            matchers=stored.matchers,
            starts_at=stored.starts_at,
            ends_at=DAWN,
            created_by=stored.created_by,
            comment=stored.comment,
        )
    ).silence_id
    done.append([each.ends_at == DAWN for each in await client.silences.list() if each.id == longer])
    await client.silence.delete(longer or "")
    done.append((await client.silence.retrieve(longer or "")).status.state)
    try:
        await client.silence.retrieve("00000000-0000-0000-0000-000000000000")
    except NotFoundError as error:
        done.append(error.status_code)
    try:
        await client.alerts.list(filter=["no matcher"])
    except BadRequestError as error:
        done.append(error.status_code)
    return done


RESULT: list[object] = [
    *("disabled", ["team"]),
    [(DISK, {"summary": "95 % full"}, DAWN, "active")],
    *(["DiskFull", "Slow"], [["db 1"]], ["web-1"]),
    *("Ada", "active", False, [True], "expired"),
    *(404, 400),
]
