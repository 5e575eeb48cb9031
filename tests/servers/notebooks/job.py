"""An evening with notebooks: files are written, renamed and restored, a kernel is started, a session moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from notebooks import AsyncClient, Client, NotFoundError, UnexpectedStatusError

if TYPE_CHECKING:
    import httpx

PACKAGE = "notebooks"
HEADERS = {"Authorization": "token 0123456789abcdef"}


def connect(url: str, http_client: httpx.Client) -> Client:
    """A client of the server; its document says nothing of the token."""
    return Client(base_url=url, http_client=http_client, default_headers=HEADERS)


def connect_async(url: str, http_client: httpx.AsyncClient) -> AsyncClient:
    """The same, asynchronous."""
    return AsyncClient(base_url=url, http_client=http_client, default_headers=HEADERS)


def work(client: Client) -> list[object]:
    """Do the job."""
    done: list[object] = [client.status.retrieve().kernels]
    try:
        client.api.retrieve()
    except UnexpectedStatusError as error:
        done.append(str(error))
    client.contents.update("r\u00e9sum\u00e9.txt", type="file", format="text", content="one\n")
    saved = client.contents.checkpoints.create("r\u00e9sum\u00e9.txt")
    done.append(client.contents.retrieve("r\u00e9sum\u00e9.txt", type="file", format="text").content)
    client.contents.update("r\u00e9sum\u00e9.txt", type="file", format="text", content="two\n")
    done.append([each.id for each in client.contents.checkpoints.list("r\u00e9sum\u00e9.txt")])
    client.contents.checkpoints.restore(saved.id, path="r\u00e9sum\u00e9.txt")
    read = client.contents.retrieve("r\u00e9sum\u00e9.txt", content=1, hash=1)
    done += [read.content, read.writable, len(read.hash or "")]
    done.append(client.contents.rename("r\u00e9sum\u00e9.txt", path_body="life & work.txt").name)
    done.append(client.contents.retrieve("/", content=0).type)

    made = client.contents.create("/", type="directory")
    done.append(made.path)
    notebook = client.contents.create(made.path, type="notebook")
    copied = client.contents.create("/", copy_from=notebook.path)
    done.append(copied.path)

    done.append(client.config.update("notebook", body={"colour": "red", "size": 3}))
    done.append(client.config.retrieve("notebook"))
    specifications = client.kernelspecs.retrieve()
    done.append(specifications.default)
    kernel = client.kernels.start(name="python3", path="")
    client.kernels.interrupt(kernel.id)
    done.append(client.kernels.restart(kernel.id).name)
    done.append([each.id == kernel.id for each in client.kernels.list()])
    session = client.sessions.create(
        path=notebook.path, name="a b", type="notebook", kernel={"id": kernel.id, "name": ""}
    )
    done.append(client.sessions.update(session.id or "", path=copied.path, name="copy", type="notebook").path)
    client.sessions.delete(session.id or "")
    try:
        client.kernels.retrieve(kernel.id)
    except NotFoundError as error:
        done.append(error.status_code)
    client.contents.delete(copied.path)
    return done


async def work_async(client: AsyncClient) -> list[object]:
    """Do the job, asynchronously."""
    done: list[object] = [(await client.status.retrieve()).kernels]
    try:
        await client.api.retrieve()
    except UnexpectedStatusError as error:
        done.append(str(error))
    await client.contents.update("r\u00e9sum\u00e9.txt", type="file", format="text", content="one\n")
    saved = await client.contents.checkpoints.create("r\u00e9sum\u00e9.txt")
    done.append((await client.contents.retrieve("r\u00e9sum\u00e9.txt", type="file", format="text")).content)
    await client.contents.update("r\u00e9sum\u00e9.txt", type="file", format="text", content="two\n")
    done.append([each.id for each in await client.contents.checkpoints.list("r\u00e9sum\u00e9.txt")])
    await client.contents.checkpoints.restore(saved.id, path="r\u00e9sum\u00e9.txt")
    read = await client.contents.retrieve("r\u00e9sum\u00e9.txt", content=1, hash=1)
    done += [read.content, read.writable, len(read.hash or "")]
    done.append((await client.contents.rename("r\u00e9sum\u00e9.txt", path_body="life & work.txt")).name)
    done.append((await client.contents.retrieve("/", content=0)).type)

    made = await client.contents.create("/", type="directory")
    done.append(made.path)
    notebook = await client.contents.create(made.path, type="notebook")
    copied = await client.contents.create("/", copy_from=notebook.path)
    done.append(copied.path)

    done.append(await client.config.update("notebook", body={"colour": "red", "size": 3}))
    done.append(await client.config.retrieve("notebook"))
    specifications = await client.kernelspecs.retrieve()
    done.append(specifications.default)
    kernel = await client.kernels.start(name="python3", path="")
    await client.kernels.interrupt(kernel.id)
    done.append((await client.kernels.restart(kernel.id)).name)
    done.append([each.id == kernel.id for each in await client.kernels.list()])
    session = await client.sessions.create(
        path=notebook.path, name="a b", type="notebook", kernel={"id": kernel.id, "name": ""}
    )
    done.append((await client.sessions.update(session.id or "", path=copied.path, name="copy", type="notebook")).path)
    await client.sessions.delete(session.id or "")
    try:
        await client.kernels.retrieve(kernel.id)
    except NotFoundError as error:
        done.append(error.status_code)
    await client.contents.delete(copied.path)
    return done


RESULT: list[object] = [
    0,
    "api.retrieve: 302 Found; it leads to /api, where an http_client made with follow_redirects=True would go",
    *("one\n", ["checkpoint"], "one\n", True, 64, "life & work.txt", "directory"),
    *("Untitled Folder", "Untitled.ipynb"),
    *({"colour": "red", "size": 3}, {"colour": "red", "size": 3}),
    *("python3", "python3", [True], "Untitled.ipynb", 404),
]
