ADD: Operation[None] = Operation(
    "pets.add",
    method="POST",
    path="/pets",
    body=Body("application/json", schema="#/NewPet", required=True),
    responses=(Returns("204"),),
)

def add_call(**body: Unpack[params.PetsAddParams]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return ADD.call({**body})

    def add(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
        **body: Unpack[params.PetsAddParams],
    ) -> None:
        """Add a pet (``POST /pets``)."""
        call = add_call(**body)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
