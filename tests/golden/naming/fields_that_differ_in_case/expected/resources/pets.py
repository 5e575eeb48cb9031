UPDATE: Operation[models.Pet] = Operation(
    "pets.update",
    method="PUT",
    path="/pets",
    body=Body(
        "application/json",
        schema="#/Pet",
        required=True,
        fields={
            "pet_name_body3": "petName",
            "pet_name_body": "PetName",
            "pet_name_body2": "pet-name",
            "pet_url": "petURL",
        },
    ),
    responses=(Returns("200", "application/json", models.Pet),),
)
