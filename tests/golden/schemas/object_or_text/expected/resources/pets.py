def create_call(*, body: params.Pet | Model | str) -> Call[models.Pet | str]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({"body": body})
