LIST: Operation[None] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("session-id", "cookie", keyword="session_id", required=True, schema="#/list.cookie.session-id"),
        Parameter("theme", "cookie", schema="#/list.cookie.theme"),
    ),
    responses=(Returns("204"),),
)
