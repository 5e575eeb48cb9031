LIST: Operation[None] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter("session", "cookie", style="cookie", schema="#/list.cookie.session"),
        Parameter("seen", "cookie", style="cookie", schema="#/list.cookie.seen"),
        Parameter("more", "cookie", style="cookie", schema="#/PetsListMore"),
    ),
    responses=(Returns("204"),),
)
