    def retrieve(
        self,
        pet_id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``GET /pets/{petId}``."""
        call = retrieve_call(pet_id)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
