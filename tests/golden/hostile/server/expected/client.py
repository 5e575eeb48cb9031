API = ApiDescription(
    "Pets",
    base_url='https://api.example.com"; import os/a"b\\{{ x }}\n',
    package="hostile_server",
    version="1",
    schemas=Path(__file__).with_name("schemas"),
    schemes=(),
    requires_credentials=False,
)
