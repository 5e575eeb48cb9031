CREATE: Operation[None] = Operation(
    "notes.create",
    method="POST",
    path="/notes",
    body=Body("text/plain", schema="#/create.body", required=True, spread=False, octets=Octets()),
    responses=(Returns("204"),),
)

def create_call(*, body: str | AsyncContent) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({"body": body})
