class Pets(Resource):
    """The calls under ``client.pets``."""

    def replace(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``PUT /pets/{id}``."""
        call = replace_call(id)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))

    def update(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``POST /pets/{id}``."""
        call = update_call(id)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
