RETRIEVE: Operation[None] = Operation(
    "files.retrieve",
    method="GET",
    path="/files/{path}",
    parameters=(
        Parameter("path", name="path", location="path", required=True, schema="files.json#/retrieve.path.path"),
        Parameter("raw", name="raw", location="query", allow_reserved=True, schema="files.json#/retrieve.query.raw"),
        Parameter("quoted", name="quoted", location="query", schema="files.json#/retrieve.query.quoted"),
    ),
    responses=(Returns("204"),),
)
