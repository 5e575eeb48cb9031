LIST: Operation[None] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter(
            "session_id",
            name="session-id",
            location="cookie",
            required=True,
            schema="pets.json#/list.cookie.session-id",
        ),
        Parameter("theme", name="theme", location="cookie", schema="pets.json#/list.cookie.theme"),
    ),
    responses=(Returns("204"),),
)
