LIST: Operation[list_[str]] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("exploded", name="exploded", location="query", schema="pets.json#/list.query.exploded"),
        Parameter("commas", name="commas", location="query", explode=False, schema="pets.json#/list.query.commas"),
        Parameter(
            "spaces", name="spaces", location="query", style="spaceDelimited", schema="pets.json#/list.query.spaces"
        ),
        Parameter("pipes", name="pipes", location="query", style="pipeDelimited", schema="pets.json#/list.query.pipes"),
    ),
    responses=(Returns("200", "application/json", list_[str]),),
)
