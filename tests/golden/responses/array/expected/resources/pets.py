LIST: Operation[list[models.Pet]] = Operation(
    "pets.list",
    method="GET",
    path="/pets",
    responses=(Returns("200", "application/json", list[models.Pet]),),
)

def list() -> Call[list[models.Pet]]:
    """The call itself, ready to be sent by either client."""
    return LIST.call({})
