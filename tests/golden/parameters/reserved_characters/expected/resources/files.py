RETRIEVE: Operation[None] = Operation(
    "files.retrieve",
    method="GET",
    path="/files/{path}",
    parameters=(
        Parameter("path", "path", required=True, schema="files.json#/retrieve.path.path"),
        Parameter("raw", "query", allow_reserved=True, schema="files.json#/retrieve.query.raw"),
        Parameter("quoted", "query", schema="files.json#/retrieve.query.quoted"),
    ),
    responses=(Returns("204"),),
)
