UPDATE: Operation[bytes] = Operation(
    "pets.picture.update",
    method="PUT",
    path="/pets/{id}/picture",
    parameters=(Parameter("id", "path", required=True, schema="#/update.path.id"),),
    body=Body("multipart/form-data", schema="#/PetsPictureUpdateRequest", required=True, form=MultipartForm()),
    responses=(Returns("200", "image/png"),),
)

def update_call(id: str, **body: Unpack[params.PetsPictureUpdateParams]) -> Call[bytes]:
    """The call itself, ready to be sent by either client."""
    return UPDATE.call({"id": id, **body})
