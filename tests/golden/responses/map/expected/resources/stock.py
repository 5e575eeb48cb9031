RETRIEVE: Operation[dict[str, int]] = Operation(
    "stock.retrieve", method="GET", path="/stock", responses=(Returns("200", "application/json", dict[str, int]),)
)

def retrieve_call() -> Call[dict[str, int]]:
    """The call itself, ready to be sent by either client."""
    return RETRIEVE.call({})
