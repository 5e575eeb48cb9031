CREATE: Operation[None] = Operation(
    "photos.create",
    method="POST",
    path="/photos",
    body=Body("multipart/form-data", schema="#/PhotosCreateRequest", required=True, form=MultipartForm()),
    responses=(Returns("204"),),
)

def create_call(**body: Unpack[params.PhotosCreateParams]) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return CREATE.call({**body})
