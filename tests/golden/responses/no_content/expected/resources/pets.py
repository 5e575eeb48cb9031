DELETE: Operation[None] = Operation(
    "pets.delete",
    method="DELETE",
    path="/pets/{id}",
    parameters=(Parameter("id", "path", required=True, schema="#/delete.path.id"),),
    responses=(Returns("204"),),
)

    def delete(
        self,
        id: str,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
    ) -> None:
        """Send ``DELETE /pets/{id}``."""
        call = delete_call(id)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
