DELETE: Operation[None] = Operation(
    "pets.delete",
    method="DELETE",
    path="/pets/{id}",
    parameters=(
        Parameter("id", "path", required=True, schema="#/delete.path.id"),
        Parameter(
            "X-Request-ID", "header", keyword="x_request_id", required=True, schema="#/delete.header.X-Request-ID"
        ),
        Parameter("If-Match", "header", keyword="if_match", schema="#/delete.header.If-Match"),
        Parameter("X-Tags", "header", keyword="x_tags", schema="#/delete.header.X-Tags"),
    ),
    responses=(Returns("204"),),
)
