RETRIEVE: Operation[None] = Operation(
    "files.retrieve",
    method="GET",
    path="/files/{path}",
    parameters=(
        Parameter("path", "path", required=True, schema="#/retrieve.path.path"),
        Parameter("raw", "query", allow_reserved=True, schema="#/retrieve.query.raw"),
        Parameter("quoted", "query", schema="#/retrieve.query.quoted"),
    ),
    responses=(Returns("204"),),
)
