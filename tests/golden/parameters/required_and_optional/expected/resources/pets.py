LIST: Operation[list_[str]] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("owner", "query", required=True, schema="#/list.query.owner"),
        Parameter("limit", "query", schema="#/list.query.limit"),
        Parameter("colour", "query", schema="#/list.query.colour"),
    ),
    responses=(Returns("200", "application/json", list_[str]),),
)

def list_call(**query: Unpack[params.PetsListParams]) -> Call[list_[str]]:
    """The call itself, ready to be sent by either client."""
    return LIST.call({**query})

    def list(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
        **query: Unpack[params.PetsListParams],
    ) -> list_[str]:
        """List pets (``GET /pets``)."""
        call = list_call(**query)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
