DELETE: Operation[None] = Operation(
    "pets.delete",
    method="DELETE",
    path="/pets/{id}",
    parameters=(
        Parameter("id", name="id", location="path", required=True, schema="pets.json#/delete.path.id"),
        Parameter(
            "x_request_id",
            name="X-Request-ID",
            location="header",
            required=True,
            schema="pets.json#/delete.header.X-Request-ID",
        ),
        Parameter("if_match", name="If-Match", location="header", schema="pets.json#/delete.header.If-Match"),
        Parameter("x_tags", name="X-Tags", location="header", schema="pets.json#/delete.header.X-Tags"),
    ),
    responses=(Returns("204"),),
)
