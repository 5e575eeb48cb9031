API = ApiDescription(
    "Pets",
    base_url="https://api.example.com",
    package="security_api_key_in_header",
    version="1",
    schemas=Path(__file__).with_name("schemas"),
    schemes=(
        SecurityScheme("key", argument="api_key", variable="SECURITY_API_KEY_IN_HEADER_API_KEY", parameter="X-Api-Key"),
    ),
    security=(("key",),),
    requires_credentials=True,
)
