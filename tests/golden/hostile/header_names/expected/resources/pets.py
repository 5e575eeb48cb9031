LIST: Operation[None] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    parameters=(Parameter("X-Good", "header", keyword="x_good", schema="#/list.header.X-Good"),),
    responses=(Returns("204"),),
)
