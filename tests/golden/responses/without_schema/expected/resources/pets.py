RETRIEVE: Operation[Any] = Operation(
    "pets.retrieve",
    method="GET",
    path="/pets/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/retrieve.path.id"),),
    responses=(Returns("200", "application/json", Any),),
)

def retrieve_call(id: str) -> Call[Any]:
    """The call itself, ready to be sent by either client."""
    return RETRIEVE.call({"id": id})
