UPDATE: Operation[models.Pet] = Operation(
    "pets.update",
    method="PUT",
    path="/pets/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/update.path.id"),),
    body=Body("application/json", schema="#/Pet", required=True),
    responses=(Returns("200", "application/json", models.Pet),),
)

def update_call(id: str, **body: Unpack[params.PetsUpdateParams]) -> Call[models.Pet]:
    """The call itself, ready to be sent by either client."""
    return UPDATE.call({"id": id, **body})
