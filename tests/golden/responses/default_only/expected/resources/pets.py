RETRIEVE: Operation[models.PetsRetrieveResponseDefault] = Operation(
    "pets.retrieve",
    method="GET",
    path="/pets/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/retrieve.path.id"),),
    responses=(Returns("default", "application/json", models.PetsRetrieveResponseDefault),),
)

def retrieve_call(id: str) -> Call[models.PetsRetrieveResponseDefault]:
    """The call itself, ready to be sent by either client."""
    return RETRIEVE.call({"id": id})
