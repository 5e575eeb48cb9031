RETRIEVE: Operation[None] = Operation(
    "pets.retrieve",
    method="GET",
    path="/pets/{id}",
    parameters=(
        Parameter("id", "path", required=True, schema="#/retrieve.path.id"),
        Parameter("id", "query", keyword="id_query", schema="#/retrieve.query.id"),
        Parameter("id", "header", keyword="id_header", schema="#/retrieve.header.id"),
    ),
    responses=(Returns("204"),),
)

def retrieve_call(id: str, **query: Unpack[params.PetsRetrieveParams]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return RETRIEVE.call({"id": id, **query})
