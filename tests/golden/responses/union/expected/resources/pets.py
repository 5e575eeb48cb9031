RETRIEVE: Operation[models.PetsRetrieveResponse] = Operation(
    "pets.retrieve",
    method="GET",
    path="/pets/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/retrieve.path.id"),),
    responses=(Returns("200", "application/json", models.PetsRetrieveResponse),),
)
