UPDATE: Operation[bytes] = Operation(
    "pets.update",
    method="PUT",
    path="/pets",
    body=Body(
        "text/x\r\nX-Injected: 1",
        schema="pets.json#/update.body",
        required=True,
        spread=False,
    ),
    responses=(Returns("200", 'application/json"'),),
)
