CREATE: Operation[None] = Operation(
    "photos.create",
    method="POST",
    path="/photos",
    body=Body(
        "application/json",
        schema="#/Photo",
        required=True,
        upload=MultipartForm({"tags": Encoding("application/json")}),
    ),
    responses=(Returns("204"),),
)

def create_call(**body: Unpack[params.PhotosCreateParams]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({**body})
