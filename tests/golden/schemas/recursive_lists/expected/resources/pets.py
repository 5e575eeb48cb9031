UPDATE: Operation[models.Tree] = Operation(
    "pets.update",
    method="PUT",
    path="/pets",
    body=Body("application/json", schema="#/Json", required=True, spread=False),
    responses=(Returns("200", "application/json", models.Tree),),
)

def update_call(*, body: params.Json) -> Call[models.Tree]:
    """The call itself, ready to be sent by either client."""
    return UPDATE.call({"body": body})
