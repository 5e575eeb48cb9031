RETRIEVE: Operation[None] = Operation(
    "pets.retrieve",
    method="GET",
    path="/pets/{tags}/{point}/{range}",
    parameters=(
        Parameter("tags", "path", required=True, style="label", explode=True, schema="#/retrieve.path.tags"),
        Parameter("point", "path", required=True, style="matrix", schema="#/PetsRetrievePoint"),
        Parameter("range", "path", required=True, schema="#/retrieve.path.range"),
    ),
    responses=(Returns("204"),),
)
