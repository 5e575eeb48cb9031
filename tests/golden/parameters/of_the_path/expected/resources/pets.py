RETRIEVE: Operation[None] = Operation(
    "pets.retrieve",
    method="GET",
    path="/pets/{id}",
    parameters=(
        Parameter("id", "path", required=True, schema="#/retrieve.path.id"),
        Parameter("locale", "query", schema="#/retrieve.query.locale"),
        Parameter("dry_run", "query", required=True, schema="#/retrieve.query.dry_run"),
    ),
    responses=(Returns("204"),),
)

DELETE: Operation[None] = Operation(
    "pets.delete",
    method="DELETE",
    path="/pets/{id}",
    parameters=(
        Parameter("id", "path", required=True, schema="#/delete.path.id"),
        Parameter("locale", "query", schema="#/delete.query.locale"),
        Parameter("dry_run", "query", schema="#/delete.query.dry_run"),
    ),
    responses=(Returns("204"),),
)
