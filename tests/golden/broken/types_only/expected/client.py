class Client(SyncSession):
    """A client of Only types."""

    def __init__(
        self,
        *,
        base_url: str,
        timeout: Timeout | None = None,
        http_client: httpx.Client | None = None,
        default_headers: Mapping[str, str] | None = None,
        validate_requests: bool = True,
        on_invalid_response: InvalidResponsePolicy = "warn",
    ) -> None:
        """Make a client.

        - ``base_url``: The server; default: the document's first one, if that is complete.
        - ``timeout``: Seconds for each phase of a request, or an ``httpx.Timeout``.
        - ``http_client``: Your own httpx client; it is used as it is and never closed here.
        - ``default_headers``: Sent with every request.
        - ``validate_requests``: Whether arguments are checked against the document before anything is sent.
        - ``on_invalid_response``: What is done about an answer that does not fit: ``warn``, ``raise`` or ``ignore``.
        """
        super().__init__(
            API,
            {},
            SessionOptions(base_url, timeout, default_headers, validate_requests, on_invalid_response),
            http_client,
        )
