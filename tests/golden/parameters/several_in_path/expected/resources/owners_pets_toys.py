RETRIEVE: Operation[None] = Operation(
    "owners.pets.toys.retrieve",
    method="GET",
    path="/owners/{owner_id}/pets/{pet_id}/toys/{toy_id}",
    parameters=(
        Parameter("toy_id", "path", required=True, schema="#/retrieve.path.toy_id"),
        Parameter("owner_id", "path", required=True, schema="#/retrieve.path.owner_id"),
        Parameter("pet_id", "path", required=True, schema="#/OwnersPetsToysRetrievePetId"),
    ),
    responses=(Returns("204"),),
)

def retrieve_call(toy_id: int, *, owner_id: str, pet_id: params.OwnersPetsToysRetrievePetId) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return RETRIEVE.call({"toy_id": toy_id, "owner_id": owner_id, "pet_id": pet_id})
