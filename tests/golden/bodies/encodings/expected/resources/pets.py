CREATE: Operation[None] = Operation(
    "pets.create",
    method="POST",
    path="/pets",
    body=Body(
        "application/x-www-form-urlencoded",
        schema="#/PetsCreateRequest",
        required=True,
        form=UrlEncodedForm(
            {
                "owner": Encoding(style="deepObject", explode=True),
                "tags": Encoding(style="spaceDelimited", explode=False),
                "toys": Encoding("application/json"),
            }
        ),
    ),
    responses=(Returns("204"),),
)

UPDATE: Operation[None] = Operation(
    "pets.update",
    method="PUT",
    path="/pets",
    body=Body(
        "multipart/form-data",
        schema="#/PetsUpdateRequest",
        form=MultipartForm(
            {"photo": Encoding("image/png, image/jpeg"), "note": Encoding("text/csv"), "film": Encoding("video/*")}
        ),
    ),
    responses=(Returns("204"),),
)
