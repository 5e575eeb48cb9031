API = ApiDescription(
    "Pets",
    base_url="https://api.example.com",
    package="hostile_security_schemes",
    version="1",
    schemas=Path(__file__).with_name("schemas"),
    schemes=(
        SecurityScheme(
            'a"b',
            kind="apiKey",
            argument="a_b",
            variable="HOSTILE_SECURITY_SCHEMES_A_B",
            location="query",
            parameter='k"&\n',
        ),
        SecurityScheme("import", kind="bearer", argument="import_", variable="HOSTILE_SECURITY_SCHEMES_IMPORT_"),
    ),
    requires_credentials=True,
)

    def __init__(
        self,
        *,
        a_b: str | None = None,
        import_: str | None = None,
        base_url: str | None = None,
        timeout: Timeout | None = None,
        http_client: httpx.Client | None = None,
        default_headers: Mapping[str, str] | None = None,
        validate_requests: bool = True,
        on_invalid_response: InvalidResponsePolicy = "warn",
    ) -> None:
        """Make a client.

        - ``a_b``: For ``a"b``; default: the variable ``HOSTILE_SECURITY_SCHEMES_A_B``.
        - ``import_``: For ``import``; default: the variable ``HOSTILE_SECURITY_SCHEMES_IMPORT_``.
        - ``base_url``: The server; default: the document's first one, if that is complete.
        - ``timeout``: Seconds for each phase of a request, or an ``httpx.Timeout``.
        - ``http_client``: Your own httpx client; it is used as it is and never closed here.
        - ``default_headers``: Sent with every request.
        - ``validate_requests``: Whether arguments are checked against the document before anything is sent.
        - ``on_invalid_response``: What is done about an answer that does not fit: ``warn``, ``raise`` or ``ignore``.

        Raises CredentialsError where a credential is missing.
        """
        super().__init__(
            API,
            {'a"b': a_b, "import": import_},
            SessionOptions(base_url, timeout, default_headers, validate_requests, on_invalid_response),
            http_client,
        )
