API = ApiDescription(
    "Pets",
    base_url="https://api.example.com",
    package="security_optional",
    version="1",
    schemas=Path(__file__).with_name("schemas"),
    schemes=(SecurityScheme("bearerAuth", argument="api_key", variable="SECURITY_OPTIONAL_API_KEY", prefix="Bearer"),),
    security=((), ("bearerAuth",)),
)
