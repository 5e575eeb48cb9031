LIST: Operation[list_[models.Pet]] = Operation(
    "pets.list", method="GET", path="/pets", responses=(Returns("200", "application/json", list_[models.Pet]),)
)

def list_call() -> Call[list_[models.Pet]]:
    """The call itself, ready to be sent by either client."""
    return LIST.call({})
