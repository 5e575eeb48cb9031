LIST: Operation[None] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter(
            "session", name="session", location="cookie", style="cookie", schema="pets.json#/list.cookie.session"
        ),
        Parameter("seen", name="seen", location="cookie", style="cookie", schema="pets.json#/list.cookie.seen"),
        Parameter("more", name="more", location="cookie", style="cookie", schema="pets.json#/PetsListMore"),
    ),
    responses=(Returns("204"),),
)
