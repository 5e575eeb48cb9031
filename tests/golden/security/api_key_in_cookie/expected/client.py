API = ApiDescription(
    "Pets",
    base_url="https://api.example.com",
    package="security_api_key_in_cookie",
    version="1",
    schemas=Path(__file__).with_name("schemas"),
    schemes=(CookieKey("key", argument="api_key", variable="SECURITY_API_KEY_IN_COOKIE_API_KEY", parameter="session"),),
    security=(("key",),),
    requires_credentials=True,
)
