CREATE: Operation[None] = Operation(
    "pets.create",
    method="POST",
    path="/pets",
    parameters=(Parameter("dry_run", "query", schema="#/create.query.dry_run"),),
    body=Body("application/json", schema="#/create.body", required=True, spread=False),
    responses=(Returns("204"),),
)

def create_call(*, body: Sequence[str], **query: Unpack[params.PetsCreateParams]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({"body": body, **query})
