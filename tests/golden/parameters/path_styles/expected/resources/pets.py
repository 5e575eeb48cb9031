RETRIEVE: Operation[None] = Operation(
    "pets.retrieve",
    method="GET",
    path="/pets/{tags}/{point}/{range}",
    parameters=(
        Parameter(
            "tags",
            name="tags",
            location="path",
            required=True,
            style="label",
            explode=True,
            schema="pets.json#/retrieve.path.tags",
        ),
        Parameter(
            "point", name="point", location="path", required=True, style="matrix", schema="pets.json#/PetsRetrievePoint"
        ),
        Parameter("range", name="range", location="path", required=True, schema="pets.json#/retrieve.path.range"),
    ),
    responses=(Returns("204"),),
)
