DELETE: Operation[None] = Operation(
    "pets.delete",
    method="DELETE",
    path="/pets/{id}",
    parameters=(
        Parameter("id", "path", required=True, schema="pets.json#/delete.path.id"),
        Parameter(
            "X-Request-ID",
            "header",
            keyword="x_request_id",
            required=True,
            schema="pets.json#/delete.header.X-Request-ID",
        ),
        Parameter("If-Match", "header", keyword="if_match", schema="pets.json#/delete.header.If-Match"),
        Parameter("X-Tags", "header", keyword="x_tags", schema="pets.json#/delete.header.X-Tags"),
    ),
    responses=(Returns("204"),),
)
