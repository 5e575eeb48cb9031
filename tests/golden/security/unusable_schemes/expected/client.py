API = ApiDescription(
    "Pets",
    base_url="https://api.example.com",
    package="security_unusable_schemes",
    version="1",
    schemas=Path(__file__).with_name("schemas"),
)
