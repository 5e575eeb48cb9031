LIST: Operation[None] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter(
            "session-id", "cookie", keyword="session_id", required=True, schema="pets.json#/list.cookie.session-id"
        ),
        Parameter("theme", "cookie", schema="pets.json#/list.cookie.theme"),
    ),
    responses=(Returns("204"),),
)
