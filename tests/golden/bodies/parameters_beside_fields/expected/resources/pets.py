UPDATE: Operation[None] = Operation(
    "pets.update",
    method="PATCH",
    path="/pets/{id}",
    parameters=(
        Parameter("id", "path", required=True, schema="#/update.path.id"),
        Parameter("dry_run", "query", schema="#/update.query.dry_run"),
    ),
    body=Body("application/json", schema="#/Change", required=True),
    responses=(Returns("204"),),
)

def update_call(id: str, **arguments: Unpack[params.PetsUpdateParams]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return UPDATE.call({"id": id, **arguments})

    def update(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
        **arguments: Unpack[params.PetsUpdateParams],
    ) -> None:
        """Send ``PATCH /pets/{id}``."""
        call = update_call(id, **arguments)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
