CREATE: Operation[None] = Operation(
    "names.create",
    method="POST",
    path="/names",
    body=Body("application/json", schema="#/create.body", required=True, spread=False),
    responses=(Returns("204"),),
)

def create_call(*, body: str) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({"body": body})
