RETRIEVE: Operation[bytes] = Operation(
    "photos.retrieve",
    method="GET",
    path="/photos/{id}",
    parameters=(Parameter("id", name="id", location="path", required=True, schema="photos.json#/retrieve.path.id"),),
    responses=(Returns("200", "image/png"),),
)

def retrieve_call(id: str) -> Call[bytes]:
    """The call itself, ready to be sent by either client."""
    return RETRIEVE.call({"id": id})
