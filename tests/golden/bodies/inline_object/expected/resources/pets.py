CREATE: Operation[models.PetsCreateResponse] = Operation(
    "pets.create",
    method="POST",
    path="/pets",
    body=Body("application/json", schema="#/PetsCreateRequest", required=True),
    responses=(Returns("200", "application/json", models.PetsCreateResponse),),
)

def create_call(**body: Unpack[params.PetsCreateParams]) -> Call[models.PetsCreateResponse]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({**body})
