LIST: Operation[None] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(Parameter("x_good", name="X-Good", location="header", schema="pets.json#/list.header.X-Good"),),
    responses=(Returns("204"),),
)
