LIST: Operation[list_[str]] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("timeout_", name="timeout", location="query", schema="pets.json#/list.query.timeout"),
        Parameter("extra_query_", name="extra_query", location="query", schema="pets.json#/list.query.extra_query"),
        Parameter("from_", name="from", location="query", schema="pets.json#/list.query.from"),
        Parameter("self_", name="self", location="query", schema="pets.json#/list.query.self"),
        Parameter("body", name="body", location="query", schema="pets.json#/list.query.body"),
        Parameter("none", name="None", location="query", schema="pets.json#/list.query.None"),
    ),
    responses=(Returns("200", "application/json", list_[str]),),
)
