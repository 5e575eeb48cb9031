CREATE: Operation[None] = Operation(
    "pets.create",
    method="POST",
    path="/pets",
    body=Body("application/json", schema="#/create.body", required=True, spread=False),
    responses=(Returns("204"),),
)

def create_call(*, body: Sequence[params.Pet | Model]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({"body": body})
