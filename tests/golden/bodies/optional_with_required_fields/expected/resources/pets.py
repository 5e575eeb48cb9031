CREATE: Operation[None] = Operation(
    "pets.create",
    method="POST",
    path="/pets",
    body=Body("application/json", schema="#/PetsCreateRequest"),
    responses=(Returns("204"),),
)

def create_call(**body: Unpack[params.PetsCreateParams]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({**body})
