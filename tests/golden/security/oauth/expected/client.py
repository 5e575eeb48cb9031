API = ApiDescription(
    "Pets",
    base_url="https://api.example.com",
    package="security_oauth",
    version="1",
    schemas=Path(__file__).with_name("schemas"),
    schemes=(SecurityScheme("oauth", kind="bearer", argument="api_key", variable="SECURITY_OAUTH_API_KEY"),),
    requires_credentials=True,
)
