UPDATE: Operation[None] = Operation(
    "photos.update",
    method="PUT",
    path="/photos/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/update.path.id"),),
    body=Body("application/octet-stream", schema="#/update.body", required=True, spread=False, octets=Octets()),
    responses=(Returns("204"),),
)

def update_call(id: str, *, body: AsyncContent) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return UPDATE.call({"id": id, "body": body})

    async def update(
        self,
        id: str,
        *,
        body: AsyncContent,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``PUT /photos/{id}``."""
        call = update_call(id, body=body)
        return await self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
