RETRIEVE: Operation[None] = Operation(
    "pets.retrieve",
    method="GET",
    path="/pets/{id}",
    parameters=(
        Parameter("id", "path", required=True, schema="pets.json#/retrieve.path.id"),
        Parameter("locale", "query", schema="pets.json#/retrieve.query.locale"),
        Parameter("dry_run", "query", required=True, schema="pets.json#/retrieve.query.dry_run"),
    ),
    responses=(Returns("204"),),
)

DELETE: Operation[None] = Operation(
    "pets.delete",
    method="DELETE",
    path="/pets/{id}",
    parameters=(
        Parameter("id", "path", required=True, schema="pets.json#/delete.path.id"),
        Parameter("locale", "query", schema="pets.json#/delete.query.locale"),
        Parameter("dry_run", "query", schema="pets.json#/delete.query.dry_run"),
    ),
    responses=(Returns("204"),),
)
