LIST: Operation[list_[str]] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("exploded", "query", schema="pets.json#/list.query.exploded"),
        Parameter("commas", "query", explode=False, schema="pets.json#/list.query.commas"),
        Parameter("spaces", "query", style="spaceDelimited", schema="pets.json#/list.query.spaces"),
        Parameter("pipes", "query", style="pipeDelimited", schema="pets.json#/list.query.pipes"),
    ),
    responses=(Returns("200", "application/json", list_[str]),),
)
