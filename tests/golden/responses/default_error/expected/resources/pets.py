DELETE: Operation[None] = Operation(
    "pets.delete",
    method="DELETE",
    path="/pets/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/delete.path.id"),),
    responses=(Returns("204"), Returns("default", "application/json", models.Error)),
)
