class Import(Resource):
    """The calls under ``client.import_``."""

    def retrieve(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``GET /import``."""
        call = retrieve_call()
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
