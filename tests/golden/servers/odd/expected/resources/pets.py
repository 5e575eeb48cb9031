LIST: Operation[None] = Operation("pets.list", method="GET", path="/v4/pets", responses=(Returns("204"),))

LISTEN: Operation[None] = Operation("pets.listen", method="GET", path="/pets/listen", responses=(Returns("204"),))

RETRIEVE: Operation[None] = Operation(
    "pets.retrieve",
    method="GET",
    path="/{version}/pets/{id}",
    parameters=(
        Parameter("version", "path", required=True, schema="#/VersionPetsIdVersion"),
        Parameter("id", "path", required=True, schema="#/retrieve.path.id"),
    ),
    responses=(Returns("204"),),
)

SEARCH: Operation[None] = Operation(
    "pets.search", method="GET", path="/pets/search", responses=(Returns("204"),), server="one"
)

TOUCH: Operation[None] = Operation(
    "pets.touch", method="POST", path="/pets/touch", responses=(Returns("204"),), server="api_beta"
)
