API = ApiDescription(
    "Pets",
    base_url="https://api.example.com",
    package="security_optional",
    version="1",
    schemas=Path(__file__).with_name("schemas"),
    schemes=(SecurityScheme("bearerAuth", kind="bearer", argument="api_key", variable="SECURITY_OPTIONAL_API_KEY"),),
    security=((), ("bearerAuth",)),
)
