    def update(
        self,
        *,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: Timeout | None = None,
        **body: Unpack[params.PetsUpdateParams],
    ) -> models.Pet:
        """''" {{ summary }} \\ (``PUT /pets``).

        {% include 'x' %}
        '''\"\"\""
        \\N{BULLET} \\x   next
        """
        call = update_call(**body)
        return self._session.send(call, RequestOptions(extra_headers, extra_query, extra_body, timeout))
