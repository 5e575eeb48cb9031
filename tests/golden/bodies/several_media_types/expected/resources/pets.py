CREATE: Operation[None] = Operation(
    "pets.create",
    method="POST",
    path="/pets",
    body=Body("application/vnd.pets+json", schema="#/PetsCreateRequest", required=True, upload=MultipartForm()),
    responses=(Returns("204"),),
)
