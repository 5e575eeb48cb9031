UPDATE: Operation[models.Pet | models.Receipt | None] = Operation(
    "pets.update",
    method="PUT",
    path="/pets/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/update.path.id"),),
    responses=(
        Returns("200", "application/json", models.Pet),
        Returns("201", "application/json", models.Receipt),
        Returns("202"),
    ),
)

def update_call(id: str) -> Call[models.Pet | models.Receipt | None]:
    """The call itself, ready to be sent by either client."""
    return UPDATE.call({"id": id})
