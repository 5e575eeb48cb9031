CREATE: Operation[None] = Operation(
    "pets.create",
    method="POST",
    path="/pets",
    body=Body("application/json", schema="#/Pet", required=True, spread=False),
    responses=(Returns("204"),),
)

def create_call(*, body: params.Pet) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({"body": body})

    def create(
        self,
        *,
        body: params.Pet,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``POST /pets``."""
        call = create_call(body=body)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
