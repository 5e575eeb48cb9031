def create_call(*, body: params.Weights | Mapping[str, object] | Model) -> Call[models.Family]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({"body": body})
