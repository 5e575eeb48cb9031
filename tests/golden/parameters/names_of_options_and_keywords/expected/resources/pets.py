LIST: Operation[list_[str]] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("timeout", "query", keyword="timeout_", schema="#/list.query.timeout"),
        Parameter("extra_query", "query", keyword="extra_query_", schema="#/list.query.extra_query"),
        Parameter("from", "query", keyword="from_", schema="#/list.query.from"),
        Parameter("self", "query", keyword="self_", schema="#/list.query.self"),
        Parameter("body", "query", schema="#/list.query.body"),
        Parameter("None", "query", keyword="none", schema="#/list.query.None"),
    ),
    responses=(Returns("200", "application/json", list_[str]),),
)
