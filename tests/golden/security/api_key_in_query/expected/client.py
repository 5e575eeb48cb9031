API = ApiDescription(
    "Pets",
    base_url="https://api.example.com",
    package="security_api_key_in_query",
    version="1",
    schemas=Path(__file__).with_name("schemas"),
    schemes=(QueryKey("key", argument="api_key", variable="SECURITY_API_KEY_IN_QUERY_API_KEY", parameter="api key"),),
    security=(("key",),),
    requires_credentials=True,
)
