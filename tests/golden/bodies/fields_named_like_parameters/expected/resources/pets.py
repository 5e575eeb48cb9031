UPDATE: Operation[None] = Operation(
    "pets.update",
    method="PUT",
    path="/pets/{id}",
    parameters=(
        Parameter("id", "path", required=True, schema="#/update.path.id"),
        Parameter("name", "query", schema="#/update.query.name"),
    ),
    body=Body(
        "application/json", schema="#/PetsUpdateRequest", required=True, fields={"id_body": "id", "name_body": "name"}
    ),
    responses=(Returns("204"),),
)

def update_call(id: str, **arguments: Unpack[params.PetsUpdateParams]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return UPDATE.call({"id": id, **arguments})
