RETRIEVE: Operation[None] = Operation(
    "pets.retrieve",
    method="GET",
    path="/pets/{petId}",
    parameters=(Parameter("petId", "path", keyword="pet_id", required=True, schema="#/retrieve.path.petId"),),
    responses=(Returns("204"),),
)

def retrieve_call(pet_id: str) -> Call[None]:
    """The call itself, ready to be sent by either client."""
    return RETRIEVE.call({"pet_id": pet_id})

    def retrieve(
        self,
        pet_id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``GET /pets/{petId}``.

        - ``pet_id``: Which pet.
        """
        call = retrieve_call(pet_id)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
