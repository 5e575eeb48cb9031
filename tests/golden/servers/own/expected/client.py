API = ApiDescription(
    "Files",
    base_url="https://api.example.com/v1",
    package="servers_own",
    version="1",
    schemas=Path(__file__).with_name("schemas"),
)

SERVERS = ServerChoices(
    {"api": ServerTemplate("https://api.example.com/v1")},
    own={
        "uploads": ServerTemplate("https://uploads.example.com/v1"),
        "content_files": ServerTemplate("https://data.example.com"),
    },
)

class Client(SyncSession):
    """A client of Files."""

    def __init__(
        self,
        *,
        server_urls: Mapping[Literal["uploads", "content_files"], str] | None = None,
        base_url: str | None = None,
        timeout: Timeout | None = None,
        http_client: httpx.Client | None = None,
        default_headers: Mapping[str, str] | None = None,
        validate_requests: bool = True,
        on_invalid_response: InvalidResponsePolicy = "warn",
        max_response_bytes: int = DEFAULT_MAX_RESPONSE_BYTES,
        max_retries: int = DEFAULT_MAX_RETRIES,
        total_timeout: float | None = None,
    ) -> None:
        """Make a client.

        - ``server_urls``: Other URLs for servers that some calls go to: ``uploads`` (https://uploads.example.com/v1), ``content_files`` (https://data.example.com).
        - ``base_url``: The server of all calls; default: what the document says, if that is complete.
        - ``timeout``: Seconds for each phase of a request, or an ``httpx.Timeout``.
        - ``http_client``: Your own httpx client, with what it sends by itself; it is never closed here.
        - ``default_headers``: Sent with every request; arguments and ``extra_headers`` of a call win over them.
        - ``validate_requests``: Whether arguments are checked against the document before anything is sent.
        - ``on_invalid_response``: What is done about an answer that does not fit: ``warn``, ``raise`` or ``ignore``.
        - ``max_response_bytes``: The most bytes of an answer that is read whole, or of an item; default: 256 MiB.
        - ``max_retries``: How often a call is sent again that failed in passing; default: 2.
        - ``total_timeout``: Seconds for all tries of a call together, with the pauses between them; default: no limit.
        """
        super().__init__(
            API,
            {},
            SessionOptions(
                SERVERS.urls(base_url, server_urls=server_urls),
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
    def files(self) -> Files:
        """The calls under ``client.files``."""
        from .resources.files import Files

        return Files(self)
