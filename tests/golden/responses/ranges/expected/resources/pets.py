DELETE: Operation[None] = Operation(
    "pets.delete",
    method="DELETE",
    path="/pets/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/delete.path.id"),),
    responses=(
        Returns("2XX"),
        Returns("404", "text/plain"),
        Returns("4XX", "application/problem+json", models.PetsDeleteResponse4XX),
    ),
)
