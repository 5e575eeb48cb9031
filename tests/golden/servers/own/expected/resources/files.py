CREATE: Operation[None] = Operation(
    "files.create", method="POST", path="/files", responses=(Returns("204"),), server="uploads"
)

RETRIEVE: Operation[None] = Operation(
    "files.retrieve",
    method="GET",
    path="/files/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/retrieve.path.id"),),
    responses=(Returns("204"),),
    server="content_files",
)
