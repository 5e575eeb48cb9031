UPDATE: Operation[models.Pet] = Operation(
    "pets.update",
    method="PUT",
    path="/pets",
    body=Body(
        "application/json",
        schema="pets.json#/Pet",
        required=True,
        fields={
            "pet_name_body": "petName",
            "pet_name_body2": "PetName",
            "pet_name_body3": "pet-name",
            "pet_url": "petURL",
        },
    ),
    responses=(Returns("200", "application/json", models.Pet),),
)
