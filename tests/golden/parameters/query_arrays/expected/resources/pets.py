LIST: Operation[list_[str]] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("exploded", "query", schema="#/list.query.exploded"),
        Parameter("commas", "query", explode=False, schema="#/list.query.commas"),
        Parameter("spaces", "query", style="spaceDelimited", schema="#/list.query.spaces"),
        Parameter("pipes", "query", style="pipeDelimited", schema="#/list.query.pipes"),
    ),
    responses=(Returns("200", "application/json", list_[str]),),
)
