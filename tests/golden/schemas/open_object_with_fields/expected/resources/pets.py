CREATE: Operation[models.Pet] = Operation(
    "pets.create",
    method="POST",
    path="/pets",
    body=Body("application/json", schema="#/Pet", required=True, spread=False),
    responses=(Returns("200", "application/json", models.Pet),),
)

def create_call(*, body: params.Pet | Mapping[str, object] | Model) -> Call[models.Pet]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({"body": body})
