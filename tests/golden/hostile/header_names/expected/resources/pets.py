LIST: Operation[None] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(
        Parameter(
            "x_a_x_injected1",
            name="X-A\r\nX-Injected: 1",
            location="header",
            schema="pets.json#/list.header.X-A\r\nX-Injected: 1",
        ),
        Parameter(
            "x_good",
            name="X-Good",
            location="header",
            schema="pets.json#/list.header.X-Good",
        ),
    ),
    responses=(Returns("204"),),
)
