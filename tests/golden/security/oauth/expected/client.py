API = ApiDescription(
    "Pets",
    base_url="https://api.example.com",
    package="security_oauth",
    version="1",
    schemas=Path(__file__).with_name("schemas"),
    schemes=(
        OAuth2Token(
            "oauth", argument="api_key", variable="SECURITY_OAUTH_API_KEY", endpoint="https://example.com/token"
        ),
    ),
    security=(("oauth",),),
    requires_credentials=True,
)

class AsyncClient(AsyncSession):
    """A client of Pets. Its calls are awaited."""

    def __init__(
        self,
        *,
        api_key: AsyncKeySource | ClientCredentials | RefreshToken | None = None,
        base_url: str | None = None,
        timeout: Timeout | None = None,
        http_client: httpx.AsyncClient | None = None,
        default_headers: Mapping[str, str] | None = None,
        validate_requests: bool = True,
        on_invalid_response: InvalidResponsePolicy = "warn",
        max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES,
        max_retries: int = DEFAULT_MAX_RETRIES,
        total_timeout: float | None = None,
    ) -> None:
        """Make a client.

        - ``api_key``: For ``oauth``; default: the variable ``SECURITY_OAUTH_API_KEY``.
        - ``base_url``: The server of all calls; default: what the document says, if that is complete.
        - ``timeout``: Seconds for each phase of a request, or an ``httpx.Timeout``.
        - ``http_client``: Your own httpx client, with what it sends by itself; it is never closed here.
        - ``default_headers``: Sent with every request; arguments and ``extra_headers`` of a call win over them.
        - ``validate_requests``: Whether arguments are checked against the document before anything is sent.
        - ``on_invalid_response``: What is done about an answer that does not fit: ``warn``, ``raise`` or ``ignore``.
        - ``max_response_bytes``: The most bytes of an answer that is read whole, or of an item; default: 256 MiB.
        - ``max_retries``: How often a call is sent again that failed in passing; default: 2.
        - ``total_timeout``: Seconds for all tries of a call together, with the pauses between them; default: no limit.

        Raises CredentialsError where a credential is missing.
        """
        super().__init__(
            API,
            {"oauth": api_key},
            SessionOptions(
                base_url,
                timeout,
                default_headers,
                validate_requests,
                on_invalid_response,
                max_response_bytes,
                max_retries,
                total_timeout,
            ),
            http_client,
        )

    @cached_property
    def pets(self) -> AsyncPets:
        """The calls under ``client.pets``."""
        from .resources.pets import AsyncPets

        return AsyncPets(self)
